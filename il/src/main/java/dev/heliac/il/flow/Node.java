package dev.heliac.il.flow;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What a value, a field, the elements of a kind of array or a result can be. Starts with nothing and only ever grows. */
final class Node {

    /** How much is known of an integer: nothing reaches it, it is always the same, or it can be several. */
    enum Number {
        NONE,
        ONE,
        MANY
    }

    /** The kinds it may have; all others do not get in. Null for an integer. */
    final BitSet possible;

    final BitSet kinds = new BitSet();
    Number number = Number.NONE;
    int one;
    final List<Node> to = new ArrayList<>(2);
    final List<Runnable> watchers = new ArrayList<>(1);
    boolean queued;

    Node(BitSet possible) {
        this.possible = possible;
    }

    boolean isNull() {
        return kinds.cardinality() == 1 && kinds.get(Kinds.NULL);
    }

    boolean isEmpty() {
        return possible == null ? number == Number.NONE : kinds.isEmpty();
    }

    boolean is(int value) {
        return number == Number.ONE && one == value;
    }
}
