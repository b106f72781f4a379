package dev.heliac.il.opt;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Removes each {@code class.init} of a class whose initializer has begun on every path to it in the same function, and those whose
 * initializer does nothing.
 *
 * <p>A class that one activation has found begun stays so as long as it runs: only its initializer's failure takes that back, which
 * leaves the activation, too, when that runs on top of the initializer.
 */
public final class ClassInits {

    private static final int MOST_BLOCKS = 4096;

    private final Map<String, String> initializers = new HashMap<>();
    private final Set<String> empty = new HashSet<>();

    private ClassInits(Module module) {
        var functions = new HashMap<String, Function>();
        module.functions().forEach(f -> functions.put(f.name(), f));
        module.classes().forEach(c -> c.initializer().ifPresent(i -> initializers.put(c.name(), i)));
        // One that only initializes classes without anything to do has nothing to do itself.
        for (int before = -1; before < empty.size(); ) {
            before = empty.size();
            initializers.forEach((name, function) -> {
                if (Optional.ofNullable(functions.get(function)).filter(this::doesNothing).isPresent()) {
                    empty.add(name);
                }
            });
        }
    }

    public static Module run(Module module) {
        var pass = new ClassInits(module);
        return new Module(
                module.name(),
                module.contracts(),
                module.classes(),
                module.selectors(),
                module.traps(),
                module.describe(),
                module.functions().stream().map(pass::function).toList(),
                module.processes());
    }

    private boolean doesNothing(Function function) {
        var block = function.blocks().getFirst();
        return block.terminator() instanceof Terminator.Return
                && block.instructions().stream().allMatch(i -> initialized(i).filter(empty::contains).isPresent());
    }

    private static Optional<String> initialized(Instruction instruction) {
        return instruction instanceof Instruction.Typed t && t.op() == Op.CLASS_INIT && t.type() instanceof Type.ClassType c
                ? Optional.of(c.name())
                : Optional.empty();
    }

    private Function function(Function function) {
        var numbers = new LinkedHashMap<String, Integer>();
        function.blocks().stream()
                .flatMap(b -> b.instructions().stream())
                .forEach(i -> initialized(i).ifPresent(c -> numbers.putIfAbsent(c, numbers.size())));
        if (numbers.isEmpty() || function.blocks().size() > MOST_BLOCKS) {
            return function;
        }
        var begun = begun(function, numbers);
        var blocks = function.blocks().stream().map(b -> block(b, begun.get(b.label()), numbers)).toList();
        return new Function(function.name(), function.parameters(), function.results(), function.source(), function.scopes(), blocks);
    }

    /** For each block, the classes whose initializers have begun on every path to it. */
    private Map<String, BitSet> begun(Function function, Map<String, Integer> numbers) {
        var byLabel = new HashMap<String, Block>();
        function.blocks().forEach(b -> byLabel.put(b.label(), b));
        var begun = new HashMap<String, BitSet>();
        var first = new BitSet();
        numbers.forEach((name, number) ->
                first.set(number, empty.contains(name) || function.name().equals(initializers.get(name))));
        var open = new ArrayDeque<Block>();
        meet(function.blocks().getFirst(), first, begun, open);
        while (!open.isEmpty()) {
            var block = open.remove();
            var state = (BitSet) begun.get(block.label()).clone();
            // What throws first may be the first of them.
            var handler = (BitSet) state.clone();
            block.unwind().map(Target::label).ifPresent(l -> meet(byLabel.get(l), handler, begun, open));
            block.instructions().forEach(i -> initialized(i).ifPresent(c -> state.set(numbers.get(c))));
            block.terminator().targets().forEach(t -> meet(byLabel.get(t.label()), state, begun, open));
        }
        return begun;
    }

    private static void meet(Block block, BitSet state, Map<String, BitSet> begun, ArrayDeque<Block> open) {
        var known = begun.get(block.label());
        if (known == null) {
            begun.put(block.label(), (BitSet) state.clone());
            open.add(block);
        } else {
            int before = known.cardinality();
            known.and(state);
            if (known.cardinality() < before) {
                open.add(block);
            }
        }
    }

    private static Block block(Block block, BitSet begun, Map<String, Integer> numbers) {
        var kept = new ArrayList<Instruction>();
        long throwing = block.instructions().stream().filter(i -> i.op().throwing()).count();
        for (var instruction : block.instructions()) {
            var number = initialized(instruction).map(numbers::get);
            // A block with an unwind edge has an instruction that throws.
            boolean needed = block.unwind().isPresent() && throwing == 1;
            if (number.isPresent() && begun.get(number.get()) && !needed) {
                throwing--;
            } else {
                kept.add(instruction);
                number.ifPresent(begun::set);
            }
        }
        return new Block(block.label(), block.parameters(), block.unwind(), kept, block.terminator());
    }
}
