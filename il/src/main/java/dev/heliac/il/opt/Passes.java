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
        return checks(Chunks.run(Optimizer.run(Resolve.run(slice))));
    }

    /** Runs them for a grid, of which each thread does iterations of its own of a parallel loop. */
    public static Module runForGrid(Module slice) {
        return checks(Strides.run(Optimizer.run(Resolve.run(slice))));
    }

    private static Module checks(Module module) {
        // What is known not to be null lets loops be split, and what holds in the split ones is known in turn.
        return NullChecks.run(BoundsChecks.run(NullChecks.run(module)));
    }
}
