package dev.heliac.il.system.extract;

import dev.heliac.il.system.model.Automaton;
import dev.heliac.il.system.model.Node;
import dev.heliac.il.system.model.Node.Arm;
import dev.heliac.il.system.model.Node.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * The same automaton with fewer nodes: without steps that nobody sees, as far as they decide nothing, and with nodes that say the same at
 * the same places made one.
 */
final class Minimal {

    private final List<Node> nodes;
    private final Map<Integer, Integer> alias = new HashMap<>();
    /** From which silent steps lead nowhere else: the process computes for ever. */
    private final BitSet endless = new BitSet();

    private Minimal(List<Node> nodes) {
        this.nodes = nodes;
        endless.set(0, nodes.size());
        for (int before = -1; before != endless.cardinality(); ) {
            before = endless.cardinality();
            for (int n = nodes.size() - 1; n >= 0; n--) {
                if (endless.get(n) && leads(nodes.get(n))) {
                    endless.clear(n);
                }
            }
        }
    }

    private boolean leads(Node node) {
        return !(node instanceof Node.Choice c)
                || c.steps().stream().anyMatch(s -> !(s instanceof Step.Silent) || !endless.get(s.next()));
    }

    static Automaton of(Automaton automaton) {
        var loud = new Minimal(automaton.nodes()).withoutSilence();
        var merged = merged(loud);
        return new Automaton(automaton.name(), reachable(merged), automaton.registers());
    }

    // ---- silence

    /** Each node with what it comes to; nodes that only lead on to another are replaced by it. */
    private List<Node> withoutSilence() {
        var resolved = new ArrayList<Node>();
        for (int n = 0; n < nodes.size(); n++) {
            if (nodes.get(n) instanceof Node.Choice) {
                var steps = steps(n);
                if (steps.size() == 1 && steps.getFirst() instanceof Step.Silent s) {
                    alias.put(n, s.next());
                }
                resolved.add(new Node.Choice(steps));
            } else {
                resolved.add(nodes.get(n));
            }
        }
        return resolved.stream().map(n -> mapped(n, t -> alias.getOrDefault(t, t))).toList();
    }

    /** All that silent steps lead to; none where they only go round in a circle. */
    private List<Step> steps(int node) {
        if (endless.get(node)) {
            return List.of();
        }
        var steps = new LinkedHashSet<Step>();
        var seen = new HashSet<Integer>();
        var open = new ArrayDeque<Integer>();
        open.add(node);
        while (!open.isEmpty()) {
            int at = open.remove();
            if (!seen.add(at)) {
                continue;
            }
            if (nodes.get(at) instanceof Node.Choice c && !endless.get(at)) {
                for (var step : c.steps()) {
                    if (step instanceof Step.Silent s) {
                        open.add(s.next());
                    } else {
                        steps.add(step);
                    }
                }
            } else {
                steps.add(new Step.Silent(at));
            }
        }
        return List.copyOf(steps);
    }

    private static Node mapped(Node node, IntUnaryOperator to) {
        return switch (node) {
            case Node.Choice c -> new Node.Choice(c.steps().stream().map(s -> mapped(s, to)).distinct().toList());
            case Node.Wait w -> new Node.Wait(w.arms().stream().map(a -> mapped(a, to)).toList(), w.place());
            case Node.Accept a ->
                new Node.Accept(a.listener(), a.register(), to.applyAsInt(a.next()), to.applyAsInt(a.closed()), a.place());
            case Node.Select s -> new Node.Select(
                    s.ways().stream().map(w -> new Node.Way(w.patterns(), to.applyAsInt(w.next()))).toList(), s.place());
            case Node.End e -> e;
            case Node.Unknown u -> u;
        };
    }

    private static Step mapped(Step step, IntUnaryOperator to) {
        int next = to.applyAsInt(step.next());
        return switch (step) {
            case Step.Silent _ -> new Step.Silent(next);
            case Step.Send s -> new Step.Send(s.end(), s.message(), s.carried(), next, s.place());
            case Step.Close s -> new Step.Close(s.end(), s.meant(), next, s.place());
            case Step.CloseListener s -> new Step.CloseListener(s.listener(), next, s.place());
            case Step.Make s -> new Step.Make(s.kind(), s.importer(), s.exporter(), next, s.place());
        };
    }

    private static Arm mapped(Arm arm, IntUnaryOperator to) {
        int next = to.applyAsInt(arm.next());
        return switch (arm) {
            case Arm.Message m -> new Arm.Message(m.end(), m.message(), m.registers(), next);
            case Arm.Closed c -> new Arm.Closed(c.end(), next);
        };
    }

    // ---- what says the same

    /** Nodes of one class say the same and lead to nodes of the same classes; classes are split until that holds (Moore). */
    private static List<Node> merged(List<Node> nodes) {
        var classes = new int[nodes.size()];
        for (int count = 0, before = -1; count != before; ) {
            before = count;
            var at = classes.clone();
            var numbers = new HashMap<Node, Integer>();
            for (int n = 0; n < classes.length; n++) {
                classes[n] = numbers.computeIfAbsent(mapped(nodes.get(n), t -> at[t]), _ -> numbers.size());
            }
            count = numbers.size();
        }
        var first = new HashMap<Integer, Integer>();
        for (int n = 0; n < classes.length; n++) {
            first.putIfAbsent(classes[n], n);
        }
        return nodes.stream().map(n -> mapped(n, t -> first.get(classes[t]))).toList();
    }

    /** Those that the first leads to, numbered anew. */
    private static List<Node> reachable(List<Node> nodes) {
        var numbers = new HashMap<Integer, Integer>();
        var order = new ArrayList<Integer>();
        numbers.put(0, 0);
        order.add(0);
        for (int i = 0; i < order.size(); i++) {
            for (int next : Node.nexts(nodes.get(order.get(i)))) {
                if (!numbers.containsKey(next)) {
                    numbers.put(next, order.size());
                    order.add(next);
                }
            }
        }
        return order.stream().map(n -> mapped(nodes.get(n), numbers::get)).toList();
    }
}
