package dev.heliac.il.system.explore;

import dev.heliac.il.system.model.Automaton;
import dev.heliac.il.system.model.Ends;
import dev.heliac.il.system.model.Node;
import java.util.BitSet;

/**
 * For whom a move decides which way of a select is gone: a message or a close that comes sooner may be what an earlier way waits for, and
 * so take the place of a later one.
 */
final class Order {

    private final Machine machine;
    private final Layout layout;
    /** Ends that are there from the beginning and that a select's order is about. */
    private final BitSet named = new BitSet();
    /** For each process, from which nodes it may come to a select whose order is about such ends, or about what is in registers. */
    private final BitSet[] fixed;
    private final BitSet[] loose;
    private final byte[] next;
    private final boolean any;

    Order(Machine machine) {
        this.machine = machine;
        layout = machine.layout;
        next = new byte[layout.length];
        fixed = new BitSet[layout.processes];
        loose = new BitSet[layout.processes];
        boolean ordered = false;
        for (int p = 0; p < layout.processes; p++) {
            var automaton = layout.network.processes().get(p);
            fixed[p] = new BitSet();
            loose[p] = new BitSet();
            for (int n = 0; n < automaton.nodes().size(); n++) {
                int[] ends = machine.ordered(p, n);
                for (int end : ends) {
                    (end < 0 ? loose : fixed)[p].set(n);
                    if (end >= 0) {
                        named.set(end);
                    }
                }
                ordered |= ends.length > 0;
            }
            before(automaton, fixed[p]);
            before(automaton, loose[p]);
        }
        any = ordered;
    }

    /** Adds the nodes that lead to one of the set. */
    private static void before(Automaton automaton, BitSet nodes) {
        for (int before = -1; before != nodes.cardinality(); ) {
            before = nodes.cardinality();
            for (int n = automaton.nodes().size() - 1; n >= 0; n--) {
                if (!nodes.get(n) && Node.nexts(automaton.nodes().get(n)).stream().anyMatch(nodes::get)) {
                    nodes.set(n);
                }
            }
        }
    }

    /** Who has ends that one of the moves brings something to, or the first of those who have to act before. */
    long of(byte[] state, int process, int[] moves, int count) {
        long holders = 0;
        if (any) {
            boolean everywhere = false;
            for (int p = 0; p < layout.processes; p++) {
                everywhere |= loose[p].get(layout.node(state, p));
            }
            for (int m = 0; m < count; m++) {
                holders |= of(state, process, moves[m], everywhere);
            }
        }
        return holders;
    }

    private long of(byte[] state, int process, int move, boolean everywhere) {
        System.arraycopy(state, 0, next, 0, next.length);
        try {
            machine.apply(next, process, move, Machine.NOBODY);
        } catch (Exceeded e) {
            // Told when the move is looked at.
            return 0;
        }
        long holders = 0;
        for (int end = Ends.importer(0); end < Ends.importer(layout.channelAt.length); end++) {
            int peer = Ends.peer(end);
            boolean comes = !layout.closed(state, end)
                    && (layout.queued(next, end) > layout.queued(state, end) || layout.closed(next, peer) && !layout.closed(state, peer));
            if (comes && matters(state, end, everywhere)) {
                int holder = machine.holder(state, end);
                holders |= holder < 0 ? 0 : 1L << holder;
            }
        }
        return holders;
    }

    private boolean matters(byte[] state, int end, boolean everywhere) {
        int owner = machine.owner(end);
        boolean named = owner >= 0 && this.named.get(end) && fixed[owner].get(layout.node(state, owner));
        return named || everywhere && machine.travels(end);
    }
}
