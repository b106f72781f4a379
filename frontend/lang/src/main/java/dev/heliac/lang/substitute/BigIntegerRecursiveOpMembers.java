package dev.heliac.lang.substitute;

/** How deep multiplication forks: not at all. */
@Substitute("java.math.BigInteger$RecursiveOp")
abstract class BigIntegerRecursiveOpMembers {

    private static final int PARALLEL_FORK_DEPTH_THRESHOLD = 0;

    private static int getParallelForkDepthThreshold() {
        return 0;
    }
}
