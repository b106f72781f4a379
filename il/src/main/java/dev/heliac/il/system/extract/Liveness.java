package dev.heliac.il.system.extract;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Target;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which values of a function are used in a block or behind it; facts of the others need not be told apart. */
final class Liveness {

    private final Map<String, BitSet> live = new HashMap<>();

    Liveness(Function function) {
        var blocks = new HashMap<String, Block>();
        function.blocks().forEach(b -> blocks.put(b.label(), b));
        function.blocks().forEach(b -> live.put(b.label(), new BitSet()));
        for (boolean changed = true; changed; ) {
            changed = false;
            for (var block : function.blocks().reversed()) {
                var now = new BitSet();
                targets(block).forEach(t -> {
                    var there = (BitSet) live.get(t.label()).clone();
                    blocks.get(t.label()).parameters().forEach(p -> there.clear(p.id()));
                    now.or(there);
                    t.arguments().forEach(v -> now.set(v.id()));
                });
                block.terminator().operands().forEach(v -> now.set(v.id()));
                block.instructions().forEach(i -> i.operands().forEach(v -> now.set(v.id())));
                block.instructions().forEach(i -> i.results().forEach(v -> now.clear(v.id())));
                var at = live.get(block.label());
                changed |= !now.equals(at);
                live.put(block.label(), now);
            }
        }
    }

    private static List<Target> targets(Block block) {
        var targets = new ArrayList<>(block.terminator().targets());
        block.unwind().ifPresent(targets::add);
        return targets;
    }

    /** What is left of facts on entry to a block. */
    Map<Integer, Fact> on(String block, Map<Integer, Fact> facts) {
        var left = new HashMap<>(facts);
        var used = live.get(block);
        left.keySet().removeIf(v -> !used.get(v));
        return left;
    }

    /** Whether a value is used from an instruction of a block on. */
    boolean later(Block block, int from, int value) {
        return block.instructions().subList(Math.min(from, block.instructions().size()), block.instructions().size()).stream()
                        .anyMatch(i -> i.operands().stream().anyMatch(v -> v.id() == value))
                || block.terminator().operands().stream().anyMatch(v -> v.id() == value)
                || targets(block).stream().anyMatch(t -> t.arguments().stream().anyMatch(v -> v.id() == value)
                        || live.get(t.label()).get(value));
    }
}
