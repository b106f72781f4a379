package dev.heliac.il.system.explore;

import java.util.Arrays;
import java.util.BitSet;

/** Which states follow which, by whose move, and how symmetry then renamed the processes. */
final class Edges {

    static final int BYTES = 13;

    private int[] from = new int[64];
    private int[] to = new int[64];
    private byte[] movers = new byte[64];
    private int[] permutations = new int[64];
    /** Those that may close a circle: they lead to a state that was there before their level. */
    private final BitSet closing = new BitSet();
    private int size;

    int size() {
        return size;
    }

    int from(int edge) {
        return from[edge];
    }

    boolean closes(int edge) {
        return closing.get(edge);
    }

    long bytes(int more) {
        return (long) BYTES * Math.max(from.length, 2L * (size + more));
    }

    void add(int source, int target, byte mover, int permutation, boolean closes) {
        if (size == from.length) {
            int larger = 2 * size;
            from = Arrays.copyOf(from, larger);
            to = Arrays.copyOf(to, larger);
            movers = Arrays.copyOf(movers, larger);
            permutations = Arrays.copyOf(permutations, larger);
        }
        closing.set(size, closes);
        from[size] = source;
        to[size] = target;
        movers[size] = mover;
        permutations[size++] = permutation;
    }

    /**
     * For each state, by shard and number in it, the processes that can still move some day. Every way on is looked at again and again
     * until nothing more is found; most are behind what they lead to, so that a few rounds from the end suffice.
     */
    long[][] moving(Shard[] shards, Symmetry symmetry) {
        var moving = new long[shards.length][];
        for (int s = 0; s < shards.length; s++) {
            moving[s] = new long[shards[s].size()];
        }
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int e = size - 1; e >= 0; e--) {
                long later = moving[Explorer.shardOf(to[e])][Explorer.local(to[e])];
                var at = moving[Explorer.shardOf(from[e])];
                int local = Explorer.local(from[e]);
                long now = at[local] | 1L << movers[e] | symmetry.before(permutations[e], later);
                changed |= now != at[local];
                at[local] = now;
            }
        }
        return moving;
    }
}
