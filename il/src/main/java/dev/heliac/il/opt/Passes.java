package dev.heliac.il.opt;

import dev.heliac.il.Module;

/** All passes, in the order in which each makes work for the next. */
public final class Passes {

    private Passes() {}

    /**
     * Runs them.
     *
     * @param slice a valid module with one process, from which nothing is missing
     */
    public static Module run(Module slice) {
        // What is known not to be null lets loops be split, and what holds in the split ones is known in turn.
        return NullChecks.run(BoundsChecks.run(NullChecks.run(Optimizer.run(Resolve.run(slice)))));
    }
}
