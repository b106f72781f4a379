package dev.heliac.il.system.explore;

import java.util.Arrays;

/**
 * Which processes' moves have to be looked at in a state.
 *
 * <p>Every end has one owner, queues are first in, first out, and a send never waits. So a move of one process hinders or changes a move
 * of another only by what it brings to one that waits: another move, or an earlier way of a select in the place of a later one. Let P be
 * a set of processes such that
 *
 * <ul>
 *   <li>when one of P waits for something that is not there yet, all who have to act before it can come are in P; of what has to come
 *       together, one that has to act is enough;
 *   <li>when one of P can bring something to an end that somebody may select by, who has that end is in P.
 * </ul>
 *
 * Then, as long as nobody in P moves, nobody in P gets a move that it does not have already or loses one, and all moves of the others
 * commute with those of P: the moves of P are a persistent set (Godefroid, "Partial-Order Methods for the Verification of Concurrent
 * Systems", 1996). That nothing is put off for ever is the explorer's part.
 */
final class Reduction {

    private final Machine machine;
    private final int processes;
    private final int[] count;
    private final Needs[] needs;
    private final Order order;
    /** For whom the moves decide an order, as far as that was asked, by process. */
    private final long[] hurried;
    private long asked;
    private byte[] state;
    private int[][] moves;

    Reduction(Machine machine) {
        this.machine = machine;
        processes = machine.layout.processes;
        count = new int[processes];
        needs = new Needs[processes];
        Arrays.setAll(needs, _ -> new Needs());
        order = new Order(machine);
        hurried = new long[processes];
    }

    /**
     * Looks at a state.
     *
     * @param moves of each process, and how many
     */
    void look(byte[] state, int[][] moves, int[] counts) {
        this.state = state;
        this.moves = moves;
        asked = 0;
        for (int p = 0; p < processes; p++) {
            count[p] = counts[p];
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
            if ((asked >> p & 1) == 0) {
                asked |= 1L << p;
                hurried[p] = order.of(state, p, moves[p], count[p]);
            }
            long more = (needs[p].missing(set) | hurried[p]) & ~set;
            set |= more;
            open = open & open - 1 | more;
        }
        return set;
    }
}
