package binarytrees;

import dev.heliac.lang.Process;

/** {@code DEPTH}: builds perfect binary trees up to that depth, counts their nodes and forgets them, while one of them lives on. */
@Process(name = "binarytrees")
public final class BinaryTrees {

    private static final int LEAST_DEPTH = 4;

    private BinaryTrees() {}

    private record Tree(Tree left, Tree right) {

        static Tree ofDepth(int depth) {
            return depth == 0 ? new Tree(null, null) : new Tree(ofDepth(depth - 1), ofDepth(depth - 1));
        }

        int nodes() {
            return left == null ? 1 : 1 + left.nodes() + right.nodes();
        }
    }

    public static void main(String[] args) {
        int most = Math.max(LEAST_DEPTH + 2, args.length > 0 ? Integer.parseInt(args[0]) : 10);
        System.out.println("stretch tree of depth " + (most + 1) + "\t check: " + Tree.ofDepth(most + 1).nodes());
        Tree lasting = Tree.ofDepth(most);
        for (int depth = LEAST_DEPTH; depth <= most; depth += 2) {
            int count = 1 << most - depth + LEAST_DEPTH;
            int check = 0;
            for (int i = 0; i < count; i++) {
                check += Tree.ofDepth(depth).nodes();
            }
            System.out.println(count + "\t trees of depth " + depth + "\t check: " + check);
        }
        System.out.println("long lived tree of depth " + most + "\t check: " + lasting.nodes());
    }
}
