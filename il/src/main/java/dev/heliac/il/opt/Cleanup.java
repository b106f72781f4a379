package dev.heliac.il.opt;

import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Value;
import dev.heliac.il.graph.Mapping;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Tidies a function: folds what is known, takes out parameters that always get the same value, code that nobody uses or reaches, and
 * joins blocks that only follow each other.
 */
final class Cleanup {

    private static final int MOST_ROUNDS = 16;

    private final Body body;

    private Cleanup(Body body) {
        this.body = body;
    }

    static boolean run(Body body, World world) {
        var pass = new Cleanup(body);
        boolean any = body.prune();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            boolean changed = pass.copies();
            changed |= Folding.run(body, world);
            changed |= pass.unused();
            changed |= body.prune();
            changed |= pass.straighten();
            any |= changed;
            if (!changed) {
                break;
            }
        }
        return any;
    }

    /** Parameters that get one value from everywhere, themselves apart. It is there wherever they are. */
    private boolean copies() {
        var incoming = body.incoming();
        var replacements = new Value[body.values()];
        var ofArms = new boolean[body.values()];
        body.nodes.forEach(n -> n.terminator.defines().forEach(v -> ofArms[v.id()] = true));
        boolean any = false;
        boolean again = true;
        for (int round = 0; again && round < MOST_ROUNDS; round++) {
            again = false;
            for (var node : body.nodes) {
                for (int i = 0; i < node.parameters.size(); i++) {
                    var parameter = node.parameters.get(i);
                    if (replacements[parameter.id()] != null || parameter.type().owned()) {
                        continue;
                    }
                    var one = single(parameter, i, incoming.getOrDefault(node.label, List.of()), replacements);
                    if (one != null && !ofArms[one.id()]) {
                        replacements[parameter.id()] = one;
                        again = true;
                        any = true;
                    }
                }
            }
        }
        if (any) {
            dropParameters(v -> replacements[v.id()] != null);
            body.replace(replacements);
        }
        return any;
    }

    private static Value single(Value parameter, int index, List<Body.Edge> edges, Value[] replacements) {
        Value one = null;
        for (var edge : edges) {
            var argument = edge.argument(index);
            if (argument == null) {
                return null;
            }
            var value = Body.find(replacements, argument);
            if (value.id() == parameter.id() || one != null && value.id() == one.id()) {
                continue;
            }
            if (one != null) {
                return null;
            }
            one = value;
        }
        return one;
    }

    private interface Condition {
        boolean holds(Value value);
    }

    /** Takes parameters out, and the arguments for them. */
    private void dropParameters(Condition dropped) {
        var byLabel = body.byLabel();
        for (var node : body.nodes) {
            node.terminator = new Mapping() {
                @Override
                public Target target(Target target) {
                    return without(target, byLabel.get(target.label()).parameters, 0, dropped);
                }
            }.terminator(node.terminator);
            if (node.unwind != null) {
                node.unwind = without(node.unwind, byLabel.get(node.unwind.label()).parameters, 1, dropped);
            }
        }
        for (var node : body.nodes) {
            node.parameters = node.parameters.stream().filter(p -> !dropped.holds(p)).toList();
        }
    }

    private static Target without(Target target, List<Value> parameters, int from, Condition dropped) {
        var arguments = new ArrayList<Value>();
        for (int i = 0; i < target.arguments().size(); i++) {
            if (!dropped.holds(parameters.get(i + from))) {
                arguments.add(target.arguments().get(i));
            }
        }
        return new Target(target.label(), arguments);
    }

    // ---- what nobody uses

    private boolean unused() {
        var incoming = body.incoming();
        var live = new boolean[body.values()];
        var open = new ArrayDeque<Value>();
        var definitions = body.definitions();
        var home = new Body.Node[body.values()];
        for (var node : body.nodes) {
            boolean handler = incoming.getOrDefault(node.label, List.of()).stream().anyMatch(Body.Edge::unwind);
            for (int i = 0; i < node.parameters.size(); i++) {
                var parameter = node.parameters.get(i);
                home[parameter.id()] = node;
                if (parameter.type().owned() || handler && i == 0) {
                    mark(parameter, live, open);
                }
            }
            node.instructions.stream().filter(i -> !removable(i)).forEach(i -> i.operands().forEach(v -> mark(v, live, open)));
            node.terminator.operands().forEach(v -> mark(v, live, open));
        }
        while (!open.isEmpty()) {
            var value = open.remove();
            var definition = definitions[value.id()];
            var node = home[value.id()];
            if (definition != null) {
                definition.operands().forEach(v -> mark(v, live, open));
            } else if (node != null) {
                int index = node.parameters.indexOf(value);
                for (var edge : incoming.getOrDefault(node.label, List.of())) {
                    var argument = edge.argument(index);
                    if (argument != null) {
                        mark(argument, live, open);
                    }
                }
            }
        }
        boolean any = false;
        for (var node : body.nodes) {
            any |= node.instructions.removeIf(i -> removable(i) && i.results().stream().noneMatch(v -> live[v.id()]));
        }
        if (body.nodes.stream().anyMatch(n -> n.parameters.stream().anyMatch(p -> !live[p.id()]))) {
            dropParameters(v -> !live[v.id()]);
            any = true;
        }
        return any;
    }

    private static void mark(Value value, boolean[] live, ArrayDeque<Value> open) {
        if (!live[value.id()]) {
            live[value.id()] = true;
            open.add(value);
        }
    }

    /** That memory is exhausted need not be found out where nobody needs the object. */
    private static boolean removable(Instruction instruction) {
        return switch (instruction.op().effect()) {
            case PURE -> true;
            case WRITES -> false;
            case TRAPS -> instruction.op() == Op.NEW;
        };
    }

    // ---- blocks

    /** Joins each block with the one that it alone leads to, and lets edges pass over blocks that do nothing. */
    private boolean straighten() {
        boolean any = passOver();
        var byLabel = body.byLabel();
        var incoming = body.incoming();
        var replacements = new Value[body.values()];
        var gone = new HashSet<Body.Node>();
        for (var node : body.nodes) {
            if (gone.contains(node)) {
                continue;
            }
            for (var next = next(node, byLabel, incoming);
                    next != null && joined(node, next);
                    next = next(node, byLabel, incoming)) {
                var arguments = node.terminator.targets().getFirst().arguments();
                for (int i = 0; i < arguments.size(); i++) {
                    replacements[next.parameters.get(i).id()] = arguments.get(i);
                }
                node.unwind = node.throwing() ? node.unwind : next.unwind;
                node.instructions.addAll(next.instructions);
                node.terminator = next.terminator;
                gone.add(next);
            }
        }
        if (!gone.isEmpty()) {
            body.nodes.removeAll(gone);
            body.replace(replacements);
            any = true;
        }
        return any;
    }

    /** Null when there is none, or it can be entered from elsewhere. */
    private static Body.Node next(Body.Node node, Map<String, Body.Node> byLabel, Map<String, List<Body.Edge>> incoming) {
        return node.terminator instanceof Terminator.Jump j && incoming.get(j.target().label()).size() == 1
                ? byLabel.get(j.target().label())
                : null;
    }

    /** Whether what either throws goes to the same place, with what the first knows from its start. */
    private boolean joined(Body.Node node, Body.Node next) {
        return next != node
                && next != body.nodes.getFirst()
                && (!next.throwing() || !node.throwing() || same(node.unwind, next.unwind));
    }

    private static boolean same(Target a, Target b) {
        return a == null ? b == null : a.equals(b);
    }

    private boolean passOver() {
        var byLabel = body.byLabel();
        boolean any = false;
        var mapping = new Mapping() {
            private boolean changed;

            @Override
            public Target target(Target target) {
                var node = byLabel.get(target.label());
                if (node.parameters.isEmpty()
                        && node.instructions.isEmpty()
                        && node.terminator instanceof Terminator.Jump j
                        && !j.target().label().equals(target.label())
                        && j.target().arguments().stream().noneMatch(v -> v.type().owned())) {
                    changed = true;
                    return j.target();
                }
                return target;
            }
        };
        for (var node : body.nodes) {
            node.terminator = mapping.terminator(node.terminator);
            any |= mapping.changed;
        }
        any |= body.prune();
        return any;
    }
}
