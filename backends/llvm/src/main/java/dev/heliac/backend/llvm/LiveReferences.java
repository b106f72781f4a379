package dev.heliac.backend.llvm;

import dev.heliac.il.Block;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The references to the process's heap that are still used after a point where it can be collected. Each value is followed from its
 * uses up to its definition (Appel & Palsberg, "Modern compiler implementation in Java", 2002, algorithm 19.17), so the work is
 * proportional to the result.
 */
final class LiveReferences {

    /** Those live at the end of each block, in any of its successors, its handler included, or as an argument for one. */
    private final Map<String, Set<Value>> atEnd = new HashMap<>();
    private final Map<String, Set<Value>> atStart = new HashMap<>();
    private final Map<String, List<String>> predecessors = new HashMap<>();
    private final Map<Value, String> homes = new HashMap<>();
    private final ArrayDeque<Map.Entry<String, Value>> open = new ArrayDeque<>();
    private final Predicate<Instruction> collects;

    /** @param blocks those that can be reached */
    LiveReferences(List<Block> blocks, List<Value> parameters, Predicate<Instruction> collects) {
        this.collects = collects;
        parameters.stream().filter(v -> v.type() instanceof Type.Reference).forEach(v -> homes.put(v, ""));
        for (var block : blocks) {
            atEnd.put(block.label(), new LinkedHashSet<>());
            atStart.put(block.label(), new LinkedHashSet<>());
            Loops.targets(block).forEach(t -> predecessors.computeIfAbsent(t.label(), _ -> new ArrayList<>()).add(block.label()));
            block.parameters().forEach(v -> define(v, block));
            block.instructions().stream().filter(i -> !isConstant(i)).forEach(i -> i.results().forEach(v -> define(v, block)));
        }
        for (var block : blocks) {
            block.instructions().forEach(i -> i.operands().forEach(v -> use(v, block)));
            used(block.terminator()).forEach(v -> use(v, block));
            for (var target : Loops.targets(block)) {
                target.arguments().stream().filter(homes::containsKey).forEach(v -> {
                    atEnd.get(block.label()).add(v);
                    use(v, block);
                });
            }
        }
        while (!open.isEmpty()) {
            var next = open.remove();
            for (var before : predecessors.getOrDefault(next.getKey(), List.of())) {
                atEnd.get(before).add(next.getValue());
                use(next.getValue(), before);
            }
        }
    }

    private void define(Value value, Block block) {
        if (value.type() instanceof Type.Reference) {
            homes.put(value, block.label());
        }
    }

    /** Constants lie outside the heap. */
    private static boolean isConstant(Instruction instruction) {
        return instruction instanceof Instruction.Const || instruction.op() == Op.NULL || instruction.op() == Op.CLASS_CONST;
    }

    private void use(Value value, Block block) {
        use(value, block.label());
    }

    private void use(Value value, String block) {
        var home = homes.get(value);
        if (home != null && !home.equals(block) && atStart.get(block).add(value)) {
            open.add(Map.entry(block, value));
        }
    }

    private static List<Value> used(Terminator terminator) {
        return switch (terminator) {
            case Terminator.Return r -> r.values();
            case Terminator.Throw t -> List.of(t.exception());
            case Terminator.Jump _, Terminator.Branch _, Terminator.Switch _, Terminator.Receive _, Terminator.Accept _,
                    Terminator.Select _ -> List.of();
        };
    }

    /** For each instruction of a block that may collect: what is live after it, its own results apart. Empty lists for the others. */
    List<List<Value>> after(Block block) {
        var found = new ArrayList<List<Value>>();
        var live = new LinkedHashSet<>(atEnd.get(block.label()));
        live.addAll(used(block.terminator()).stream().filter(homes::containsKey).toList());
        for (var instruction : block.instructions().reversed()) {
            instruction.results().forEach(live::remove);
            found.add(collects.test(instruction) ? List.copyOf(live) : List.of());
            instruction.operands().stream().filter(homes::containsKey).forEach(live::add);
        }
        Collections.reverse(found);
        return found;
    }

    /** What the handler of a block uses, or gets as an argument. */
    List<Value> handled(Block block) {
        Optional<Target> handler = block.unwind();
        if (handler.isEmpty()) {
            return List.of();
        }
        var live = new LinkedHashSet<>(atStart.get(handler.get().label()));
        handler.get().arguments().stream().filter(homes::containsKey).forEach(live::add);
        return List.copyOf(live);
    }
}
