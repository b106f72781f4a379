package dev.heliac.il.opt;

import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Op;
import dev.heliac.il.Terminator;
import dev.heliac.il.Value;
import dev.heliac.il.graph.Graph;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An innermost loop that counts: its header's parameter {@code counter} goes up or down by {@code step} each round, and the loop goes
 * on while the counter is on the near side of {@code bound}.
 *
 * @param header its block
 * @param body its blocks, the header included
 * @param goOn the header's edge into the loop; the branch's other edge leaves it
 * @param bound does not change in the loop, or is the length of an array or a field's value that {@link Invariants} can find before
 * @param past how much further than the bound the counter may go: 1 where the loop goes on when they are equal, else 0
 * @param testsOrder whether a counter beyond the bound ends the loop, too
 */
record Loop(
        Graph graph,
        int header,
        Set<Integer> body,
        int goOn,
        Value counter,
        int step,
        Value bound,
        int past,
        boolean testsOrder) {

    private static final int MOST_BLOCKS = 16;
    private static final int MOST_EDGES = 64;
    private static final int MOST_STEP = 1 << 16;

    /** The loop that begins at a block. */
    static Optional<Loop> at(Graph graph, int header) {
        var back = graph.in(header).stream().limit(MOST_EDGES).filter(e -> isBack(graph, e, header)).toList();
        if (back.isEmpty()
                || graph.in(header).size() > MOST_EDGES
                || graph.in(header).stream().anyMatch(Graph.Edge::unwind)
                || graph.block(header).unwind().isPresent()
                || !(graph.block(header).terminator() instanceof Terminator.Branch branch)) {
            return Optional.empty();
        }
        return body(graph, header, back).flatMap(body -> counting(graph, header, body, back, branch));
    }

    private static boolean isBack(Graph graph, Graph.Edge edge, int header) {
        return graph.tree.dominates(header, edge.unwind() ? edge.from() : graph.tail(edge.from()));
    }

    private static Optional<Set<Integer>> body(Graph graph, int header, List<Graph.Edge> back) {
        var body = new LinkedHashSet<Integer>();
        body.add(header);
        var open = new ArrayDeque<Integer>();
        back.forEach(e -> open.add(e.from()));
        int edges = 0;
        while (!open.isEmpty()) {
            int block = open.remove();
            if (!body.add(block)) {
                continue;
            }
            edges += graph.in(block).size();
            if (body.size() > MOST_BLOCKS || edges > MOST_EDGES || !graph.tree.dominates(header, block)) {
                return Optional.empty();
            }
            graph.in(block).forEach(e -> open.add(e.from()));
        }
        boolean innermost = body.stream().allMatch(b -> b == header
                || graph.in(b).stream().noneMatch(e -> isBack(graph, e, b)));
        return innermost ? Optional.of(body) : Optional.empty();
    }

    private static Optional<Loop> counting(
            Graph graph, int header, Set<Integer> body, List<Graph.Edge> back, Terminator.Branch branch) {
        int then = graph.number(branch.then());
        int otherwise = graph.number(branch.otherwise());
        boolean onTrue = body.contains(then);
        if (onTrue == body.contains(otherwise)
                || then == header
                || otherwise == header
                || !(graph.definition(branch.condition()) instanceof Instruction.Plain test)
                || test.operands().size() != 2) {
            return Optional.empty();
        }
        var parameters = graph.block(header).parameters();
        boolean first = parameters.contains(test.operands().getFirst());
        var counter = test.operands().get(first ? 0 : 1);
        int index = parameters.indexOf(counter);
        if (index < 0) {
            return Optional.empty();
        }
        var steps = new HashSet<Integer>();
        back.forEach(e -> steps.add(step(graph, e.target().arguments().get(index), counter)));
        int step = steps.size() == 1 ? steps.iterator().next() : 0;
        var op = onTrue ? test.op() : negated(test.op());
        op = first ? op : turned(op);
        var bound = test.operands().get(first ? 1 : 0);
        int past = switch (op) {
            case I32_LT -> step > 0 ? 0 : -1;
            case I32_LE -> step > 0 ? 1 : -1;
            case I32_GT -> step < 0 ? 0 : -1;
            case I32_GE -> step < 0 ? 1 : -1;
            case I32_NE -> Math.abs(step) == 1 ? 0 : -1;
            default -> -1;
        };
        return step == 0 || past < 0
                ? Optional.empty()
                : Optional.of(new Loop(graph, header, body, onTrue ? then : otherwise, counter, step, bound, past, op != Op.I32_NE));
    }

    private static Op negated(Op test) {
        return switch (test) {
            case I32_LT -> Op.I32_GE;
            case I32_LE -> Op.I32_GT;
            case I32_GT -> Op.I32_LE;
            case I32_GE -> Op.I32_LT;
            case I32_EQ -> Op.I32_NE;
            case I32_NE -> Op.I32_EQ;
            default -> test;
        };
    }

    private static Op turned(Op test) {
        return switch (test) {
            case I32_LT -> Op.I32_GT;
            case I32_LE -> Op.I32_GE;
            case I32_GT -> Op.I32_LT;
            case I32_GE -> Op.I32_LE;
            default -> test;
        };
    }

    /** The constant that makes one value of another; 0 when none does, or too large a one. */
    private static int step(Graph graph, Value next, Value counter) {
        if (!(graph.definition(next) instanceof Instruction.Plain p) || p.operands().size() != 2) {
            return 0;
        }
        var step = p.op() == Op.I32_ADD || p.op() == Op.I32_SUB ? constant(graph, p.operands().get(1)) : Optional.<Integer>empty();
        int value = p.operands().getFirst().equals(counter) ? step.orElse(0) : 0;
        return Math.abs((long) value) > MOST_STEP ? 0 : p.op() == Op.I32_ADD ? value : -value;
    }

    static Optional<Integer> constant(Graph graph, Value value) {
        return graph.definition(value) instanceof Instruction.Const c && c.constant() instanceof Constant.I32 n
                ? Optional.of(n.value())
                : Optional.empty();
    }

    boolean defines(Value value) {
        // Parameters of the function have the entry as home, which is in no loop.
        return body.contains(graph.home(value));
    }

    /** The edges that enter the loop. */
    List<Graph.Edge> entries() {
        return graph.in(header).stream().filter(e -> !body.contains(e.from())).toList();
    }
}
