package dev.heliac.il.system.explore;

import java.util.Arrays;

/**
 * Which processes' moves have to be looked at in a state.
 *
 * <p>Every end has one owner, queues are first in, first out, and a send never waits. So no move of one process hinders or changes a move
 * of another: it can only add to the moves of a process that waits. That holds for a way of a select as well. The oldest message at an
 * end stays the oldest until the owner takes it, an end that has been seen closed and empty gets no message any more, a listener's
 * clients are taken by nobody else, a time passes when it likes, and what comes for another way takes away none.
 *
 * <p>Let P be a set of processes such that, when one of P waits for something that is not there yet, all who have to act before it can
 * come are in P; of what has to come together, one that has to act is enough. Then, as long as nobody in P moves, nobody in P gets a move
 * that it does not have already, and all moves of the others commute with those of P: the moves of P are a persistent set (Godefroid,
 * "Partial-Order Methods for the Verification of Concurrent Systems", 1996). That nothing is put off for ever is the explorer's part.
 */
final class Reduction {

    private final Machine machine;
    private final int processes;
    private final int[] count;
    private final Needs[] needs;

    Reduction(Machine machine) {
        this.machine = machine;
        processes = machine.layout.processes;
        count = new int[processes];
        needs = new Needs[processes];
        Arrays.setAll(needs, _ -> new Needs());
    }

    /**
     * Looks at a state.
     *
     * @param moves how many each process has
     */
    void look(byte[] state, int[] moves) {
        for (int p = 0; p < processes; p++) {
            count[p] = moves[p];
            machine.waitsFor(state, p, needs[p]);
        }
    }

    /** The processes that wait for ever, as far as that can be told without knowing what the others will do. */
    long stuck(byte[] state) {
        long waiting = 0;
        long alive = 0;
        for (int p = 0; p < processes; p++) {
            if (count[p] > 0) {
                alive |= 1L << p;
            } else if (machine.waits(state, p)) {
                waiting |= 1L << p;
            }
        }
        for (long before = -1; before != alive; ) {
            before = alive;
            for (long rest = waiting & ~alive; rest != 0; rest &= rest - 1) {
                int p = Long.numberOfTrailingZeros(rest);
                if (needs[p].met(alive)) {
                    alive |= 1L << p;
                }
            }
        }
        return waiting & ~alive;
    }

    /** A persistent set with few moves. */
    long persistent() {
        long best = -1;
        int fewest = Integer.MAX_VALUE;
        for (int p = 0; p < processes && fewest > 1; p++) {
            if (count[p] > 0 && count[p] < fewest) {
                long closed = closure(p);
                int moves = 0;
                for (long rest = closed; rest != 0; rest &= rest - 1) {
                    moves += count[Long.numberOfTrailingZeros(rest)];
                }
                if (moves < fewest) {
                    fewest = moves;
                    best = closed;
                }
            }
        }
        return best;
    }

    private long closure(int process) {
        long set = 1L << process;
        for (long open = set; open != 0; ) {
            int p = Long.numberOfTrailingZeros(open);
            long more = needs[p].missing(set);
            set |= more;
            open = open & open - 1 | more;
        }
        return set;
    }
}
