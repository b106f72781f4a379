package dev.heliac.il.flow;

import java.util.ArrayDeque;
import java.util.BitSet;

/** Passes on what nodes can be until nothing changes. */
final class Graph {

    private final ArrayDeque<Node> changed = new ArrayDeque<>();

    /** Whatever one can be, the other can be. */
    void edge(Node from, Node to) {
        from.to.add(to);
        pass(from, to);
    }

    /** Does something now and whenever a node changes. */
    void watch(Node node, Runnable action) {
        node.watchers.add(action);
        action.run();
    }

    void kind(Node node, int kind) {
        if (node.possible.get(kind) && !node.kinds.get(kind)) {
            node.kinds.set(kind);
            queue(node);
        }
    }

    void number(Node node, int value) {
        if (node.number == Node.Number.NONE) {
            node.number = Node.Number.ONE;
            node.one = value;
            queue(node);
        } else if (node.number == Node.Number.ONE && node.one != value) {
            any(node);
        }
    }

    void any(Node node) {
        if (node.number != Node.Number.MANY) {
            node.number = Node.Number.MANY;
            queue(node);
        }
    }

    private void pass(Node from, Node to) {
        if (from.possible == null) {
            switch (from.number) {
                case NONE -> {}
                case ONE -> number(to, from.one);
                case MANY -> any(to);
            }
            return;
        }
        var fresh = (BitSet) from.kinds.clone();
        fresh.and(to.possible);
        fresh.andNot(to.kinds);
        if (!fresh.isEmpty()) {
            to.kinds.or(fresh);
            queue(to);
        }
    }

    private void queue(Node node) {
        if (!node.queued) {
            node.queued = true;
            changed.add(node);
        }
    }

    /** Goes on with one changed node; false when there is none. */
    boolean step() {
        var node = changed.poll();
        if (node == null) {
            return false;
        }
        node.queued = false;
        for (int i = 0; i < node.to.size(); i++) {
            pass(node, node.to.get(i));
        }
        for (int i = 0; i < node.watchers.size(); i++) {
            node.watchers.get(i).run();
        }
        return true;
    }
}
