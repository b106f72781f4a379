package dev.heliac.il.system.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A system: processes, and the channels that they begin with.
 *
 * @param listeners each with the channels whose exporter's ends wait there
 * @param made for how many channels of a kind that one process has made, and that are open at once, there is room to begin with
 */
public record Network(
        List<Kind> kinds, List<Channel> channels, List<Listener> listeners, List<Automaton> processes, int made) {

    private static final int MADE = 4;

    public Network {
        kinds = List.copyOf(kinds);
        channels = List.copyOf(channels);
        listeners = List.copyOf(listeners);
        processes = List.copyOf(processes);
    }

    /** The same with more room for channels that processes make. */
    public Network withMade(int most) {
        return new Network(kinds, channels, listeners, processes, most);
    }

    /**
     * A channel that is there from the beginning.
     *
     * @param name what the processes call it, for people
     * @param importer the process that has the importer's end, negative when that is closed
     * @param exporter the process that has the exporter's end, negative when that is closed
     */
    public record Channel(String name, int kind, int importer, int exporter) {}

    /**
     * Where clients wait.
     *
     * @param owner the process that accepts them
     */
    public record Listener(int owner, List<Integer> channels) {
        public Listener {
            channels = List.copyOf(channels);
        }
    }

    /** Puts a system together; processes are numbered in the order in which they are added. */
    public static final class Builder {
        private final List<Kind> kinds = new ArrayList<>();
        private final List<Channel> channels = new ArrayList<>();
        private final List<Listener> listeners = new ArrayList<>();
        private final List<Automaton> processes = new ArrayList<>();
        private int made = MADE;

        public int kind(Kind kind) {
            kinds.add(kind);
            return kinds.size() - 1;
        }

        /** The number of a new channel, for {@link Ends#importer} and {@link Ends#exporter}. */
        public int channel(String name, int kind, int importer, int exporter) {
            channels.add(new Channel(name, kind, importer, exporter));
            return channels.size() - 1;
        }

        public int listener(int owner, List<Integer> channels) {
            listeners.add(new Listener(owner, channels));
            return listeners.size() - 1;
        }

        public int process(Automaton automaton) {
            processes.add(automaton);
            return processes.size() - 1;
        }

        public Builder made(int most) {
            made = most;
            return this;
        }

        public Network build() {
            return new Network(kinds, channels, listeners, processes, made);
        }
    }
}
