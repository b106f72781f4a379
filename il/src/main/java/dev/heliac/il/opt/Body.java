package dev.heliac.il.opt;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Scope;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.graph.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A function while passes work on it. Values have distinct numbers, but perhaps with gaps and with names given twice, which {@link
 * #function} puts right.
 */
final class Body {

    private static final int LONGEST_BASE = 200;

    /** A block; {@code unwind} is null when there is none. */
    static final class Node {
        final String label;
        List<Value> parameters;
        Target unwind;
        List<Instruction> instructions;
        Terminator terminator;

        Node(String label, List<Value> parameters, Target unwind, List<Instruction> instructions, Terminator terminator) {
            this.label = label;
            this.parameters = parameters;
            this.unwind = unwind;
            this.instructions = instructions;
            this.terminator = terminator;
        }

        boolean throwing() {
            for (var instruction : instructions) {
                if (instruction.op().throwing()) {
                    return true;
                }
            }
            return false;
        }

        /** Unwinds only if something throws. */
        void settle() {
            unwind = throwing() ? unwind : null;
        }

        List<Target> targets() {
            var targets = terminator.targets();
            return unwind == null ? targets : Stream.concat(targets.stream(), Stream.of(unwind)).toList();
        }
    }

    /** An edge into a block, {@code unwind} when the block's first parameter takes the throwable. */
    record Edge(Node from, Target target, boolean unwind) {

        /** What the edge gives the parameter; null for the throwable. */
        Value argument(int parameter) {
            int at = unwind ? parameter - 1 : parameter;
            return at < 0 ? null : target.arguments().get(at);
        }
    }

    final Function original;
    final List<Scope> scopes;
    List<Node> nodes = new ArrayList<>();
    private final Set<String> labels = new HashSet<>();
    private int values;

    private Body(Function function) {
        original = function;
        scopes = new ArrayList<>(function.scopes());
    }

    static Body of(Function function) {
        var body = new Body(function);
        for (var b : function.blocks()) {
            body.nodes.add(new Node(
                    b.label(), b.parameters(), b.unwind().orElse(null), new ArrayList<>(b.instructions()), b.terminator()));
            body.labels.add(b.label());
        }
        body.values = function.parameters().size();
        for (var node : body.nodes) {
            body.values += node.parameters.size();
            node.instructions.forEach(i -> body.values += i.results().size());
            body.values += node.terminator.defines().size();
        }
        return body;
    }

    /**
     * Takes an instruction and what follows it out of a block, which is left without a terminator. What follows becomes a block, not yet
     * in the function, that gets the instruction's results as its parameters.
     */
    Node split(Node node, int index) {
        var rest = new Node(
                label(node.label),
                node.instructions.get(index).results(),
                node.unwind,
                new ArrayList<>(node.instructions.subList(index + 1, node.instructions.size())),
                node.terminator);
        node.instructions = new ArrayList<>(node.instructions.subList(0, index));
        node.terminator = null;
        return rest;
    }

    /** Puts blocks behind one of the function, and settles which of them unwind. */
    void insert(Node node, List<Node> behind) {
        node.settle();
        behind.forEach(Node::settle);
        nodes.addAll(nodes.indexOf(node) + 1, behind);
    }

    /** Above the number of every value. */
    int values() {
        return values;
    }

    Value fresh(String name, Type type) {
        return new Value(values++, name, type);
    }

    String label(String base) {
        var start = base.length() > LONGEST_BASE ? base.substring(0, LONGEST_BASE) : base;
        var label = start;
        for (int n = labels.size(); !labels.add(label); n++) {
            label = start + "." + n;
        }
        return label;
    }

    Map<String, Node> byLabel() {
        var byLabel = new HashMap<String, Node>();
        nodes.forEach(n -> byLabel.put(n.label, n));
        return byLabel;
    }

    Map<String, List<Edge>> incoming() {
        var incoming = new HashMap<String, List<Edge>>();
        for (var node : nodes) {
            for (var target : node.terminator.targets()) {
                incoming.computeIfAbsent(target.label(), _ -> new ArrayList<>()).add(new Edge(node, target, false));
            }
            if (node.unwind != null) {
                incoming.computeIfAbsent(node.unwind.label(), _ -> new ArrayList<>()).add(new Edge(node, node.unwind, true));
            }
        }
        return incoming;
    }

    /** By the value's number, the instruction that defines it; null for parameters and what arms define. */
    Instruction[] definitions() {
        var definitions = new Instruction[values];
        nodes.forEach(n -> n.instructions.forEach(i -> i.results().forEach(v -> definitions[v.id()] = i)));
        return definitions;
    }

    int size() {
        return nodes.stream().mapToInt(n -> n.instructions.size() + 1).sum();
    }

    /** Gives each value what stands for it, where that is not null; chains are followed. */
    void replace(Value[] replacements) {
        var mapping = new Mapping() {
            @Override
            public Value use(Value value) {
                return find(replacements, value);
            }
        };
        for (var node : nodes) {
            node.instructions.replaceAll(i -> anyReplaced(replacements, i.operands()) ? mapping.instruction(i) : i);
            node.terminator = mapping.terminator(node.terminator);
            node.unwind = node.unwind == null ? null : mapping.target(node.unwind);
        }
    }

    private static boolean anyReplaced(Value[] replacements, List<Value> values) {
        for (var value : values) {
            if (replaced(replacements, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean replaced(Value[] replacements, Value value) {
        return value.id() < replacements.length && replacements[value.id()] != null;
    }

    static Value find(Value[] replacements, Value value) {
        var found = value;
        while (replaced(replacements, found)) {
            found = replacements[found.id()];
        }
        for (var at = value; at.id() != found.id(); ) {
            var next = replacements[at.id()];
            replacements[at.id()] = found;
            at = next;
        }
        return found;
    }

    /** Leaves out the unwind edges of blocks where nothing throws, and the blocks that nothing leads to. */
    boolean prune() {
        nodes.forEach(Node::settle);
        var byLabel = byLabel();
        var reached = new HashSet<String>();
        var open = new ArrayList<Node>(List.of(nodes.getFirst()));
        reached.add(nodes.getFirst().label);
        while (!open.isEmpty()) {
            for (var target : open.removeLast().targets()) {
                if (reached.add(target.label())) {
                    open.add(byLabel.get(target.label()));
                }
            }
        }
        return nodes.removeIf(n -> !reached.contains(n.label));
    }

    /** The function as it is now. */
    Function function() {
        prune();
        var numbered = new Value[values];
        var names = new HashMap<String, Integer>();
        var count = new int[1];
        var mapping = new Mapping() {
            @Override
            public Value use(Value value) {
                return numbered[value.id()];
            }

            @Override
            public Value define(Value value) {
                if (numbered[value.id()] == null) {
                    numbered[value.id()] = new Value(count[0]++, unique(value.name(), names), value.type());
                }
                return numbered[value.id()];
            }
        };
        // Names that are there stay, so that what is new gives way.
        original.parameters().forEach(mapping::define);
        for (var node : nodes) {
            node.parameters.forEach(mapping::define);
            node.instructions.forEach(i -> i.results().forEach(mapping::define));
            node.terminator.defines().forEach(mapping::define);
        }
        var blocks = new ArrayList<Block>();
        for (var node : nodes) {
            blocks.add(new Block(
                    node.label,
                    mapping.defines(node.parameters),
                    Optional.ofNullable(node.unwind).map(mapping::target),
                    node.instructions.stream().map(mapping::instruction).toList(),
                    mapping.terminator(node.terminator)));
        }
        return new Function(
                original.name(), mapping.defines(original.parameters()), original.results(), original.source(), scopes, blocks);
    }

    private static String unique(String name, Map<String, Integer> names) {
        if (names.putIfAbsent(name, 0) == null) {
            return name;
        }
        var base = name.length() > LONGEST_BASE ? name.substring(0, LONGEST_BASE) : name;
        String next;
        do {
            next = base + "." + names.merge(base, 1, Integer::sum);
        } while (names.putIfAbsent(next, 0) != null);
        return next;
    }

    /** The blocks in an order in which each comes after those that dominate it. */
    List<Node> reversePostorder() {
        record Visit(Node node, List<Target> targets, int[] next) {}
        var byLabel = byLabel();
        var order = new ArrayList<Node>();
        var seen = new HashSet<String>();
        var work = new ArrayList<Visit>();
        seen.add(nodes.getFirst().label);
        work.add(new Visit(nodes.getFirst(), nodes.getFirst().targets(), new int[1]));
        while (!work.isEmpty()) {
            var visit = work.getLast();
            if (visit.next()[0] == visit.targets().size()) {
                order.add(visit.node());
                work.removeLast();
                continue;
            }
            var label = visit.targets().get(visit.next()[0]++).label();
            if (seen.add(label)) {
                var node = byLabel.get(label);
                work.add(new Visit(node, node.targets(), new int[1]));
            }
        }
        return order.reversed();
    }

    /** Whether a block defines owned values, so that code cannot simply be cut there. */
    boolean owns(Node node) {
        return node.parameters.stream().anyMatch(v -> v.type().owned())
                || node.instructions.stream().anyMatch(i -> i.results().stream().anyMatch(v -> v.type().owned()))
                || node == nodes.getFirst() && original.parameters().stream().anyMatch(v -> v.type().owned());
    }
}
