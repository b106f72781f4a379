package dev.heliac.il.system.explore;

import dev.heliac.il.system.model.Ends;
import dev.heliac.il.system.model.Network;
import dev.heliac.il.system.model.Node;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/** What each process can do in a state, and which state follows. */
final class Machine {

    /** Told when a message can no longer be received: its receiver's end is closed. */
    interface Lost {
        void lost(int channel, int message);
    }

    static final Lost NOBODY = (_, _) -> {};

    /** Of a close that drops no other end; nothing is added to it. */
    private static final Queue<Integer> NOTHING = new ArrayDeque<>(0);

    /** A node, ready for use. */
    private static final class Code {
        Node.Step[] steps;
        /** Of a wait: the ends, each once, which arm each takes for a message, negative for none, and where it goes on when closed. */
        int[] ends;
        int[][] arms;
        int[] closed;
        Node.Arm[] all;
        Node.Accept accept;
        Ways ways;
        boolean over;
        String unknown;
    }

    final Layout layout;
    private final Code[][] code;
    /** Who has an end from the beginning, negative for nobody; and whether it ever travels. */
    private final int[] owner;
    private final boolean[] mobile;
    /** Whether a process has made more channels than there is room for. */
    volatile boolean crowded;

    Machine(Network network) throws Exceeded {
        layout = new Layout(network);
        code = new Code[layout.processes][];
        owner = new int[Ends.importer(network.channels().size())];
        mobile = new boolean[owner.length];
        for (int c = 0; c < network.channels().size(); c++) {
            owner[Ends.importer(c)] = network.channels().get(c).importer();
            owner[Ends.exporter(c)] = network.channels().get(c).exporter();
        }
        // What is accepted is in a register from then on.
        network.listeners().forEach(l -> l.channels().forEach(c -> mobile[Ends.exporter(c)] = true));
        for (int p = 0; p < layout.processes; p++) {
            code[p] = network.processes().get(p).nodes().stream().map(this::code).toArray(Code[]::new);
        }
    }

    private Code code(Node node) {
        var code = new Code();
        switch (node) {
            case Node.Choice c -> {
                code.steps = c.steps().toArray(Node.Step[]::new);
                for (var step : code.steps) {
                    if (step instanceof Node.Step.Send send) {
                        send.carried().stream().filter(e -> e > Ends.SERVICE).forEach(e -> mobile[e] = true);
                    }
                }
            }
            case Node.Wait w -> {
                code.all = w.arms().toArray(Node.Arm[]::new);
                code.ends = w.arms().stream().mapToInt(Node.Arm::end).distinct().toArray();
                code.arms = new int[code.ends.length][0x100];
                code.closed = new int[code.ends.length];
                Arrays.fill(code.closed, -1);
                for (int e = 0; e < code.ends.length; e++) {
                    Arrays.fill(code.arms[e], -1);
                    for (int i = 0; i < code.all.length; i++) {
                        if (code.all[i].end() == code.ends[e]) {
                            switch (code.all[i]) {
                                case Node.Arm.Message m -> code.arms[e][m.message()] = i;
                                case Node.Arm.Closed c -> code.closed[e] = c.next();
                            }
                        }
                    }
                }
            }
            case Node.Accept a -> code.accept = a;
            case Node.Select s -> code.ways = new Ways(this, s);
            case Node.End _ -> code.over = true;
            case Node.Unknown u -> code.unknown = u.limit();
        }
        return code;
    }

    private Code at(byte[] state, int process) {
        return code[process][layout.node(state, process)];
    }

    // ---- what can be done

    /** Whether the process is at its end. */
    boolean over(byte[] state, int process) {
        return at(state, process).over;
    }

    boolean waits(byte[] state, int process) {
        var code = at(state, process);
        return code.ends != null || code.ways != null;
    }

    /**
     * What the process can do, as numbers for {@link #apply}, and how many there are.
     *
     * @param into room for as many as {@link #most} says
     */
    int moves(byte[] state, int process, int[] into) {
        var code = at(state, process);
        int count = 0;
        if (code.unknown != null) {
            throw new Exceeded(code.unknown);
        }
        if (code.steps != null) {
            for (int i = 0; i < code.steps.length; i++) {
                into[count++] = i;
            }
        } else if (code.ends != null) {
            for (int e = 0; e < code.ends.length; e++) {
                int end = layout.resolve(state, process, code.ends[e]);
                if (end == Ends.SERVICE) {
                    for (int i = 0; i < code.all.length; i++) {
                        if (code.all[i].end() == code.ends[e] && code.all[i] instanceof Node.Arm.Message) {
                            into[count++] = code.ends.length + i;
                        }
                    }
                } else if (ready(state, code, e, end)) {
                    into[count++] = e;
                }
            }
        } else if (code.ways != null) {
            count = code.ways.moves(state, process, into);
        } else if (code.accept != null) {
            int clients = layout.network.listeners().get(code.accept.listener()).channels().size();
            for (int i = 0; i < clients; i++) {
                if (layout.waiting(state, code.accept.listener(), i)) {
                    into[count++] = i;
                }
            }
            if (count == 0) {
                into[count++] = clients;
            }
        }
        return count;
    }

    private boolean ready(byte[] state, Code code, int e, int end) {
        return layout.queued(state, end) > 0
                ? code.arms[e][layout.head(state, end)] >= 0
                : code.closed[e] >= 0 && layout.closed(state, Ends.peer(end));
    }

    /** The most that a process can do at once. */
    int most() {
        int most = 1;
        for (var process : code) {
            for (var c : process) {
                most = Math.max(most, c.steps != null ? c.steps.length : c.ends != null ? c.ends.length + c.all.length : 1);
                most = Math.max(most, c.ways != null ? c.ways.most() : 1);
            }
        }
        return layout.network.listeners().stream().mapToInt(l -> l.channels().size() + 1).reduce(most, Math::max);
    }

    /**
     * Who has to act before a wait can be over by something that is not there yet; nobody when all that the process can ever do from here
     * it can do now.
     */
    void waitsFor(byte[] state, int process, Needs needs) {
        needs.clear();
        var code = at(state, process);
        if (code.ways != null) {
            code.ways.waitsFor(state, process, needs);
        } else if (code.ends != null) {
            for (int e : code.ends) {
                int end = layout.resolve(state, process, e);
                if (end > Ends.SERVICE && layout.queued(state, end) == 0 && !layout.closed(state, Ends.peer(end))) {
                    int holder = holder(state, Ends.peer(end));
                    needs.add(holder < 0 ? 0 : 1L << holder);
                }
            }
        }
    }

    /** Whether an end may be in a register. */
    private boolean travels(int end) {
        return end >= owner.length || mobile[end];
    }

    /** Who has an end that is open or, when it is under way, who has the end that it will arrive at; negative for nobody. */
    int holder(byte[] state, int end) {
        int at = end;
        for (int depth = 0; depth <= layout.channelAt.length; depth++) {
            int keeper = travels(at) ? keeping(state, at) : owner[at];
            int carrier = travels(at) && keeper < 0 ? carrier(state, at) : Ends.NONE;
            if (carrier == Ends.NONE) {
                return keeper >= 0 || !travels(at) ? keeper : first(at);
            }
            at = carrier;
        }
        // Ends that travel in each other's queues are out of everybody's reach.
        return -1;
    }

    /** The process that has an end in a register, negative for none. */
    private int keeping(byte[] state, int end) {
        for (int p = 0; p < layout.processes; p++) {
            for (int r = 0; r < layout.network.processes().get(p).registers(); r++) {
                if (layout.end(state, layout.registerAt(p, r)) == end) {
                    return p;
                }
            }
        }
        return -1;
    }

    /** The end that a message with an end in it is under way to. */
    private int carrier(byte[] state, int end) {
        for (int c = 0; c < layout.channelAt.length; c++) {
            for (int at = Ends.importer(c); at <= Ends.exporter(c); at++) {
                if (carries(state, at, end)) {
                    return at;
                }
            }
        }
        return Ends.NONE;
    }

    /** The process that has an end which has not yet been anywhere. */
    private int first(int end) {
        for (var listener : layout.network.listeners()) {
            int client = listener.channels().indexOf(Ends.channel(end));
            if (client >= 0 && Ends.isExporter(end)) {
                return listener.owner();
            }
        }
        return end < owner.length ? owner[end] : -1;
    }

    private boolean carries(byte[] state, int at, int end) {
        int queue = layout.queueAt(at);
        int kind = layout.kindOf[Ends.channel(at)];
        int carried = layout.network.kinds().get(kind).carried();
        for (int i = 0; i < (state[queue] & 0xff); i++) {
            for (int j = 0; j < carried; j++) {
                if (layout.end(state, queue + 2 + i * layout.messageBytes[kind] + j * layout.endBytes) == end) {
                    return true;
                }
            }
        }
        return false;
    }

    // ---- doing it

    /** Changes the state to the one after a move. */
    void apply(byte[] state, int process, int move, Lost lost) {
        var code = at(state, process);
        if (code.steps != null) {
            step(state, process, code.steps[move], lost);
        } else if (code.ends != null) {
            take(state, process, code, move);
        } else if (code.ways != null) {
            layout.setNode(state, process, code.ways.take(state, process, move));
        } else {
            accept(state, process, code.accept, move);
        }
    }

    private void step(byte[] state, int process, Node.Step step, Lost lost) {
        switch (step) {
            case Node.Step.Silent _ -> {}
            case Node.Step.Send s -> send(state, process, s, lost);
            case Node.Step.Close c -> {
                int end = give(state, process, c.end());
                close(state, end, c.meant(), lost);
            }
            case Node.Step.CloseListener c -> {
                var channels = layout.network.listeners().get(c.listener()).channels();
                for (int i = 0; i < channels.size(); i++) {
                    if (layout.waiting(state, c.listener(), i)) {
                        close(state, Ends.exporter(channels.get(i)), false, lost);
                    }
                }
                int at = layout.listenerAt[c.listener()];
                layout.clear(state, at, at + (channels.size() + 7) / 8);
            }
            case Node.Step.Make m -> make(state, process, m);
        }
        layout.setNode(state, process, step.next());
    }

    /** What the number stands for; a register is empty from then on. */
    int give(byte[] state, int process, int end) {
        int given = layout.resolve(state, process, end);
        if (end < 0) {
            layout.setEnd(state, layout.registerAt(process, -1 - end), Ends.NONE);
        }
        return given;
    }

    private void send(byte[] state, int process, Node.Step.Send send, Lost lost) {
        int end = layout.resolve(state, process, send.end());
        int to = end == Ends.SERVICE ? end : Ends.peer(end);
        if (end == Ends.SERVICE || layout.closed(state, to)) {
            boolean left = end != Ends.SERVICE && layout.left(state, to);
            if (left) {
                lost.lost(Ends.channel(end), send.message());
            }
            for (int carried : send.carried()) {
                close(state, give(state, process, carried), !left, lost);
            }
            return;
        }
        int channel = Ends.channel(end);
        int kind = layout.kindOf[channel];
        int queue = layout.queueAt(to);
        int count = state[queue] & 0xff;
        if (count >= (Ends.isExporter(to) ? layout.kind(channel).in() : layout.kind(channel).out())) {
            throw new Exceeded("more than " + count + " messages under way by contract `" + layout.kind(channel).name() + "`");
        }
        int at = queue + 1 + count * layout.messageBytes[kind];
        state[queue]++;
        state[at++] = (byte) send.message();
        for (int carried : send.carried()) {
            layout.setEnd(state, at, give(state, process, carried));
            at += layout.endBytes;
        }
    }

    /** Closes an end, and the ends in what was under way to it, and so on. */
    void close(byte[] state, int end, boolean meant, Lost lost) {
        for (var open = dropped(state, end, meant, lost); !open.isEmpty(); ) {
            open.addAll(dropped(state, open.remove(), meant, lost));
        }
    }

    /** Closes one end, and gives those in what was under way to it. */
    private Queue<Integer> dropped(byte[] state, int end, boolean meant, Lost lost) {
        if (end <= Ends.SERVICE || layout.closed(state, end)) {
            return NOTHING;
        }
        int channel = Ends.channel(end);
        int at = layout.channelAt[channel];
        int kind = layout.kindOf[channel];
        int bit = Ends.isExporter(end) ? Layout.EXPORTER_CLOSED : Layout.IMPORTER_CLOSED;
        int left = meant ? 0 : Ends.isExporter(end) ? Layout.EXPORTER_LEFT : Layout.IMPORTER_LEFT;
        state[at] |= (byte) (bit | left);
        int queue = layout.queueAt(end);
        int count = state[queue] & 0xff;
        int size = layout.messageBytes[kind];
        var ends = count == 0 || layout.kind(channel).carried() == 0 ? NOTHING : new ArrayDeque<Integer>();
        for (int i = 0; i < count; i++) {
            if (!meant) {
                lost.lost(channel, state[queue + 1 + i * size] & 0xff);
            }
            for (int j = 0; j < layout.kind(channel).carried(); j++) {
                ends.add(layout.end(state, queue + 2 + i * size + j * layout.endBytes));
            }
        }
        layout.clear(state, queue, queue + 1 + count * size);
        if ((state[at] & Layout.BOTH_CLOSED) == Layout.BOTH_CLOSED) {
            state[at] = (byte) ((state[at] & Layout.LIVE) != 0 ? 0 : Layout.BOTH_CLOSED);
        }
        return ends;
    }

    private void make(byte[] state, int process, Node.Step.Make make) {
        int channel = -1;
        for (var pool : layout.pools) {
            if (pool.process() == process && pool.kind() == make.kind()) {
                for (int c = pool.first() + layout.network.made() - 1; c >= pool.first(); c--) {
                    channel = state[layout.channelAt[c]] == 0 ? c : channel;
                }
            }
        }
        if (channel < 0) {
            crowded = true;
            throw new Exceeded("more than " + layout.network.made() + " channels of contract `"
                    + layout.network.kinds().get(make.kind()).name() + "` that process `"
                    + layout.network.processes().get(process).name() + "` has made");
        }
        state[layout.channelAt[channel]] = Layout.LIVE;
        layout.setEnd(state, layout.registerAt(process, make.importer()), Ends.importer(channel));
        layout.setEnd(state, layout.registerAt(process, make.exporter()), Ends.exporter(channel));
    }

    private void take(byte[] state, int process, Code code, int move) {
        if (move >= code.ends.length) {
            layout.setNode(state, process, code.all[move - code.ends.length].next());
            return;
        }
        int end = layout.resolve(state, process, code.ends[move]);
        if (layout.queued(state, end) == 0) {
            close(state, give(state, process, code.ends[move]), true, NOBODY);
            layout.setNode(state, process, code.closed[move]);
            return;
        }
        var arm = (Node.Arm.Message) code.all[code.arms[move][layout.head(state, end)]];
        receive(state, process, end, arm.registers());
        layout.setNode(state, process, arm.next());
    }

    /** Takes the oldest message at an end; what it carries goes to registers. */
    void receive(byte[] state, int process, int end, List<Integer> registers) {
        int queue = layout.queueAt(end);
        int count = state[queue] & 0xff;
        int size = layout.messageBytes[layout.kindOf[Ends.channel(end)]];
        for (int i = 0; i < registers.size(); i++) {
            layout.setEnd(state, layout.registerAt(process, registers.get(i)), layout.end(state, queue + 2 + i * layout.endBytes));
        }
        System.arraycopy(state, queue + 1 + size, state, queue + 1, (count - 1) * size);
        layout.clear(state, queue + 1 + (count - 1) * size, queue + 1 + count * size);
        state[queue]--;
    }

    private void accept(byte[] state, int process, Node.Accept accept, int move) {
        if (move == layout.network.listeners().get(accept.listener()).channels().size()) {
            layout.setNode(state, process, accept.closed());
            return;
        }
        client(state, process, accept.listener(), move, accept.register());
        layout.setNode(state, process, accept.next());
    }

    /** Takes one of a listener's clients. */
    void client(byte[] state, int process, int listener, int client, int register) {
        int channel = layout.network.listeners().get(listener).channels().get(client);
        state[layout.listenerAt[listener] + client / 8] &= (byte) ~(1 << client % 8);
        layout.setEnd(state, layout.registerAt(process, register), Ends.exporter(channel));
    }

    // ---- for people

    Node node(byte[] state, int process) {
        return layout.network.processes().get(process).nodes().get(layout.node(state, process));
    }

    /** The ends that a wait's move takes from. */
    int[] takenFrom(byte[] state, int process, int move) {
        var code = at(state, process);
        if (code.ways != null) {
            return code.ways.takenFrom(state, process, move);
        }
        int number = move < code.ends.length ? code.ends[move] : code.all[move - code.ends.length].end();
        return new int[] {layout.resolve(state, process, number)};
    }
}
