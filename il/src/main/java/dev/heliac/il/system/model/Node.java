package dev.heliac.il.system.model;

import dev.heliac.il.diag.Place;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A state of an automaton. Endpoints are numbers of {@link Ends}. An endpoint that is sent, closed or seen closed is the process's no
 * longer.
 */
public sealed interface Node {

    /** Does one of the steps, whatever the others do; without any, it computes for ever. */
    record Choice(List<Step> steps) implements Node {
        public Choice {
            steps = List.copyOf(steps);
        }
    }

    /** Waits for one of the arms. */
    record Wait(List<Arm> arms, Place place) implements Node {
        public Wait {
            arms = List.copyOf(arms);
        }
    }

    /**
     * Takes one of a listener's clients that are left, or learns that there is none. Which one is next is not known.
     *
     * @param register where the exporter's end of its channel goes
     */
    record Accept(int listener, int register, int next, int closed, Place place) implements Node {}

    /**
     * Goes one of the ways all of whose patterns match, at once taking all that they are about; waits until there is one. Of several that
     * could be gone any may be, in whatever order they are: what was sent first may come last.
     */
    record Select(List<Way> ways, Place place) implements Node {
        public Select {
            ways = List.copyOf(ways);
        }
    }

    /** The process is at its end and owns nothing. */
    record End() implements Node {}

    /** What the process does from here on was not followed: the limit that was met. */
    record Unknown(String limit) implements Node {}

    /** Where it leads, each once. */
    static Set<Integer> nexts(Node node) {
        var nexts = new LinkedHashSet<Integer>();
        switch (node) {
            case Choice c -> c.steps().forEach(s -> nexts.add(s.next()));
            case Wait w -> w.arms().forEach(a -> nexts.add(a.next()));
            case Accept a -> nexts.addAll(List.of(a.next(), a.closed()));
            case Select s -> s.ways().forEach(w -> nexts.add(w.next()));
            case End _, Unknown _ -> {}
        }
        return nexts;
    }

    /** What can end a wait. */
    sealed interface Arm {

        int end();

        int next();

        /**
         * A message comes.
         *
         * @param registers where the endpoints in it go
         */
        record Message(int end, int message, List<Integer> registers, int next) implements Arm {
            public Message {
                registers = List.copyOf(registers);
            }
        }

        /** The other end is closed, and all that it sent was received. */
        record Closed(int end, int next) implements Arm {}
    }

    /** A way to go on; its patterns are each about something else. */
    record Way(List<Pattern> patterns, int next) {
        public Way {
            patterns = List.copyOf(patterns);
        }
    }

    /** What a way waits for. */
    sealed interface Pattern {

        /**
         * A message is the oldest that is under way to the end.
         *
         * @param registers where the endpoints in it go
         */
        record Message(int end, int message, List<Integer> registers) implements Pattern {
            public Message {
                registers = List.copyOf(registers);
            }
        }

        /** The other end is closed, and all that it sent was received. */
        record Closed(int end) implements Pattern {}

        /** A client of the listener is left; which one is taken is not known. */
        record Client(int listener, int register) implements Pattern {}

        /** None of the listener's clients is left. */
        record Deserted(int listener) implements Pattern {}

        /** Nothing that others do: a time has passed, which is not known, or it is so already. It matches whatever else has come. */
        record Elapsed() implements Pattern {}
    }

    /** Something that nothing can hinder. */
    sealed interface Step {

        int next();

        /** Nothing that others see. */
        record Silent(int next) implements Step {}

        /**
         * Sends a message.
         *
         * @param carried the endpoints in it
         */
        record Send(int end, int message, List<Integer> carried, int next, Place place) implements Step {
            public Send {
                carried = List.copyOf(carried);
            }
        }

        /**
         * Closes an endpoint.
         *
         * @param meant whether it is meant that what is still under way to it is lost
         */
        record Close(int end, boolean meant, int next, Place place) implements Step {}

        record CloseListener(int listener, int next, Place place) implements Step {}

        /** A new channel whose ends go to two registers. */
        record Make(int kind, int importer, int exporter, int next, Place place) implements Step {}
    }
}
