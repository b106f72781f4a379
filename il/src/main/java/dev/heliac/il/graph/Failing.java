package dev.heliac.il.graph;

import dev.heliac.il.Block;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The blocks from which every path that ends leaves the function by an exception: they are hardly ever run. */
public final class Failing {

    private final Set<String> labels = new HashSet<>();

    /**
     * Looks from the ends.
     *
     * @param order a function's blocks, best each after those that dominate it
     */
    public Failing(List<Block> order) {
        // What a loop leads to is found in the next rounds; a few suffice for code that anybody writes.
        for (int before = -1, round = 0; before < labels.size() && round < 4; round++) {
            before = labels.size();
            for (var block : order.reversed()) {
                if (leadsToFailureOnly(block)) {
                    labels.add(block.label());
                }
            }
        }
    }

    private boolean leadsToFailureOnly(Block block) {
        var targets = block.terminator().targets();
        return block.terminator() instanceof Terminator.Throw || !targets.isEmpty() && targets.stream().allMatch(this::is);
    }

    public boolean is(Block block) {
        return labels.contains(block.label());
    }

    public boolean is(Target target) {
        return labels.contains(target.label());
    }
}
