package dev.heliac.il.opt;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Gives parallel loops a second function, beside their own, which stays: one for each function and number of extents. */
final class SecondFunctions {

    /** What a function that the loop's function calls may have to be inlined, too, since checks cannot be left out across calls. */
    private static final int MOST_INLINED = 48;

    /** What a second function may have before no more is inlined. */
    private static final int MOST_GROWN = 256;

    /** Makes one, where there can be one. */
    interface Maker {
        Optional<Function> make(SecondFunctions all, String name, Par par);
    }

    private record Key(String body, int extents) {}

    private final Map<String, Function> functions = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Map<Key, Optional<Function>> made = new LinkedHashMap<>();
    private final Map<Op, Op> ops;
    private final String suffix;
    private final Maker maker;

    private SecondFunctions(Module module, Map<Op, Op> ops, String suffix, Maker maker) {
        this.ops = ops;
        this.suffix = suffix;
        this.maker = maker;
        module.functions().forEach(f -> functions.put(f.name(), f));
        names.addAll(functions.keySet());
    }

    /**
     * Gives them to all loops that can have one.
     *
     * @param ops for a loop's operation the one that it has with a second function
     * @param suffix of its name
     */
    static Module give(Module module, Map<Op, Op> ops, String suffix, Maker maker) {
        var pass = new SecondFunctions(module, ops, suffix, maker);
        var all = new ArrayList<Function>();
        module.functions().forEach(f -> all.add(pass.function(f)));
        int before = all.size();
        pass.made.values().forEach(f -> f.ifPresent(all::add));
        return all.size() == before ? module : Optimizer.with(module, all);
    }

    /** A function of the module. */
    Function named(String name) {
        return functions.get(name);
    }

    private Function function(Function function) {
        boolean any = function.blocks().stream()
                .flatMap(b -> b.instructions().stream())
                .anyMatch(i -> ops.containsKey(i.op()));
        return !any
                ? function
                : new Function(
                        function.name(),
                        function.parameters(),
                        function.results(),
                        function.source(),
                        function.scopes(),
                        function.blocks().stream().map(this::block).toList());
    }

    private Block block(Block block) {
        var instructions = block.instructions().stream()
                .map(i -> i instanceof Par p && ops.containsKey(p.op()) ? loop(p) : i)
                .toList();
        return new Block(block.label(), block.parameters(), block.unwind(), instructions, block.terminator());
    }

    private Instruction loop(Par par) {
        var key = new Key(par.function(), par.extents().size());
        if (!made.containsKey(key)) {
            made.put(key, maker.make(this, fresh(par.function() + suffix), par));
        }
        var second = made.get(key);
        return second.isEmpty()
                ? par
                : new Par(
                        ops.get(par.op()),
                        par.function(),
                        second.map(Function::name),
                        par.arguments(),
                        par.extents(),
                        par.combining(),
                        par.results(),
                        par.line());
    }

    private String fresh(String like) {
        var name = like;
        for (int n = 1; !names.add(name); n++) {
            name = like + "." + n;
        }
        return name;
    }

    /** Puts a loop's function in place of the call of it, and the small ones that it calls. */
    void inline(Body draft, Function body) {
        inline(draft, c -> c.name().equals(body.name()));
        while (inline(draft, c -> size(c) <= MOST_INLINED && draft.size() <= MOST_GROWN)) {
            // Calls in what was inlined are next.
        }
    }

    /** Puts the functions that are wanted in place of calls of them, once; none of them calls itself. */
    private boolean inline(Body draft, Predicate<Function> wanted) {
        boolean any = false;
        for (var node : List.copyOf(draft.nodes)) {
            var at = node;
            for (int i = 0; i < at.instructions.size(); i++) {
                var callee = at.instructions.get(i) instanceof Instruction.Call c ? functions.get(c.function()) : null;
                if (callee != null && wanted.test(callee) && Inline.fits(callee) && Inline.possible(draft, at, i, callee)) {
                    at = Inline.at(draft, at, i, callee);
                    i = -1;
                    any = true;
                }
            }
        }
        return any;
    }

    private static int size(Function function) {
        return function.blocks().stream().mapToInt(b -> b.instructions().size() + 1).sum();
    }
}
