package dev.heliac.il.system.explore;

import dev.heliac.il.system.model.Ends;
import dev.heliac.il.system.model.Kind;
import dev.heliac.il.system.model.Network;
import dev.heliac.il.system.model.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where in a state's bytes what is: for each process its node and registers, for each channel which ends are closed and the two queues,
 * for each listener the clients that are left. Every state of a system has the same length, a multiple of 8, and what means nothing is 0,
 * so that equal states have equal bytes.
 */
final class Layout {

    static final int IMPORTER_CLOSED = 1;
    static final int EXPORTER_CLOSED = 2;
    static final int BOTH_CLOSED = 3;
    /** A channel that a process has made, as long as an end of it is open. */
    static final int LIVE = 4;
    /** Closed although what was under way to it mattered. */
    static final int IMPORTER_LEFT = 8;
    static final int EXPORTER_LEFT = 16;

    /** A pool of channels that one process makes of one kind. */
    record Pool(int process, int kind, int first) {}

    final Network network;
    final int processes;
    /** Bytes of an endpoint. */
    final int endBytes;
    final int[] processAt;
    final int[] nodeBytes;
    final int[] kindOf;
    final int[] channelAt;
    /** Where the queue to the exporter begins and the one to the importer, relative to the channel. */
    final int[] inAt;
    final int[] outAt;
    final int[] messageBytes;
    final int[] listenerAt;
    final List<Pool> pools;
    final int length;

    Layout(Network network) throws Exceeded {
        this.network = network;
        processes = network.processes().size();
        pools = pools(network);
        int channels = network.channels().size() + pools.size() * network.made();
        if (processes > 64) {
            throw new Exceeded("more than 64 processes");
        }
        if (Ends.exporter(channels) > 0xffff) {
            throw new Exceeded("more than " + (0xffff / 2) + " channels");
        }
        endBytes = Ends.exporter(channels) > 0xff ? 2 : 1;
        processAt = new int[processes];
        nodeBytes = new int[processes];
        int at = 0;
        for (int p = 0; p < processes; p++) {
            var automaton = network.processes().get(p);
            if (automaton.nodes().size() > 0xffff) {
                throw new Exceeded("more than 65,536 states of process `" + automaton.name() + "`");
            }
            processAt[p] = at;
            nodeBytes[p] = automaton.nodes().size() > 0x100 ? 2 : 1;
            at += nodeBytes[p] + automaton.registers() * endBytes;
        }
        int kinds = network.kinds().size();
        inAt = new int[kinds];
        outAt = new int[kinds];
        messageBytes = new int[kinds];
        var size = new int[kinds];
        for (int k = 0; k < kinds; k++) {
            var kind = network.kinds().get(k);
            if (kind.messages().size() > 0xff || kind.in() > 0xff || kind.out() > 0xff) {
                throw new Exceeded("more than 255 messages of contract `" + kind.name() + "`");
            }
            messageBytes[k] = 1 + kind.carried() * endBytes;
            inAt[k] = 1;
            outAt[k] = inAt[k] + 1 + kind.in() * messageBytes[k];
            size[k] = outAt[k] + 1 + kind.out() * messageBytes[k];
        }
        kindOf = new int[channels];
        channelAt = new int[channels];
        for (int c = 0; c < channels; c++) {
            kindOf[c] = c < network.channels().size()
                    ? network.channels().get(c).kind()
                    : pools.get((c - network.channels().size()) / network.made()).kind();
            channelAt[c] = at;
            at += size[kindOf[c]];
        }
        listenerAt = new int[network.listeners().size()];
        for (int l = 0; l < listenerAt.length; l++) {
            listenerAt[l] = at;
            at += (network.listeners().get(l).channels().size() + 7) / 8;
        }
        length = (at + 7) & ~7;
    }

    private static List<Pool> pools(Network network) {
        var pools = new ArrayList<Pool>();
        for (int p = 0; p < network.processes().size(); p++) {
            var kinds = network.processes().get(p).nodes().stream()
                    .flatMap(n -> n instanceof Node.Choice c ? c.steps().stream() : Stream.empty())
                    .flatMap(s -> s instanceof Node.Step.Make m ? Stream.of(m.kind()) : Stream.empty())
                    .distinct()
                    .sorted()
                    .toList();
            for (int kind : kinds) {
                pools.add(new Pool(p, kind, network.channels().size() + pools.size() * network.made()));
            }
        }
        return pools;
    }

    byte[] initial() {
        var state = new byte[length];
        for (int c = 0; c < network.channels().size(); c++) {
            var channel = network.channels().get(c);
            state[channelAt[c]] =
                    (byte) ((channel.importer() < 0 ? IMPORTER_CLOSED : 0) | (channel.exporter() < 0 ? EXPORTER_CLOSED : 0));
        }
        for (int l = 0; l < listenerAt.length; l++) {
            for (int i = 0; i < network.listeners().get(l).channels().size(); i++) {
                state[listenerAt[l] + i / 8] |= (byte) (1 << i % 8);
            }
        }
        return state;
    }

    // ---- processes

    int node(byte[] state, int process) {
        int at = processAt[process];
        return nodeBytes[process] == 1 ? state[at] & 0xff : state[at] & 0xff | (state[at + 1] & 0xff) << 8;
    }

    void setNode(byte[] state, int process, int node) {
        int at = processAt[process];
        state[at] = (byte) node;
        if (nodeBytes[process] == 2) {
            state[at + 1] = (byte) (node >> 8);
        }
    }

    int end(byte[] state, int at) {
        return endBytes == 1 ? state[at] & 0xff : state[at] & 0xff | (state[at + 1] & 0xff) << 8;
    }

    void setEnd(byte[] state, int at, int end) {
        state[at] = (byte) end;
        if (endBytes == 2) {
            state[at + 1] = (byte) (end >> 8);
        }
    }

    int registerAt(int process, int register) {
        return processAt[process] + nodeBytes[process] + register * endBytes;
    }

    /** The endpoint that a number of an automaton stands for now. */
    int resolve(byte[] state, int process, int end) {
        return end >= 0 ? end : end(state, registerAt(process, -1 - end));
    }

    // ---- channels

    Kind kind(int channel) {
        return network.kinds().get(kindOf[channel]);
    }

    boolean closed(byte[] state, int end) {
        int bit = Ends.isExporter(end) ? EXPORTER_CLOSED : IMPORTER_CLOSED;
        return (state[channelAt[Ends.channel(end)]] & bit) != 0;
    }

    /** Whether an end is closed although what is under way to it matters. */
    boolean left(byte[] state, int end) {
        int bit = Ends.isExporter(end) ? EXPORTER_LEFT : IMPORTER_LEFT;
        return (state[channelAt[Ends.channel(end)]] & bit) != 0;
    }

    /** Where the queue is that the end receives from: its length, and then the messages. */
    int queueAt(int end) {
        int channel = Ends.channel(end);
        int kind = kindOf[channel];
        return channelAt[channel] + (Ends.isExporter(end) ? inAt[kind] : outAt[kind]);
    }

    int queued(byte[] state, int end) {
        return state[queueAt(end)] & 0xff;
    }

    /** The message at the head of a queue that is not empty. */
    int head(byte[] state, int end) {
        return state[queueAt(end) + 1] & 0xff;
    }

    boolean waiting(byte[] state, int listener, int client) {
        return (state[listenerAt[listener] + client / 8] >> client % 8 & 1) != 0;
    }

    void clear(byte[] state, int from, int to) {
        Arrays.fill(state, from, to, (byte) 0);
    }
}
