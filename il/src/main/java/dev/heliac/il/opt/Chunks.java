package dev.heliac.il.opt;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Gives each parallel loop a function that does a run of its iterations, with the loop's own function and the small ones that this calls
 * inlined, for targets that do not run each iteration on its own: other passes and LLVM then work on an ordinary loop. The loop's own
 * function stays.
 */
public final class Chunks {

    /** What a function that the loop's function calls may have to be inlined, too, since checks cannot be left out across calls. */
    private static final int MOST_INLINED = 48;

    /** What a function with a run of iterations may have before no more is inlined. */
    private static final int MOST_GROWN = 256;

    private static final Map<Op, Op> CHUNKED = Map.of(
            Op.PAR, Op.PAR_CHUNKED, Op.PAR_UNORDERED, Op.PAR_UNORDERED_CHUNKED, Op.PAR_TILES, Op.PAR_TILES_CHUNKED);

    private record Key(String body, int extents) {}

    private final Map<String, Function> functions = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Map<Key, Function> made = new LinkedHashMap<>();

    private Chunks(Module module) {
        module.functions().forEach(f -> functions.put(f.name(), f));
        names.addAll(functions.keySet());
    }

    /** The module must be valid, but may have been optimized. */
    public static Module run(Module module) {
        var pass = new Chunks(module);
        var all = new ArrayList<Function>();
        module.functions().forEach(f -> all.add(pass.function(f)));
        all.addAll(pass.made.values());
        return pass.made.isEmpty() ? module : Optimizer.with(module, all);
    }

    private Function function(Function function) {
        if (function.blocks().stream().noneMatch(Chunks::loops)) {
            return function;
        }
        return new Function(
                function.name(),
                function.parameters(),
                function.results(),
                function.source(),
                function.scopes(),
                function.blocks().stream().map(this::block).toList());
    }

    private static boolean loops(Block block) {
        return block.instructions().stream().anyMatch(Chunks::isWhole);
    }

    private static boolean isWhole(Instruction instruction) {
        return CHUNKED.containsKey(instruction.op());
    }

    private Block block(Block block) {
        var instructions = block.instructions().stream()
                .map(i -> i instanceof Par p && isWhole(p) ? chunked(p) : i)
                .toList();
        return new Block(block.label(), block.parameters(), block.unwind(), instructions, block.terminator());
    }

    private Instruction chunked(Par par) {
        var key = new Key(par.function(), par.extents().size());
        var chunk = made.computeIfAbsent(key, k -> chunk(functions.get(k.body()), k.extents(), par.op() == Op.PAR_TILES));
        return new Par(
                CHUNKED.get(par.op()),
                par.function(),
                Optional.of(chunk.name()),
                par.arguments(),
                par.extents(),
                Optional.empty(),
                List.of(),
                par.line());
    }

    /** A tile's function is not inlined: it has the memory of one tile. */
    private Function chunk(Function body, int extents, boolean tiles) {
        int taken = body.parameters().size() - extents;
        var types = body.parameters().subList(0, taken).stream().map(Value::type).toList();
        var chunk = Chunk.of(fresh(body.name() + ".chunk"), types, extents, (c, index) -> {
            var arguments = new ArrayList<>(c.parameters().subList(0, taken));
            arguments.addAll(index);
            c.add(new Instruction.Call(body.name(), arguments, List.of(), 0));
        });
        var draft = Body.of(chunk);
        if (tiles) {
            return draft.function();
        }
        inline(draft, c -> c.name().equals(body.name()));
        while (inline(draft, c -> size(c) <= MOST_INLINED && draft.size() <= MOST_GROWN)) {
            // Calls in what was inlined are next.
        }
        return draft.function();
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

    private String fresh(String like) {
        var name = like;
        for (int n = 1; !names.add(name); n++) {
            name = like + "." + n;
        }
        return name;
    }
}
