package dev.heliac.il.graph;

import dev.heliac.il.Block;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The blocks from which every path that ends leaves the function by an exception: they are hardly ever run. */
public final class Failing {

    private final Set<String> labels = new HashSet<>();

    /**
     * Looks from the ends.
     *
     * @param order a function's blocks, best each after those that dominate it
     */
    public Failing(List<Block> order) {
        this(order, Block::label, Block::terminator);
    }

    /** The same of blocks in another form. */
    public <B> Failing(List<B> order, Function<B, String> label, Function<B, Terminator> terminator) {
        // What a loop leads to is found in the next rounds; a few suffice for code that anybody writes.
        for (int before = -1, round = 0; before < labels.size() && round < 4; round++) {
            before = labels.size();
            for (var block : order.reversed()) {
                if (leadsToFailureOnly(terminator.apply(block))) {
                    labels.add(label.apply(block));
                }
            }
        }
    }

    private boolean leadsToFailureOnly(Terminator terminator) {
        var targets = terminator.targets();
        return terminator instanceof Terminator.Throw || !targets.isEmpty() && targets.stream().allMatch(this::is);
    }

    public boolean is(Block block) {
        return is(block.label());
    }

    public boolean is(Target target) {
        return is(target.label());
    }

    public boolean is(String label) {
        return labels.contains(label);
    }
}
