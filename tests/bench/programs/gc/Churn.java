package gc;

/** Keeps trees of so many MiB, replaces one of them now and then, and makes and drops others of so many MiB. */
final class Churn {

    private static final int KEPT_DEPTH = 15;
    private static final int DROPPED_DEPTH = 10;
    private static final int NODE_BYTES = 24;
    private static final int REPLACE_EACH = 64;

    private Churn() {}

    private static final class Node {
        final Node left;
        final Node right;

        Node(Node left, Node right) {
            this.left = left;
            this.right = right;
        }
    }

    private static Node make(int depth) {
        return depth == 0 ? new Node(null, null) : new Node(make(depth - 1), make(depth - 1));
    }

    private static int count(Node node) {
        return node.left == null ? 1 : 1 + count(node.left) + count(node.right);
    }

    /** Words: the MiB kept, the MiB dropped. */
    static String run(String[] words) {
        long kept = (long) number(words[0]) << 20;
        long dropped = (long) number(words[1]) << 20;
        Node[] trees = new Node[(int) (kept / ((2L << KEPT_DEPTH) * NODE_BYTES)) + 1];
        for (int i = 0; i < trees.length; i++) {
            trees[i] = make(KEPT_DEPTH);
        }
        long nodes = 0;
        int round = 0;
        for (long bytes = 0; bytes < dropped; bytes += (2L << DROPPED_DEPTH) * NODE_BYTES) {
            nodes += count(make(DROPPED_DEPTH));
            if (++round % REPLACE_EACH == 0) {
                trees[round / REPLACE_EACH % trees.length] = make(KEPT_DEPTH);
                bytes += (2L << KEPT_DEPTH) * NODE_BYTES;
            }
        }
        for (int i = 0; i < trees.length; i++) {
            nodes += count(trees[i]);
        }
        return "" + nodes;
    }

    private static int number(String word) {
        int n = 0;
        for (int i = 0; i < word.length(); i++) {
            n = n * 10 + word.charAt(i) - '0';
        }
        return n;
    }
}
