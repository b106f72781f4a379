package dev.heliac.il.system.explore;

import dev.heliac.il.system.explore.Expander.Met;
import dev.heliac.il.system.model.Network;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * Explores a system, level by level. Each level's states are handed out in order, in parts; what follows them is kept in order as well, in
 * shards that their hash tells. So the numbers of states, and with them the answer and its chart, are the same for any number of threads.
 *
 * <p>What the reduction leaves out it may leave out for ever, where the others go round in a circle. So when all is explored, every
 * process that can move in a state must also move somewhere behind it; where none does, all moves are looked at, in a state of each
 * circle, and what follows is explored as well (Valmari's ignoring problem). Then whatever can happen also happens in the reduced graph,
 * perhaps with more beside it. What is looked for stays as it is when more happens: processes that wait for each other, processes that
 * can never move again, and messages to closed ends, which are lost whether they were sent before or after.
 */
public final class Explorer {

    private static final int SHARD_BITS = 3;
    private static final int SHARDS = 1 << SHARD_BITS;
    private static final int BATCH = 16_384;
    /** Fewer are not worth a thread's waking up. */
    private static final int PART = 512;

    private final Machine machine;
    private final Limits limits;
    private final Symmetry symmetry;
    private final Shard[] shards = new Shard[SHARDS];
    private final Edges edges = new Edges();
    private final Expander[] expanders;
    private final long begin;
    private final int[] levelEnd = new int[SHARDS];
    private final Map<Long, Found> lost = new LinkedHashMap<>();
    private Found stuck;
    private String limit;
    private boolean cyclic;
    private int depth;

    /** What was met in which state. */
    private record Found(int state, Met met) {}

    private Explorer(Machine machine, Limits limits, long begin) {
        this.machine = machine;
        this.begin = begin;
        this.limits = limits;
        symmetry = limits.symmetry() ? Symmetry.of(machine.layout) : Symmetry.none(machine.layout);
        for (int s = 0; s < SHARDS; s++) {
            shards[s] = new Shard(machine.layout.length);
        }
        expanders = new Expander[limits.threads()];
        for (int i = 0; i < expanders.length; i++) {
            expanders[i] = new Expander(machine, symmetry, limits.reduce());
        }
    }

    /**
     * Looks at everything that can happen, as far as the limits allow. Where processes make more channels than there is room for in a
     * state, twice the room is tried, until the limits are met.
     */
    public static Result explore(Network network, Limits limits) {
        long begin = System.nanoTime();
        Explorer explorer;
        try {
            explorer = new Explorer(new Machine(network), limits, begin);
        } catch (Exceeded e) {
            return new Result(new Result.Undecided(e.getMessage()), List.of(), 0, 0, 0, 0, 0);
        }
        var result = explorer.run();
        for (var larger = network; explorer.crowded(result); ) {
            larger = larger.withMade(2 * larger.made());
            try {
                explorer = new Explorer(new Machine(larger), limits, begin);
            } catch (Exceeded e) {
                return result;
            }
            result = explorer.run();
        }
        return result;
    }

    private boolean crowded(Result result) {
        return result.verdict() instanceof Result.Undecided && machine.crowded && room();
    }

    private Result run() {
        if (limits.threads() == 1) {
            return run(null);
        }
        try (var pool = Executors.newFixedThreadPool(limits.threads(), Thread.ofPlatform().daemon().factory())) {
            return run(pool);
        }
    }

    static Shard shard(Shard[] shards, int state) {
        return shards[state & SHARDS - 1];
    }

    static int shardOf(int state) {
        return state & SHARDS - 1;
    }

    static int local(int state) {
        return state >>> SHARD_BITS;
    }

    private Result run(ExecutorService pool) {
        var first = machine.layout.initial();
        symmetry.canonical(first);
        long hash = Shard.hash(first, 0, first.length);
        shards[(int) hash & SHARDS - 1].add(first, 0, hash, -1);
        boolean whole = levels(new int[] {(int) hash & SHARDS - 1}, false, pool);
        while (whole && limits.reduce() && cyclic) {
            var ignored = ignored();
            if (ignored.length == 0) {
                break;
            }
            whole = levels(ignored, true, pool);
        }
        return result();
    }

    /** Explores from some states on; whether to the end. */
    private boolean levels(int[] first, boolean all, ExecutorService pool) {
        var level = first;
        boolean every = all;
        while (level.length > 0) {
            var from = new int[SHARDS];
            for (int s = 0; s < SHARDS; s++) {
                from[s] = levelEnd[s] = shards[s].size();
            }
            if (!level(level, every, pool)) {
                return false;
            }
            every = false;
            int count = 0;
            for (int s = 0; s < SHARDS; s++) {
                count += shards[s].size() - from[s];
            }
            level = new int[count];
            for (int s = 0, i = 0; s < SHARDS; s++) {
                for (int n = from[s]; n < shards[s].size(); n++) {
                    level[i++] = n << SHARD_BITS | s;
                }
            }
            depth += count > 0 ? 1 : 0;
        }
        return true;
    }

    /** Whether to go on with what follows. */
    private boolean level(int[] level, boolean all, ExecutorService pool) {
        boolean whole = true;
        for (int at = 0; at < level.length && whole && stuck == null; at += BATCH) {
            batch(level, at, Math.min(level.length, at + BATCH), all, pool);
            whole = room();
        }
        return whole && stuck == null;
    }

    /** States that close a circle behind which a process never moves that can. */
    private int[] ignored() {
        var moving = edges.moving(shards, symmetry);
        var state = new byte[machine.layout.length];
        var moves = new int[machine.most()];
        var ignored = new BitSet();
        for (int e = 0; e < edges.size(); e++) {
            int source = edges.from(e);
            if (!ignored.get(source) && edges.closes(e)) {
                shard(shards, source).load(local(source), state);
                for (int p = 0; p < machine.layout.processes; p++) {
                    if ((moving[shardOf(source)][local(source)] >> p & 1) == 0 && machine.moves(state, p, moves) > 0) {
                        ignored.set(source);
                    }
                }
            }
        }
        return ignored.stream().toArray();
    }

    private void batch(int[] states, int from, int to, boolean all, ExecutorService pool) {
        int parts = pool == null ? 1 : Math.max(1, Math.min(expanders.length, (to - from) / PART));
        int part = (to - from + parts - 1) / parts;
        each(parts, pool, i -> expanders[i].expand(
                states, Math.min(to, from + i * part), Math.min(to, from + (i + 1) * part), shards, all));
        if (parts == 1) {
            keep(expanders[0], -1, states, from);
        } else {
            each(SHARDS, pool, s -> {
                for (int i = 0; i < parts; i++) {
                    keep(expanders[i], s, states, from + i * part);
                }
            });
        }
        for (int i = 0; i < parts; i++) {
            finish(expanders[i], states, from + i * part);
        }
    }

    private void keep(Expander expander, int shard, int[] states, int from) {
        int length = machine.layout.length;
        for (int r = 0; r < expander.size; r++) {
            long hash = expander.hashes[r];
            int s = (int) hash & SHARDS - 1;
            if (shard < 0 || s == shard) {
                int number = shards[s].add(expander.buffer, r * length, hash, states[from + expander.sources[r]]);
                expander.targets[r] = number << SHARD_BITS | s;
            }
        }
    }

    private void finish(Expander expander, int[] states, int from) {
        for (var met : expander.met) {
            var found = new Found(states[from + met.source()], met);
            if (met.limit() != null) {
                limit = limit == null ? met.limit() : limit;
            } else if (met.stuck() != 0) {
                stuck = stuck == null ? found : stuck;
            } else {
                lost.putIfAbsent((long) met.contract() << 32 | met.message(), found);
            }
        }
        for (int r = 0; r < expander.size; r++) {
            int target = expander.targets[r];
            boolean closes = local(target) < levelEnd[shardOf(target)];
            cyclic |= closes;
            edges.add(states[from + expander.sources[r]], target, expander.movers[r], expander.permutations[r], closes);
        }
    }

    private static void each(int count, ExecutorService pool, IntConsumer work) {
        if (count == 1) {
            work.accept(0);
            return;
        }
        var running = new ArrayList<Future<?>>();
        for (int i = 0; i < count; i++) {
            int number = i;
            running.add(pool.submit(() -> work.accept(number)));
        }
        for (var one : running) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("exploration failed", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("exploration was interrupted", e);
            }
        }
    }

    // ---- limits

    private long states() {
        long states = 0;
        for (var shard : shards) {
            states += shard.size();
        }
        return states;
    }

    private long bytes(int more) {
        long bytes = edges.bytes(more);
        for (var shard : shards) {
            bytes += shard.bytes(more / SHARDS) + 8L * shard.size();
        }
        for (var expander : expanders) {
            bytes += expander.buffer.length + 25L * expander.hashes.length;
        }
        return bytes;
    }

    private boolean room() {
        String met = null;
        if (states() >= limits.states()) {
            met = String.format(Locale.ROOT, "%,d states", limits.states());
        } else if (bytes(2 * BATCH) > limits.bytes()) {
            met = String.format(Locale.ROOT, "%,d MiB of memory", limits.bytes() >> 20);
        } else if (limits.millis() > 0 && System.nanoTime() - begin > limits.millis() * 1_000_000) {
            met = String.format(Locale.ROOT, "%,d s", limits.millis() / 1000);
        }
        limit = met == null ? limit : met;
        return met == null;
    }

    // ---- the answer

    private Result result() {
        var replay = new Replay(machine, symmetry);
        Result.Verdict verdict;
        if (stuck != null) {
            verdict = replay.stuck(path(stuck.state()), stuck.met().stuck());
        } else if (limit != null) {
            verdict = new Result.Undecided(limit);
        } else {
            verdict = cyclic ? starved(replay) : new Result.Fine();
        }
        var messages = verdict instanceof Result.Stuck
                ? List.<Result.Lost>of()
                : lost.values().stream().map(f -> replay.lost(path(f.state()), f.met())).toList();
        return new Result(verdict, messages, states(), edges.size(), depth, bytes(0), System.nanoTime() - begin);
    }

    /** Of a system that was explored to its end: whether a process waits that can never move again. */
    private Result.Verdict starved(Replay replay) {
        var moving = edges.moving(shards, symmetry);
        var state = new byte[machine.layout.length];
        int best = -1;
        int nearest = Integer.MAX_VALUE;
        long waiting = 0;
        for (int s = 0; s < SHARDS; s++) {
            // A shard's states are in the order of their depth.
            for (int n = 0; n < shards[s].size(); n++) {
                shards[s].load(n, state);
                long never = 0;
                for (int p = 0; p < machine.layout.processes; p++) {
                    never |= (moving[s][n] >> p & 1) == 0 && machine.waits(state, p) ? 1L << p : 0;
                }
                if (never != 0) {
                    int number = n << SHARD_BITS | s;
                    int far = path(number).size();
                    if (far < nearest) {
                        best = number;
                        nearest = far;
                        waiting = never;
                    }
                    break;
                }
            }
        }
        return best < 0 ? new Result.Fine() : replay.stuck(path(best), waiting);
    }

    /** The states on the way to one, the first first. */
    private List<byte[]> path(int last) {
        var path = new ArrayList<byte[]>();
        for (int at = last; at >= 0; at = shard(shards, at).parent(local(at))) {
            var state = new byte[machine.layout.length];
            shard(shards, at).load(local(at), state);
            path.addFirst(state);
        }
        return path;
    }
}
