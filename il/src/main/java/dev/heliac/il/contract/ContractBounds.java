package dev.heliac.il.contract;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.State;
import dev.heliac.il.Contract.Transition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How many messages can be under way at once, each direction.
 *
 * @param in least capacity of the queue to the exporter, at least 1
 * @param out least capacity of the queue to the importer, at least 1
 */
public record ContractBounds(int in, int out) {

    /**
     * The exact bounds of a contract that {@link ContractCheck} finds right; empty where it has found a queue without bound, or has not
     * found one. They hold wherever a conversation begins.
     *
     * <p>Where the two sides take turns, nothing goes one way while messages go the other way, so the most that can be under way is the
     * longest run of transitions of one direction. A run that was begun before the direction changed has been received entirely, since
     * the change itself was read after it.
     */
    public static Optional<ContractBounds> of(Contract contract) {
        if (!takesTurns(contract)) {
            int in = 1;
            int out = 1;
            for (var from : beginnings(contract)) {
                var explored = Explored.from(contract, from, Explored.MOST);
                if (!explored.faults().isEmpty()) {
                    return Optional.empty();
                }
                in = Math.max(in, explored.in());
                out = Math.max(out, explored.out());
            }
            return Optional.of(new ContractBounds(in, out));
        }
        var in = longest(contract, true);
        var out = longest(contract, false);
        return in.isEmpty() || out.isEmpty()
                ? Optional.empty()
                : Optional.of(new ContractBounds(Math.max(1, in.get()), Math.max(1, out.get())));
    }

    /** Whether one side sends in each state that can be reached. */
    static boolean takesTurns(Contract contract) {
        var reachable = reachable(contract);
        return contract.states().stream()
                .filter(s -> reachable.contains(s.name()))
                .allMatch(s -> s.transitions().stream().map(Transition::receive).distinct().count() < 2);
    }

    /** States of a cycle whose messages all go one way, whatever the order of declarations; empty when there is none. */
    static List<String> unboundedCycle(Contract contract) {
        for (boolean receive : new boolean[] {true, false}) {
            var rest = new TreeSet<>(byName(contract).keySet());
            acyclicOrder(contract, receive).forEach(rest::remove);
            if (!rest.isEmpty()) {
                return cycle(contract, receive, rest);
            }
        }
        return List.of();
    }

    /** @param rest states in each of which a transition of the direction from one of them ends */
    private static List<String> cycle(Contract contract, boolean receive, TreeSet<String> rest) {
        var before = new HashMap<String, String>();
        for (var state : contract.states()) {
            if (rest.contains(state.name())) {
                state.transitions().stream()
                        .filter(t -> t.receive() == receive)
                        .forEach(t -> before.merge(t.next(), state.name(), (a, b) -> a.compareTo(b) < 0 ? a : b));
            }
        }
        var back = new LinkedHashSet<String>();
        var at = rest.first();
        while (back.add(at)) {
            at = before.get(at);
        }
        var way = new ArrayList<>(back);
        var cycle = way.subList(way.indexOf(at), way.size()).reversed();
        Collections.rotate(cycle, -cycle.indexOf(Collections.min(cycle)));
        return cycle;
    }

    private static Optional<Integer> longest(Contract contract, boolean receive) {
        var order = acyclicOrder(contract, receive);
        if (order.size() < contract.states().size()) {
            return Optional.empty();
        }
        var states = byName(contract);
        var length = new HashMap<String, Integer>();
        int most = 0;
        for (var name : order.reversed()) {
            int here = 0;
            for (var t : states.get(name).transitions()) {
                if (t.receive() == receive) {
                    here = Math.max(here, 1 + length.getOrDefault(t.next(), 0));
                }
            }
            length.put(name, here);
            most = Math.max(most, here);
        }
        return Optional.of(most);
    }

    /**
     * States in topological order of the transitions of one direction (Kahn); those on or behind its cycles are
     * left out.
     */
    private static List<String> acyclicOrder(Contract contract, boolean receive) {
        var states = byName(contract);
        var incoming = new HashMap<String, Integer>();
        for (var state : contract.states()) {
            for (var t : state.transitions()) {
                if (t.receive() == receive) {
                    incoming.merge(t.next(), 1, Integer::sum);
                }
            }
        }
        var open = new ArrayDeque<String>();
        contract.states().stream().map(State::name).filter(n -> !incoming.containsKey(n)).forEach(open::add);
        var order = new ArrayList<String>();
        while (!open.isEmpty()) {
            var name = open.remove();
            order.add(name);
            for (Transition t : states.get(name).transitions()) {
                if (t.receive() == receive && incoming.merge(t.next(), -1, Integer::sum) == 0) {
                    open.add(t.next());
                }
            }
        }
        return order;
    }

    static Map<String, State> byName(Contract contract) {
        var states = new HashMap<String, State>();
        contract.states().forEach(s -> states.put(s.name(), s));
        return states;
    }

    /** The states that a conversation may begin in: the initial one, then the others by their names, whatever the order they have. */
    static List<String> beginnings(Contract contract) {
        return Stream.concat(Stream.of(contract.initial()), contract.entries().stream().sorted()).distinct().toList();
    }

    /** Names of the states that messages lead to from where a conversation begins. */
    static Set<String> reachable(Contract contract) {
        var states = byName(contract);
        var seen = new HashSet<String>();
        var open = new ArrayDeque<>(beginnings(contract));
        while (!open.isEmpty()) {
            var name = open.remove();
            if (states.containsKey(name) && seen.add(name)) {
                states.get(name).transitions().forEach(t -> open.add(t.next()));
            }
        }
        return seen;
    }
}
