package dev.heliac.il.system;

import dev.heliac.il.system.model.Ends;
import dev.heliac.il.system.model.Network;
import dev.heliac.il.system.model.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** All interleavings of a small system, with plain collections and without any cleverness: what {@code Explorer} says is compared. */
final class BruteForce {

    /** A channel: whether an end is closed, and what is under way to each; ends 0 importer, 1 exporter. */
    private record Channel(int kind, boolean[] closed, boolean[] left, List<List<List<Integer>>> queues) {
        Channel copy() {
            var copied = new ArrayList<List<List<Integer>>>();
            queues.forEach(q -> copied.add(new ArrayList<>(q)));
            return new Channel(kind, closed.clone(), left.clone(), copied);
        }

        String text() {
            return closed[0] + " " + closed[1] + " " + left[0] + " " + left[1] + " " + queues;
        }
    }

    private static final class State {
        int[] nodes;
        final List<Map<Integer, Integer>> registers = new ArrayList<>();
        final List<Channel> channels = new ArrayList<>();
        final List<Set<Integer>> listeners = new ArrayList<>();

        State copy() {
            var copy = new State();
            copy.nodes = nodes.clone();
            registers.forEach(r -> copy.registers.add(new HashMap<>(r)));
            channels.forEach(c -> copy.channels.add(c.copy()));
            listeners.forEach(l -> copy.listeners.add(new TreeSet<>(l)));
            return copy;
        }

        String key() {
            return Arrays.toString(nodes) + registers + channels.stream().map(Channel::text).toList() + listeners;
        }
    }

    private record Edge(int from, int to, int mover) {}

    private final Network network;
    private final List<State> states = new ArrayList<>();
    private final List<Integer> depths = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    final Set<String> lost = new TreeSet<>();
    boolean cut;
    boolean stuck;
    /** Moves to the nearest state in which nobody moves and somebody waits, negative when there is none. */
    int nearest = -1;

    BruteForce(Network network, int most) {
        this.network = network;
        explore(most);
        if (!cut) {
            judge();
        }
    }

    int states() {
        return states.size();
    }

    private void explore(int most) {
        var first = new State();
        first.nodes = new int[network.processes().size()];
        network.processes().forEach(_ -> first.registers.add(new HashMap<>()));
        for (var c : network.channels()) {
            first.channels.add(new Channel(c.kind(), new boolean[] {c.importer() < 0, c.exporter() < 0}, new boolean[2],
                    new ArrayList<>(List.of(new ArrayList<>(), new ArrayList<>()))));
        }
        network.listeners().forEach(l -> first.listeners.add(new TreeSet<>(l.channels())));
        visit(first, 0);
        for (int i = 0; i < states.size() && !cut; i++) {
            for (int p = 0; p < network.processes().size(); p++) {
                for (var next : moves(states.get(i), p)) {
                    edges.add(new Edge(i, visit(next, depths.get(i) + 1), p));
                }
            }
            cut |= states.size() > most;
        }
    }

    private int visit(State state, int depth) {
        return numbers.computeIfAbsent(state.key(), _ -> {
            states.add(state);
            depths.add(depth);
            return states.size() - 1;
        });
    }

    private static int end(State s, int p, int end) {
        return end >= 0 ? end : s.registers.get(p).get(-1 - end);
    }

    private static int give(State s, int p, int end) {
        return end >= 0 ? end : s.registers.get(p).remove(-1 - end);
    }

    private static int side(int end) {
        return Ends.isExporter(end) ? 1 : 0;
    }

    private static Channel channel(State s, int end) {
        return s.channels.get(Ends.channel(end));
    }

    private List<State> moves(State s, int p) {
        var next = new ArrayList<State>();
        switch (network.processes().get(p).nodes().get(s.nodes[p])) {
            case Node.Choice c -> {
                for (var step : c.steps()) {
                    var to = s.copy();
                    step(to, p, step);
                    to.nodes[p] = step.next();
                    next.add(to);
                }
            }
            case Node.Wait w -> {
                for (var arm : w.arms()) {
                    int end = end(s, p, arm.end());
                    var queue = channel(s, end).queues().get(side(end));
                    switch (arm) {
                        case Node.Arm.Message m when !queue.isEmpty() && queue.getFirst().getFirst() == m.message() -> {
                            var to = s.copy();
                            var taken = channel(to, end).queues().get(side(end)).removeFirst();
                            for (int i = 0; i < m.registers().size() && i + 1 < taken.size(); i++) {
                                to.registers.get(p).put(m.registers().get(i), taken.get(i + 1));
                            }
                            to.nodes[p] = m.next();
                            next.add(to);
                        }
                        case Node.Arm.Closed c when queue.isEmpty() && channel(s, end).closed()[1 - side(end)] -> {
                            var to = s.copy();
                            close(to, give(to, p, arm.end()), true);
                            to.nodes[p] = c.next();
                            next.add(to);
                        }
                        case Node.Arm _ -> {}
                    }
                }
            }
            case Node.Accept a -> {
                for (int channel : s.listeners.get(a.listener())) {
                    var to = s.copy();
                    to.listeners.get(a.listener()).remove(channel);
                    to.registers.get(p).put(a.register(), Ends.exporter(channel));
                    to.nodes[p] = a.next();
                    next.add(to);
                }
                if (s.listeners.get(a.listener()).isEmpty()) {
                    var to = s.copy();
                    to.nodes[p] = a.closed();
                    next.add(to);
                }
            }
            case Node.Select w -> {
                for (var way : w.ways()) {
                    if (way.patterns().stream().allMatch(a -> matches(s, p, a))) {
                        next.addAll(taken(s, p, way));
                    }
                }
            }
            case Node.End _, Node.Unknown _ -> {}
        }
        return next;
    }

    private static boolean matches(State s, int p, Node.Pattern pattern) {
        return switch (pattern) {
            case Node.Pattern.Message m -> {
                int end = end(s, p, m.end());
                var queue = channel(s, end).queues().get(side(end));
                yield !queue.isEmpty() && queue.getFirst().getFirst() == m.message();
            }
            case Node.Pattern.Closed c -> {
                int end = end(s, p, c.end());
                yield channel(s, end).queues().get(side(end)).isEmpty() && channel(s, end).closed()[1 - side(end)];
            }
            case Node.Pattern.Client c -> !s.listeners.get(c.listener()).isEmpty();
            case Node.Pattern.Deserted d -> s.listeners.get(d.listener()).isEmpty();
            case Node.Pattern.Elapsed _ -> true;
        };
    }

    /** After a way that matches, whichever clients it takes. */
    private List<State> taken(State s, int p, Node.Way way) {
        var states = new ArrayList<State>(List.of(s.copy()));
        for (var pattern : way.patterns()) {
            if (pattern instanceof Node.Pattern.Client c) {
                var more = new ArrayList<State>();
                for (var state : states) {
                    for (int channel : state.listeners.get(c.listener())) {
                        var to = state.copy();
                        to.listeners.get(c.listener()).remove(channel);
                        to.registers.get(p).put(c.register(), Ends.exporter(channel));
                        more.add(to);
                    }
                }
                states = more;
            }
            for (var state : states) {
                switch (pattern) {
                    case Node.Pattern.Message m -> {
                        int end = end(state, p, m.end());
                        var message = channel(state, end).queues().get(side(end)).removeFirst();
                        for (int i = 0; i < m.registers().size() && i + 1 < message.size(); i++) {
                            state.registers.get(p).put(m.registers().get(i), message.get(i + 1));
                        }
                    }
                    case Node.Pattern.Closed c -> close(state, give(state, p, c.end()), true);
                    case Node.Pattern.Client _, Node.Pattern.Deserted _, Node.Pattern.Elapsed _ -> {}
                }
            }
        }
        states.forEach(state -> state.nodes[p] = way.next());
        return states;
    }

    private void step(State s, int p, Node.Step step) {
        switch (step) {
            case Node.Step.Silent _ -> {}
            case Node.Step.Send send -> {
                int end = end(s, p, send.end());
                var channel = channel(s, end);
                int to = 1 - side(end);
                var message = new ArrayList<Integer>();
                message.add(send.message());
                send.carried().forEach(e -> message.add(give(s, p, e)));
                if (channel.closed()[to]) {
                    drop(s, channel, message, !channel.left()[to]);
                } else {
                    channel.queues().get(to).add(message);
                    var kind = network.kinds().get(channel.kind());
                    cut |= channel.queues().get(to).size() > (to == 1 ? kind.in() : kind.out());
                }
            }
            case Node.Step.Close c -> close(s, give(s, p, c.end()), c.meant());
            case Node.Step.CloseListener l -> {
                var left = List.copyOf(s.listeners.get(l.listener()));
                s.listeners.get(l.listener()).clear();
                left.forEach(c -> close(s, Ends.exporter(c), false));
            }
            case Node.Step.Make m -> {
                s.channels.add(new Channel(m.kind(), new boolean[2], new boolean[2],
                        new ArrayList<>(List.of(new ArrayList<>(), new ArrayList<>()))));
                s.registers.get(p).put(m.importer(), Ends.importer(s.channels.size() - 1));
                s.registers.get(p).put(m.exporter(), Ends.exporter(s.channels.size() - 1));
            }
        }
    }

    private void drop(State s, Channel channel, List<Integer> message, boolean meant) {
        if (!meant) {
            var kind = network.kinds().get(channel.kind());
            lost.add(kind.name() + " " + kind.messages().get(message.getFirst()));
        }
        message.subList(1, message.size()).forEach(e -> close(s, e, meant));
    }

    private void close(State s, int end, boolean meant) {
        var channel = channel(s, end);
        if (channel.closed()[side(end)]) {
            return;
        }
        channel.closed()[side(end)] = true;
        channel.left()[side(end)] = !meant;
        var dropped = List.copyOf(channel.queues().get(side(end)));
        channel.queues().get(side(end)).clear();
        dropped.forEach(m -> drop(s, channel, m, meant));
    }

    private void judge() {
        int processes = network.processes().size();
        var moves = new boolean[states.size()][processes];
        for (boolean changed = true; changed; ) {
            changed = false;
            for (var e : edges.reversed()) {
                for (int p = 0; p < processes; p++) {
                    if (!moves[e.from()][p] && (p == e.mover() || moves[e.to()][p])) {
                        moves[e.from()][p] = changed = true;
                    }
                }
            }
        }
        var onward = new HashSet<Integer>();
        edges.forEach(e -> onward.add(e.from()));
        for (int i = 0; i < states.size(); i++) {
            for (int p = 0; p < processes; p++) {
                boolean waits = switch (network.processes().get(p).nodes().get(states.get(i).nodes[p])) {
                    case Node.Wait _, Node.Select _ -> true;
                    case Node.Choice _, Node.Accept _, Node.End _, Node.Unknown _ -> false;
                };
                stuck |= waits && !moves[i][p];
                if (waits && !onward.contains(i) && (nearest < 0 || depths.get(i) < nearest)) {
                    nearest = depths.get(i);
                }
            }
        }
    }
}
