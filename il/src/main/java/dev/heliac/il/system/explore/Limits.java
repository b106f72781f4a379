package dev.heliac.il.system.explore;

/**
 * How far exploration goes, and how.
 *
 * @param states the most states that are kept
 * @param bytes the most memory for them
 * @param millis the most time; 0 for as long as it takes
 * @param threads how many explore; the answer is the same for any number
 * @param reduce whether interleavings that make no difference are left out
 * @param symmetry whether processes that are alike are told apart no more than needed
 */
public record Limits(long states, long bytes, long millis, int threads, boolean reduce, boolean symmetry) {

    /** So that verification never takes long by surprise. */
    public static final Limits DEFAULT =
            new Limits(1_000_000, 512L << 20, 30_000, Runtime.getRuntime().availableProcessors(), true, true);

    public Limits {
        if (states < 1 || bytes < 1 || millis < 0 || threads < 1) {
            throw new IllegalArgumentException("limits are above zero");
        }
    }
}
