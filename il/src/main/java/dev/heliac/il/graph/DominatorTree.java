package dev.heliac.il.graph;

import java.util.Arrays;

/**
 * Which nodes of a flow graph dominate which, seen from node 0. Dominators are found as Lengauer and Tarjan do ("A fast algorithm for
 * finding dominators in a flowgraph", TOPLAS 1979), because the simpler iterative way takes quadratic time where many blocks unwind
 * to one handler.
 */
public final class DominatorTree {

    private final int[][] successors;
    /** Depth-first numbers; -1 when unreachable. */
    private final int[] number;

    private final int[] vertex;
    private final int[] parent;
    private int reached;
    private final int[] immediate;
    /** Intervals of a walk of the dominator tree, nested as the tree is. */
    private final int[] enter;

    private final int[] leave;
    private final int[] preorder;

    /** @param successors for each node, the nodes that its edges lead to; a node may be there more than once */
    public DominatorTree(int[][] successors) {
        this.successors = successors;
        int nodes = successors.length;
        number = new int[nodes];
        vertex = new int[nodes];
        parent = new int[nodes];
        immediate = new int[nodes];
        enter = new int[nodes];
        leave = new int[nodes];
        search();
        preorder = new int[reached];
        new Dominators().find();
        intervals();
    }

    /** Whether a path from node 0 leads to the node. */
    public boolean reachable(int node) {
        return number[node] >= 0;
    }

    /** Whether every path to one reachable node passes the other; every node dominates itself. */
    public boolean dominates(int node, int of) {
        return enter[node] <= enter[of] && leave[of] <= leave[node];
    }

    /** The nearest dominator of a reachable node other than node 0. */
    public int immediate(int node) {
        return immediate[node];
    }

    /** The reachable nodes, each after those that dominate it. */
    public int[] preorder() {
        return preorder.clone();
    }

    private void search() {
        Arrays.fill(number, -1);
        var stack = new int[number.length];
        var next = new int[number.length];
        int top = 0;
        visit(0, 0);
        while (top >= 0) {
            int node = stack[top];
            if (next[node] == successors[node].length) {
                top--;
                continue;
            }
            int successor = successors[node][next[node]++];
            if (number[successor] < 0) {
                visit(successor, node);
                stack[++top] = successor;
            }
        }
    }

    private void visit(int node, int from) {
        number[node] = reached;
        vertex[reached++] = node;
        parent[node] = from;
    }

    private final class Dominators {

        private final int[] semi = number.clone();
        private final int[] label = new int[number.length];
        private final int[] ancestor = new int[number.length];
        private final int[] bucket = new int[number.length];
        private final int[] nextInBucket = new int[number.length];
        private final int[] path = new int[number.length];
        private final int[] firstPredecessor = new int[number.length];

        void find() {
            for (int i = 0; i < label.length; i++) {
                label[i] = i;
            }
            Arrays.fill(ancestor, -1);
            Arrays.fill(bucket, -1);
            var predecessors = predecessors();
            for (int i = reached - 1; i > 0; i--) {
                int w = vertex[i];
                int end = w + 1 < firstPredecessor.length ? firstPredecessor[w + 1] : predecessors.length;
                for (int p = firstPredecessor[w]; p < end; p++) {
                    semi[w] = Math.min(semi[w], semi[eval(predecessors[p])]);
                }
                int of = vertex[semi[w]];
                nextInBucket[w] = bucket[of];
                bucket[of] = w;
                ancestor[w] = parent[w];
                for (int v = bucket[parent[w]]; v >= 0; v = nextInBucket[v]) {
                    int u = eval(v);
                    immediate[v] = semi[u] < semi[v] ? u : parent[w];
                }
                bucket[parent[w]] = -1;
            }
            for (int i = 1; i < reached; i++) {
                int w = vertex[i];
                if (immediate[w] != vertex[semi[w]]) {
                    immediate[w] = immediate[immediate[w]];
                }
            }
        }

        /** All nodes' reachable predecessors, one node's after the other's. */
        private int[] predecessors() {
            var counts = new int[number.length];
            int all = 0;
            for (int i = 0; i < reached; i++) {
                for (int successor : successors[vertex[i]]) {
                    counts[successor]++;
                    all++;
                }
            }
            for (int i = 1; i < counts.length; i++) {
                firstPredecessor[i] = firstPredecessor[i - 1] + counts[i - 1];
            }
            var fill = firstPredecessor.clone();
            var predecessors = new int[all];
            for (int i = 0; i < reached; i++) {
                for (int successor : successors[vertex[i]]) {
                    predecessors[fill[successor]++] = vertex[i];
                }
            }
            return predecessors;
        }

        /** The node of least semidominator on the way up the forest, whose path is shortened. */
        private int eval(int v) {
            if (ancestor[v] < 0) {
                return v;
            }
            int length = 0;
            for (int x = v; ancestor[ancestor[x]] >= 0; x = ancestor[x]) {
                path[length++] = x;
            }
            for (int i = length - 1; i >= 0; i--) {
                int x = path[i];
                int above = ancestor[x];
                if (semi[label[above]] < semi[label[x]]) {
                    label[x] = label[above];
                }
                ancestor[x] = ancestor[above];
            }
            return label[v];
        }
    }

    private void intervals() {
        var child = new int[number.length];
        var sibling = new int[number.length];
        Arrays.fill(child, -1);
        for (int i = reached - 1; i > 0; i--) {
            int w = vertex[i];
            sibling[w] = child[immediate[w]];
            child[immediate[w]] = w;
        }
        int clock = 0;
        int visited = 1;
        var stack = new int[number.length];
        int top = 0;
        enter[0] = clock++;
        while (top >= 0) {
            int node = stack[top];
            int next = child[node];
            if (next < 0) {
                leave[node] = clock++;
                top--;
            } else {
                child[node] = sibling[next];
                preorder[visited++] = next;
                enter[next] = clock++;
                stack[++top] = next;
            }
        }
    }
}
