package dev.heliac.il.contract;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Transition;
import dev.heliac.il.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that the two sides of a channel can do to each other: breadth first from where both are in the state that it begins in and nothing
 * is under way, so that what leads to a fault is as short as can be. Where both may send, what crosses is what matters.
 *
 * <p>Whether queues of two machines stay finite cannot be decided in general (Brand and Zafiropulo, JACM 1983). Here a run that can
 * be repeated for ever while a queue grows proves that one does not, by the test of Jéron and Jard (TCS 1993); where there is neither
 * such a run nor an end of what there is to explore, the answer is that it is not decided.
 */
final class Exploration {

    /** What one side does with a message. */
    record Event(Role role, boolean sends, String message) {}

    /**
     * What is wrong, by a shortest way there.
     *
     * @param role who receives, or to whom a queue grows; null where it is neither's
     * @param state the receiver's; of a deadlock the exporter's
     * @param message at the head of the receiver's queue; of a deadlock the importer's state
     * @param repeated the number of last events that can happen again and again, of a queue that grows
     */
    record Fault(Kind kind, Role role, String state, String message, List<Event> trace, int repeated) {}

    enum Kind {
        UNSPECIFIED,
        DEADLOCK,
        ORPHAN,
        UNBOUNDED,
        UNDECIDED
    }

    private record Configuration(int exporter, int importer, String in, String out) {

        int state(Role role) {
            return role == Role.EXP ? exporter : importer;
        }

        /** What is under way to a side. */
        String queue(Role role) {
            return role == Role.EXP ? in : out;
        }
    }

    private record Node(Configuration at, Node before, Event event, int depth) {}

    /** Of one side in one state; sorted by the messages' names, so that the order of declaration makes no difference. */
    private record Moves(List<Transition> sends, Map<Character, Integer> receives) {}

    private static final int MOST_FAULTS = 8;
    /** Of longer runs it is asked only now and then whether they can be repeated. */
    private static final int LONG = 1_000;

    private final int limit;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, Character> letters = new HashMap<>();
    private final List<String> messages = new ArrayList<>();
    private final Map<Role, List<Moves>> moves = new HashMap<>();
    private final Set<Configuration> seen = new HashSet<>();
    private final Deque<Node> open = new ArrayDeque<>();
    private final Map<String, Fault> faults = new LinkedHashMap<>();
    private int deepest = Integer.MAX_VALUE;
    private int in;
    private int out;

    /** From the initial state. */
    Exploration(Contract contract, int limit) {
        this(contract, contract.initial(), limit);
    }

    /**
     * From a state of the contract.
     *
     * @param limit of configurations, of two states and two queues each
     */
    Exploration(Contract contract, String from, int limit) {
        this.limit = limit;
        for (var state : contract.states()) {
            numbers.put(state.name(), numbers.size());
            names.add(state.name());
        }
        for (var message : contract.messages()) {
            letters.put(message.name(), (char) letters.size());
            messages.add(message.name());
        }
        for (var role : Role.values()) {
            moves.put(role, contract.states().stream().map(s -> moves(s, role)).toList());
        }
        run(numbers.get(from));
    }

    private Moves moves(Contract.State state, Role role) {
        var sorted = state.transitions().stream().sorted(Comparator.comparing(Transition::message)).toList();
        var receives = new LinkedHashMap<Character, Integer>();
        sorted.stream().filter(t -> !t.sentBy(role)).forEach(t -> receives.put(letters.get(t.message()), numbers.get(t.next())));
        return new Moves(sorted.stream().filter(t -> t.sentBy(role)).toList(), receives);
    }

    /** In the order in which they were met. */
    List<Fault> faults() {
        return List.copyOf(faults.values());
    }

    /** Configurations that were met. */
    int explored() {
        return seen.size();
    }

    /** The most messages that were under way to a side at once. */
    int most(Role role) {
        return role == Role.EXP ? in : out;
    }

    private void run(int from) {
        visit(new Node(new Configuration(from, from, "", ""), null, null, 0));
        // Nothing is looked for behind a fault: what is wrong further on may follow from it.
        while (!open.isEmpty() && open.peek().depth() < deepest && faults.size() < MOST_FAULTS) {
            var node = open.remove();
            for (var role : Role.values()) {
                step(node, role);
            }
        }
    }

    private void visit(Node node) {
        if (seen.contains(node.at())) {
            return;
        }
        if (seen.size() >= limit) {
            if (faults.isEmpty()) {
                fault(node, Kind.UNDECIDED, null, "", "", 0);
            }
            return;
        }
        seen.add(node.at());
        boolean longest = node.at().in().length() >= Math.max(1, in) || node.at().out().length() >= Math.max(1, out);
        if ((longest || node.depth() <= LONG) && grows(node)) {
            return;
        }
        in = Math.max(in, node.at().in().length());
        out = Math.max(out, node.at().out().length());
        if (judge(node)) {
            open.add(node);
        }
    }

    private void step(Node node, Role role) {
        var at = node.at();
        var moves = this.moves.get(role).get(at.state(role));
        for (var send : moves.sends()) {
            var queue = at.queue(role.peer()) + letters.get(send.message());
            visit(after(node, role, numbers.get(send.next()), role.peer(), queue, new Event(role, true, send.message())));
        }
        var queue = at.queue(role);
        if (!queue.isEmpty() && moves.receives().containsKey(queue.charAt(0))) {
            int next = moves.receives().get(queue.charAt(0));
            var event = new Event(role, false, messages.get(queue.charAt(0)));
            visit(after(node, role, next, role, queue.substring(1), event));
        }
    }

    private static Node after(Node node, Role role, int state, Role to, String queue, Event event) {
        var at = node.at();
        return new Node(
                new Configuration(
                        role == Role.EXP ? state : at.exporter(),
                        role == Role.IMP ? state : at.importer(),
                        to == Role.EXP ? queue : at.in(),
                        to == Role.IMP ? queue : at.out()),
                node,
                event,
                node.depth() + 1);
    }

    // ---- what is wrong

    /** Whether it goes on from here. */
    private boolean judge(Node node) {
        boolean well = true;
        boolean idle = true;
        boolean over = true;
        for (var role : Role.values()) {
            var own = moves.get(role).get(node.at().state(role));
            var queue = node.at().queue(role);
            if (!queue.isEmpty() && !own.receives().isEmpty() && !own.receives().containsKey(queue.charAt(0))) {
                fault(node, Kind.UNSPECIFIED, role, names.get(node.at().state(role)), messages.get(queue.charAt(0)), 0);
                well = false;
            }
            boolean ends = own.sends().isEmpty() && own.receives().isEmpty();
            over &= ends;
            idle &= own.sends().isEmpty() && (ends || queue.isEmpty());
        }
        if (well && idle) {
            stopped(node, over);
            return false;
        }
        return well;
    }

    private void stopped(Node node, boolean over) {
        for (var role : Role.values()) {
            var queue = node.at().queue(role);
            if (!queue.isEmpty()) {
                fault(node, Kind.ORPHAN, role, names.get(node.at().state(role)), messages.get(queue.charAt(0)), 0);
                return;
            }
        }
        if (!over) {
            fault(node, Kind.DEADLOCK, null, names.get(node.at().exporter()), names.get(node.at().importer()), 0);
        }
    }

    private void fault(Node node, Kind kind, Role role, String state, String message, int repeated) {
        deepest = Math.min(deepest, node.depth());
        faults.computeIfAbsent(kind + " " + role + " " + state + " " + message, _ -> {
            var trace = new ArrayList<Event>();
            for (var n = node; n.before() != null; n = n.before()) {
                trace.addFirst(n.event());
            }
            return new Fault(kind, role, state, message, trace, repeated);
        });
    }

    // ---- growth

    /**
     * Whether what happened since some earlier point, where both sides were in the same states, can happen again and again, while a queue
     * grows. A queue without bound becomes as long as any was before again and again, so that of long runs it is asked only then.
     */
    private boolean grows(Node node) {
        var at = node.at();
        for (var n = node.before(); n != null; n = n.before()) {
            var then = n.at();
            if (then.exporter() == at.exporter()
                    && then.importer() == at.importer()
                    && then.in().length() <= at.in().length()
                    && then.out().length() <= at.out().length()
                    && then.in().length() + then.out().length() < at.in().length() + at.out().length()
                    && repeats(n, node)) {
                boolean exporter = then.in().length() < at.in().length();
                fault(node, Kind.UNBOUNDED, exporter ? Role.EXP : Role.IMP, names.get(at.exporter()), "", node.depth() - n.depth());
                return true;
            }
        }
        return false;
    }

    /** Whether each queue, with what the run adds to it again and again, begins with what the run takes from it again and again. */
    private boolean repeats(Node from, Node to) {
        for (var role : Role.values()) {
            var taken = new StringBuilder();
            var added = new StringBuilder();
            for (var n = to; n.depth() > from.depth(); n = n.before()) {
                if (n.event().sends() ? n.event().role() != role : n.event().role() == role) {
                    (n.event().sends() ? added : taken).append(letters.get(n.event().message()).charValue());
                }
            }
            if (!taken.isEmpty() && !isPowerOf(from.at().queue(role), added.reverse(), taken.reverse())) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code taken} for ever is {@code queue}, then {@code added} for ever: so far that they cannot differ later. */
    private static boolean isPowerOf(String queue, StringBuilder added, StringBuilder taken) {
        int length = queue.length() + added.length() + taken.length();
        for (int i = 0; i < length; i++) {
            char here = i < queue.length() ? queue.charAt(i) : added.charAt((i - queue.length()) % added.length());
            if (here != taken.charAt(i % taken.length())) {
                return false;
            }
        }
        return true;
    }
}
