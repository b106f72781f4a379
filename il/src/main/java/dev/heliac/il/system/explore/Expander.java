package dev.heliac.il.system.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Computes the states that follow, for a part of a level; one for each thread. */
final class Expander {

    /** Something met in a state, by its place in the part. */
    record Met(int source, long stuck, int process, int move, int contract, int message, String limit) {}

    private final Machine machine;
    private final Symmetry symmetry;
    private final Reduction reduction;
    private final int length;
    private final boolean reducing;
    private final byte[] state;
    private final byte[] next;
    private final int[] counts;
    private final int[][] moves;

    /** Successors, one after the other. */
    byte[] buffer;
    long[] hashes = new long[64];
    int[] sources = new int[64];
    byte[] movers = new byte[64];
    int[] permutations = new int[64];
    /** Filled in by who keeps them. */
    int[] targets = new int[64];
    int size;

    final List<Met> met = new ArrayList<>();

    Expander(Machine machine, Symmetry symmetry, boolean reduce) {
        this.machine = machine;
        this.symmetry = symmetry;
        reduction = new Reduction(machine);
        reducing = reduce;
        length = machine.layout.length;
        state = new byte[length];
        next = new byte[length];
        counts = new int[machine.layout.processes];
        moves = new int[machine.layout.processes][machine.most()];
        buffer = new byte[64 * length];
    }

    /** Numbers of states, from one place of a list to another. */
    void expand(int[] states, int from, int to, Shard[] shards, boolean all) {
        size = 0;
        met.clear();
        for (int i = from; i < to; i++) {
            Explorer.shard(shards, states[i]).load(Explorer.local(states[i]), state);
            expand(i - from, all);
        }
    }

    private void expand(int source, boolean all) {
        try {
            for (int p = 0; p < counts.length; p++) {
                counts[p] = machine.moves(state, p, moves[p]);
            }
        } catch (Exceeded e) {
            met.add(new Met(source, 0, -1, 0, 0, 0, e.getMessage()));
            return;
        }
        reduction.look(state, counts);
        long stuck = reduction.stuck(state);
        if (stuck != 0) {
            met.add(new Met(source, stuck, -1, 0, 0, 0, null));
            return;
        }
        long chosen = reducing && !all ? reduction.persistent() : -1;
        for (int p = 0; p < counts.length; p++) {
            boolean looked = (chosen >> p & 1) != 0;
            for (int m = 0; looked && m < counts[p]; m++) {
                move(source, p, moves[p][m]);
            }
        }
    }

    private void move(int source, int process, int move) {
        if (size == sources.length) {
            grow();
        }
        int at = size * length;
        System.arraycopy(state, 0, next, 0, length);
        try {
            machine.apply(next, process, move, (channel, message) -> met.add(
                    new Met(source, 0, process, move, machine.layout.kindOf[channel], message, null)));
        } catch (Exceeded e) {
            met.add(new Met(source, 0, -1, 0, 0, 0, e.getMessage()));
            return;
        }
        permutations[size] = symmetry.canonical(next);
        System.arraycopy(next, 0, buffer, at, length);
        hashes[size] = Shard.hash(buffer, at, length);
        sources[size] = source;
        movers[size] = (byte) process;
        size++;
    }

    private void grow() {
        int larger = 2 * size;
        buffer = Arrays.copyOf(buffer, larger * length);
        hashes = Arrays.copyOf(hashes, larger);
        sources = Arrays.copyOf(sources, larger);
        movers = Arrays.copyOf(movers, larger);
        permutations = Arrays.copyOf(permutations, larger);
        targets = Arrays.copyOf(targets, larger);
    }
}
