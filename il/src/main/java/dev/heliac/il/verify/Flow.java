package dev.heliac.il.verify;

import dev.heliac.il.Function;
import dev.heliac.il.Value;
import dev.heliac.il.graph.DominatorTree;

/**
 * A function's control flow: which blocks can be reached, and which dominate which.
 *
 * <p>A block with an unwind edge is two nodes, since the edge leaves before its first throwing instruction is
 * done: the head, and the tail that goes on from there.
 */
final class Flow {

    private final Shape shape;
    /** The tail's node of a block that has one, else the block's own. */
    private final int[] tail;

    private final DominatorTree tree;

    Flow(Function function, Shape shape) {
        this.shape = shape;
        int blocks = function.blocks().size();
        tail = new int[blocks];
        int nodes = blocks;
        for (int b = 0; b < blocks; b++) {
            boolean split = shape.block(b).unwind().isPresent() && shape.throwing(b);
            tail[b] = split ? nodes++ : b;
        }
        var successors = new int[nodes][];
        for (int b = 0; b < blocks; b++) {
            if (tail[b] != b) {
                successors[b] = new int[] {tail[b], shape.block(shape.block(b).unwind().orElseThrow().label())};
            }
            successors[tail[b]] = shape.edges(b).stream().mapToInt(e -> shape.block(e.target().label())).toArray();
        }
        tree = new DominatorTree(successors);
    }

    boolean reachable(int block) {
        return tree.reachable(block);
    }

    /** Whether a value that another block defines is defined whenever this block is entered. */
    boolean dominates(Value value, int block) {
        int defining = shape.blockOf(value);
        int from = shape.order(value) < shape.firstThrow(defining) ? defining : tail[defining];
        return tree.dominates(from, block);
    }
}
