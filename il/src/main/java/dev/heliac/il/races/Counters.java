package dev.heliac.il.races;

import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Value;
import dev.heliac.il.graph.Graph;
import java.util.List;
import java.util.Optional;

/**
 * Counters of loops: parameters of a block that begin with a constant, go up by one, and are used only where they have been found below
 * a constant.
 */
final class Counters {

    /** Where a counter is below a limit: the block that the comparison leads to. */
    private record Below(int block, int limit) {}

    private final Graph graph;
    private final Iteration iteration;

    Counters(Graph graph, Iteration iteration) {
        this.graph = graph;
        this.iteration = iteration;
    }

    /** A parameter of a block as a counter, if it is one. */
    Optional<Polynomial> of(Value value) {
        int header = graph.home(value);
        int parameter = graph.block(header).parameters().indexOf(value);
        boolean loops = false;
        int least = Integer.MAX_VALUE;
        for (var edge : graph.in(header)) {
            var given = edge.target().arguments().get(parameter);
            if (graph.tree.dominates(header, edge.from())) {
                if (!isNext(given, value)) {
                    return Optional.empty();
                }
                loops = true;
                continue;
            }
            var begins = constant(given);
            if (begins.isEmpty()) {
                return Optional.empty();
            }
            least = Math.min(least, begins.get());
        }
        var below = loops ? below(header, value) : Optional.<Below>empty();
        return below.isPresent() && isUsedBelow(value, header, below.get())
                ? Optional.of(iteration.counter(least, below.get().limit()))
                : Optional.empty();
    }

    private Optional<Integer> constant(Value value) {
        return iteration.of(value).flatMap(Polynomial::constant);
    }

    private boolean isNext(Value next, Value value) {
        return graph.definition(next) instanceof Instruction.Plain(Op op, List<Value> operands, _, _)
                && op == Op.I32_ADD
                && (operands.getFirst().equals(value) && isOne(operands.getLast())
                        || operands.getLast().equals(value) && isOne(operands.getFirst()));
    }

    private boolean isOne(Value value) {
        return constant(value).filter(n -> n == 1).isPresent();
    }

    /** The loop's own question, asked at its begin. */
    private Optional<Below> below(int header, Value value) {
        if (!(graph.block(header).terminator() instanceof Terminator.Branch branch)
                || !(graph.definition(branch.condition()) instanceof Instruction.Plain compare)) {
            return Optional.empty();
        }
        boolean left = compare.operands().getFirst().equals(value);
        if (!left && !compare.operands().getLast().equals(value)) {
            return Optional.empty();
        }
        var inside = switch (compare.op()) {
            case I32_LT -> left ? branch.then() : null;
            case I32_GE -> left ? branch.otherwise() : null;
            case I32_GT -> left ? null : branch.then();
            case I32_LE -> left ? null : branch.otherwise();
            default -> null;
        };
        return Optional.ofNullable(inside)
                .map(graph::number)
                .filter(b -> graph.in(b).size() == 1)
                .flatMap(b -> constant(left ? compare.operands().getLast() : compare.operands().getFirst())
                        .map(limit -> new Below(b, limit)));
    }

    /** Whether it is below the limit wherever it is used, but where that is asked. */
    private boolean isUsedBelow(Value value, int header, Below below) {
        var asked = graph.definition(((Terminator.Branch) graph.block(header).terminator()).condition());
        for (int user : graph.users(value)) {
            var block = graph.block(user);
            boolean elsewhere = !graph.tree.dominates(below.block(), user)
                    && (block.instructions().stream().anyMatch(i -> !i.equals(asked) && i.operands().contains(value))
                            || block.terminator().operands().contains(value)
                            || block.terminator().targets().stream().anyMatch(t -> passes(t, value, below)));
            if (elsewhere) {
                return false;
            }
        }
        return true;
    }

    private boolean passes(Target target, Value value, Below below) {
        return target.arguments().contains(value) && graph.number(target) != below.block();
    }
}
