package dev.heliac.il.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decides whether the ways of a select go on from whatever can be at hand. Each source has so many different heads: messages that can be
 * its oldest, its end, a client, the time. Everything has to be wanted by some way, lest it be at the head for ever, and when each source
 * has something, some way has to match. The second is the exhaustiveness of patterns over a product, which takes exponential time at
 * worst, so that there is a limit.
 */
public final class Coverage {

    /** What a way wants of a source that it is not about. */
    public static final int NOTHING = -1;

    private static final int MOST_LOOKED_AT = 65_536;

    /** What was found. */
    public sealed interface Result {

        /** Some way goes on from everything. */
        record Complete() implements Result {}

        /** No way is about this head of this source. */
        record Unwanted(int source, int head) implements Result {}

        /** No way goes on when each source has this head. */
        record Stuck(List<Integer> heads) implements Result {
            public Stuck {
                heads = List.copyOf(heads);
            }
        }

        /** The way is never gone, since an earlier one wants no more. */
        record Shadowed(int way, int by) implements Result {}

        /** Not decided: more combinations than are looked at. */
        record TooMany() implements Result {}
    }

    private final int[] heads;
    private final int[] chosen;
    private int lookedAt;

    private Coverage(int[] heads) {
        this.heads = heads;
        chosen = new int[heads.length];
    }

    /**
     * Whether ways cover what sources can give.
     *
     * @param heads how many heads each source has
     * @param ways for each way the head that it wants of each source, or {@link #NOTHING}
     */
    public static Result of(int[] heads, List<int[]> ways) {
        for (int source = 0; source < heads.length; source++) {
            var wanted = new boolean[heads[source]];
            for (var way : ways) {
                if (way[source] != NOTHING) {
                    wanted[way[source]] = true;
                }
            }
            for (int head = 0; head < wanted.length; head++) {
                if (!wanted[head]) {
                    return new Result.Unwanted(source, head);
                }
            }
        }
        for (int i = 1; i < ways.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (within(ways.get(j), ways.get(i))) {
                    return new Result.Shadowed(i, j);
                }
            }
        }
        var coverage = new Coverage(heads);
        boolean complete = coverage.complete(0, ways);
        if (coverage.lookedAt > MOST_LOOKED_AT) {
            return new Result.TooMany();
        }
        return complete ? new Result.Complete() : new Result.Stuck(Arrays.stream(coverage.chosen).boxed().toList());
    }

    private static boolean within(int[] less, int[] more) {
        for (int i = 0; i < less.length; i++) {
            if (less[i] != NOTHING && less[i] != more[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether these ways, which fit what is chosen of the sources before this one, go on from everything of it and those after. */
    private boolean complete(int source, List<int[]> ways) {
        if (++lookedAt > MOST_LOOKED_AT) {
            return false;
        }
        if (ways.stream().anyMatch(w -> Arrays.stream(w, source, w.length).allMatch(h -> h == NOTHING))) {
            return true;
        }
        if (ways.isEmpty()) {
            Arrays.fill(chosen, source, chosen.length, 0);
            return false;
        }
        boolean anyOther = false;
        for (int head = 0; head < heads[source]; head++) {
            int at = head;
            boolean named = ways.stream().anyMatch(w -> w[source] == at);
            if (!named && anyOther) {
                continue; // as the one before that no way names
            }
            anyOther |= !named;
            var fitting = new ArrayList<int[]>();
            for (var way : ways) {
                if (way[source] == NOTHING || way[source] == head) {
                    fitting.add(way);
                }
            }
            chosen[source] = head;
            if (!complete(source + 1, fitting)) {
                return false;
            }
        }
        return true;
    }
}
