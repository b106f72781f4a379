package dev.heliac.il.system.explore;

import dev.heliac.il.diag.Chart;
import dev.heliac.il.diag.Place;
import java.util.List;

/**
 * What exploration has found, and what it took.
 *
 * @param lost messages that may be under way to an end that is closed, each once
 * @param states how many were met
 * @param transitions how many led from one to another
 * @param depth of the farthest state, in transitions from the first
 * @param bytes memory that the states took
 * @param nanos time
 */
public record Result(
        Verdict verdict, List<Lost> lost, long states, long transitions, int depth, long bytes, long nanos) {

    public Result {
        lost = List.copyOf(lost);
    }

    /** The answer. */
    public sealed interface Verdict {}

    /** Every process that waits can get what it waits for, whatever happens before. */
    public record Fine() implements Verdict {}

    /** Some processes wait for ever. */
    public record Stuck(List<Waiting> waiting, boolean everybody, Chart chart) implements Verdict {
        public Stuck {
            waiting = List.copyOf(waiting);
        }
    }

    /** Neither: what was explored is fine, but it is not all. */
    public record Undecided(String limit) implements Verdict {}

    /**
     * A process that waits for ever.
     *
     * @param messages what it waits for
     * @param on the processes that would have to act, among those that wait for ever too; empty when nobody can
     */
    public record Waiting(int process, List<String> messages, List<Integer> on, Place place) {
        public Waiting {
            messages = List.copyOf(messages);
            on = List.copyOf(on);
        }
    }

    /** A message that is never received since the end that it went to is closed. */
    public record Lost(String contract, String message, int process, Place place, Chart chart) {}
}
