package dev.heliac.il.contract;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.State;
import dev.heliac.il.Contract.Transition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a queue of a contract in which the sides take turns grows: a shortest way to a cycle of one direction, and a shortest cycle there.
 *
 * @param way transitions to the cycle
 * @param cycle transitions that its sender can repeat without waiting
 */
record Runaway(List<Transition> way, List<Transition> cycle) {

    /** States from which a cycle is looked for: nearly always the first is on one, and a hostile contract is not looked through. */
    private static final int MOST_TRIED = 100;

    /** How a state was first met. */
    private record Step(String from, Transition by) {}

    /**
     * The first that is met.
     *
     * @param suspects states that may be on a cycle
     */
    static Optional<Runaway> of(Contract contract, Set<String> suspects) {
        var states = new HashMap<String, List<Transition>>();
        for (var state : contract.states()) {
            states.put(state.name(), sorted(state));
        }
        var steps = walk(contract.initial(), states, Optional.empty());
        for (var name : steps.keySet().stream().filter(suspects::contains).limit(MOST_TRIED).toList()) {
            for (boolean receive : new boolean[] {true, false}) {
                var cycle = cycle(name, states, receive);
                if (!cycle.isEmpty()) {
                    return Optional.of(new Runaway(way(contract.initial(), name, steps), cycle));
                }
            }
        }
        return Optional.empty();
    }

    /** The names of the cycle's states, from where it is entered. */
    List<String> states() {
        var names = new ArrayList<>(cycle.stream().map(Transition::next).toList());
        names.addFirst(names.removeLast());
        return names;
    }

    private static List<Transition> sorted(State state) {
        return state.transitions().stream().sorted(Comparator.comparing(Transition::message)).toList();
    }

    /** The states that can be reached, in the order in which they are met; the first by no step. */
    private static Map<String, Step> walk(String start, Map<String, List<Transition>> states, Optional<Boolean> receive) {
        var steps = new LinkedHashMap<String, Step>();
        steps.put(start, null);
        var open = new ArrayDeque<String>(List.of(start));
        while (!open.isEmpty()) {
            var name = open.remove();
            for (var t : states.get(name)) {
                if (receive.orElse(t.receive()) == t.receive() && !steps.containsKey(t.next())) {
                    steps.put(t.next(), new Step(name, t));
                    open.add(t.next());
                }
            }
        }
        return steps;
    }

    private static List<Transition> cycle(String start, Map<String, List<Transition>> states, boolean receive) {
        var steps = walk(start, states, Optional.of(receive));
        for (var name : steps.keySet()) {
            for (var t : states.get(name)) {
                if (t.receive() == receive && t.next().equals(start)) {
                    var cycle = way(start, name, steps);
                    cycle.add(t);
                    return cycle;
                }
            }
        }
        return List.of();
    }

    private static List<Transition> way(String start, String end, Map<String, Step> steps) {
        var way = new ArrayList<Transition>();
        for (var at = end; !at.equals(start); at = steps.get(at).from()) {
            way.addFirst(steps.get(at).by());
        }
        return way;
    }
}
