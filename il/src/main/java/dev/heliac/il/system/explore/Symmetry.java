package dev.heliac.il.system.explore;

import dev.heliac.il.system.model.Ends;
import dev.heliac.il.system.model.Network;
import dev.heliac.il.system.model.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Clients of a listener that say the same are alike: exchanging two of them, with their channels, in every place of a state gives a state
 * in which the same can happen. Of such states one is kept, in which they are in a certain order. Any order is right; one that differs for
 * two states that are alike only keeps more of them than needed (Clarke, Jha, Enders and Filkorn, "Exploiting symmetry in temporal logic
 * model checking", 1996).
 */
final class Symmetry {

    /** The processes of a group are exchanged with their channels, the first with the first and so on. */
    private record Group(int[] members, int[][] channels) {}

    private final Layout layout;
    private final List<Group> groups;
    private final Map<List<Integer>, Integer> numbers = new HashMap<>();
    private final List<int[]> permutations = new ArrayList<>();

    private Symmetry(Layout layout, List<Group> groups) {
        this.layout = layout;
        this.groups = groups;
        number(IntStream.range(0, layout.processes).toArray());
    }

    static Symmetry none(Layout layout) {
        return new Symmetry(layout, List.of());
    }

    static Symmetry of(Layout layout) {
        var alike = new HashMap<String, List<Integer>>();
        var channels = new ArrayList<int[]>();
        for (int p = 0; p < layout.processes; p++) {
            var own = channels(layout, p);
            channels.add(own);
            int process = p;
            signature(layout, p, own).ifPresent(s -> alike.computeIfAbsent(s, _ -> new ArrayList<>()).add(process));
        }
        var groups = alike.values().stream()
                .filter(g -> g.size() > 1)
                .sorted(Comparator.comparing(List::getFirst))
                .map(g -> new Group(
                        g.stream().mapToInt(Integer::intValue).toArray(), g.stream().map(channels::get).toArray(int[][]::new)))
                .toList();
        return new Symmetry(layout, groups);
    }

    /** Those that it has an end of from the beginning, and then those that it may make. */
    private static int[] channels(Layout layout, int process) {
        var network = layout.network;
        var own = new ArrayList<Integer>();
        for (int c = 0; c < network.channels().size(); c++) {
            if (network.channels().get(c).importer() == process || network.channels().get(c).exporter() == process) {
                own.add(c);
            }
        }
        for (var pool : layout.pools) {
            for (int i = 0; pool.process() == process && i < network.made(); i++) {
                own.add(pool.first() + i);
            }
        }
        return own.stream().mapToInt(Integer::intValue).toArray();
    }

    /** What the process says, by whichever channels; empty for one that others know by more than a listener. */
    private static Optional<String> signature(Layout layout, int process, int[] own) {
        var network = layout.network;
        var text = new StringBuilder();
        var names = new HashMap<Integer, String>();
        for (int i = 0; i < own.length; i++) {
            int c = own[i];
            text.append(layout.kindOf[c]).append(' ');
            if (c < network.channels().size()) {
                int listener = listener(network, c);
                boolean importer = network.channels().get(c).importer() == process;
                if (listener < 0 || !importer || network.listeners().get(listener).owner() == process) {
                    return Optional.empty();
                }
                text.append("listener ").append(listener).append(' ');
                names.put(Ends.importer(c), "own" + i);
            }
        }
        var automaton = network.processes().get(process);
        text.append(automaton.registers());
        for (var node : automaton.nodes()) {
            if (node instanceof Node.Accept || !said(node, names, text)) {
                return Optional.empty();
            }
        }
        return Optional.of(text.toString());
    }

    private static int listener(Network network, int channel) {
        return IntStream.range(0, network.listeners().size())
                .filter(l -> network.listeners().get(l).channels().contains(channel))
                .findFirst()
                .orElse(-1);
    }

    private static boolean said(Node node, Map<Integer, String> names, StringBuilder text) {
        switch (node) {
            case Node.Choice c -> {
                text.append("\nchoice");
                for (var step : c.steps()) {
                    switch (step) {
                        case Node.Step.Silent s -> text.append(" silent ").append(s.next());
                        case Node.Step.Send s -> {
                            text.append(" send ").append(name(s.end(), names)).append(' ').append(s.message());
                            s.carried().forEach(e -> text.append(' ').append(name(e, names)));
                            text.append(" then ").append(s.next());
                        }
                        case Node.Step.Close s -> text.append(" close ").append(name(s.end(), names)).append(' ').append(s.meant())
                                .append(' ').append(s.next());
                        case Node.Step.Make m -> text.append(" make ").append(m.kind()).append(' ').append(m.importer()).append(' ')
                                .append(m.exporter()).append(' ').append(m.next());
                        case Node.Step.CloseListener _ -> {
                            return false;
                        }
                    }
                }
            }
            case Node.Wait w -> {
                text.append("\nwait");
                for (var arm : w.arms()) {
                    text.append(' ').append(name(arm.end(), names)).append(switch (arm) {
                        case Node.Arm.Message m -> " " + m.message() + m.registers();
                        case Node.Arm.Closed _ -> " closed";
                    }).append(' ').append(arm.next());
                }
            }
            case Node.Select s -> {
                text.append("\nselect");
                for (var way : s.ways()) {
                    for (var pattern : way.patterns()) {
                        switch (pattern) {
                            case Node.Pattern.Message m -> text.append(' ').append(name(m.end(), names)).append(' ').append(m.message())
                                    .append(m.registers());
                            case Node.Pattern.Closed c -> text.append(' ').append(name(c.end(), names)).append(" closed");
                            case Node.Pattern.Elapsed _ -> text.append(" after");
                            case Node.Pattern.Client _, Node.Pattern.Deserted _ -> {
                                return false;
                            }
                        }
                    }
                    text.append(" then ").append(way.next());
                }
            }
            case Node.Accept _ -> text.append("\naccept");
            case Node.End _ -> text.append("\nend");
            case Node.Unknown u -> text.append("\nunknown ").append(u.limit());
        }
        return true;
    }

    private static String name(int end, Map<Integer, String> names) {
        return names.getOrDefault(end, String.valueOf(end));
    }

    // ---- states

    /** Brings a state into its group's order and gives the number of how processes were exchanged. */
    int canonical(byte[] state) {
        if (groups.isEmpty()) {
            return 0;
        }
        int[] where = null;
        for (var group : groups) {
            var order = order(state, group);
            boolean sorted = true;
            for (int i = 0; i < order.length; i++) {
                sorted &= order[i] == i;
            }
            if (!sorted) {
                if (where == null) {
                    where = IntStream.range(0, layout.processes).toArray();
                }
                exchange(state, group, order, where);
            }
        }
        return where == null ? 0 : number(where);
    }

    /** Which member comes first, and so on. */
    private Integer[] order(byte[] state, Group group) {
        int n = group.members().length;
        var order = new Integer[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        Arrays.sort(order, (a, b) -> compare(state, group, a, b));
        return order;
    }

    private int compare(byte[] state, Group group, int a, int b) {
        int at = layout.processAt[group.members()[a]];
        int other = layout.processAt[group.members()[b]];
        int result = Arrays.compareUnsigned(state, at, at + layout.nodeBytes[group.members()[a]], state, other,
                other + layout.nodeBytes[group.members()[b]]);
        for (int c = 0; result == 0 && c < group.channels()[a].length; c++) {
            int one = group.channels()[a][c];
            int two = group.channels()[b][c];
            result = Arrays.compareUnsigned(state, layout.channelAt[one], layout.channelAt[one] + size(one), state,
                    layout.channelAt[two], layout.channelAt[two] + size(two));
            if (result == 0 && one < layout.network.channels().size()) {
                result = Integer.compare(held(state, Ends.exporter(one)), held(state, Ends.exporter(two)));
            }
        }
        return result;
    }

    /** Where an end is held: the first register, or waiting at a listener, or nowhere that is looked at. */
    private int held(byte[] state, int end) {
        for (int p = 0; p < layout.processes; p++) {
            int registers = layout.network.processes().get(p).registers();
            for (int r = 0; r < registers; r++) {
                int at = layout.registerAt(p, r);
                if (layout.end(state, at) == end) {
                    return at + 2;
                }
            }
        }
        int listener = listener(layout.network, Ends.channel(end));
        boolean waits = layout.waiting(state, listener, layout.network.listeners().get(listener).channels().indexOf(Ends.channel(end)));
        return waits ? 1 : 0;
    }

    private int size(int channel) {
        int kind = layout.kindOf[channel];
        return layout.outAt[kind] + 1 + layout.kind(channel).out() * layout.messageBytes[kind];
    }

    private void exchange(byte[] state, Group group, Integer[] order, int[] where) {
        var old = state.clone();
        var channelTo = new HashMap<Integer, Integer>();
        for (int i = 0; i < order.length; i++) {
            int from = group.members()[order[i]];
            int to = group.members()[i];
            where[from] = to;
            int length = layout.nodeBytes[from] + layout.network.processes().get(from).registers() * layout.endBytes;
            System.arraycopy(old, layout.processAt[from], state, layout.processAt[to], length);
            for (int c = 0; c < group.channels()[i].length; c++) {
                int channel = group.channels()[order[i]][c];
                int target = group.channels()[i][c];
                channelTo.put(channel, target);
                System.arraycopy(old, layout.channelAt[channel], state, layout.channelAt[target], size(channel));
            }
        }
        for (int l = 0; l < layout.listenerAt.length; l++) {
            var clients = layout.network.listeners().get(l).channels();
            for (int i = 0; i < clients.size(); i++) {
                var to = channelTo.get(clients.get(i));
                if (to != null) {
                    int bit = clients.indexOf(to);
                    int at = layout.listenerAt[l] + bit / 8;
                    int mask = 1 << bit % 8;
                    state[at] = (byte) (layout.waiting(old, l, i) ? state[at] | mask : state[at] & ~mask);
                }
            }
        }
        for (int p = 0; p < layout.processes; p++) {
            for (int r = 0; r < layout.network.processes().get(p).registers(); r++) {
                rename(state, layout.registerAt(p, r), channelTo);
            }
        }
        for (int c = 0; c < layout.channelAt.length; c++) {
            for (int end : new int[] {Ends.importer(c), Ends.exporter(c)}) {
                int queue = layout.queueAt(end);
                for (int i = 0; i < (state[queue] & 0xff); i++) {
                    for (int j = 0; j < layout.kind(c).carried(); j++) {
                        rename(state, queue + 2 + i * layout.messageBytes[layout.kindOf[c]] + j * layout.endBytes, channelTo);
                    }
                }
            }
        }
    }

    private void rename(byte[] state, int at, Map<Integer, Integer> channelTo) {
        int end = layout.end(state, at);
        var to = end <= Ends.SERVICE ? null : channelTo.get(Ends.channel(end));
        if (to != null) {
            layout.setEnd(state, at, Ends.isExporter(end) ? Ends.exporter(to) : Ends.importer(to));
        }
    }

    // ---- permutations

    private synchronized int number(int[] where) {
        return numbers.computeIfAbsent(Arrays.stream(where).boxed().toList(), _ -> {
            permutations.add(where);
            return permutations.size() - 1;
        });
    }

    /** The processes that were exchanged to those of a set. */
    long before(int permutation, long after) {
        if (permutation == 0) {
            return after;
        }
        var where = permutations.get(permutation);
        long before = 0;
        for (int p = 0; p < where.length; p++) {
            before |= (after >> where[p] & 1) << p;
        }
        return before;
    }
}
