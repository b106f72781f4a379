package dev.heliac.il.races;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Value;
import dev.heliac.il.graph.DominatorTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counters of loops: parameters of a block that begin with a constant, go up by one, and are used only where they have been found below
 * a constant.
 */
final class Counters {

    /** An edge's number among its block's, and what it gives the parameter. */
    private record Incoming(int block, Value value) {}

    /** Where a counter is below a limit: the block that the comparison leads to. */
    private record Below(int block, int limit) {}

    private final List<Block> blocks;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, Instruction> definitions = new HashMap<>();
    /** The block of each value that is a block's parameter. */
    private final Map<Integer, Integer> headers = new HashMap<>();
    private final int[] edges;
    private final DominatorTree tree;

    Counters(Function function) {
        blocks = function.blocks();
        edges = new int[blocks.size()];
        for (int b = 0; b < blocks.size(); b++) {
            int number = b;
            numbers.put(blocks.get(b).label(), b);
            blocks.get(b).parameters().forEach(p -> headers.put(p.id(), number));
            blocks.get(b).instructions().forEach(i -> i.results().forEach(r -> definitions.put(r.id(), i)));
        }
        tree = new DominatorTree(blocks.stream()
                .map(b -> b.terminator().targets().stream().mapToInt(t -> numbers.get(t.label())).toArray())
                .toArray(int[][]::new));
        blocks.forEach(b -> b.terminator().targets().forEach(t -> edges[numbers.get(t.label())]++));
    }

    /** The value as a counter, if it is one. */
    Optional<Polynomial> of(Value value, Iteration iteration) {
        var header = headers.get(value.id());
        if (header == null) {
            return Optional.empty();
        }
        var incoming = incoming(header, blocks.get(header).parameters().indexOf(value));
        var back = incoming.stream().filter(i -> tree.dominates(header, i.block())).toList();
        if (back.isEmpty() || !back.stream().allMatch(i -> isNext(i.value(), value, iteration))) {
            return Optional.empty();
        }
        int least = Integer.MAX_VALUE;
        for (var entry : incoming) {
            if (!tree.dominates(header, entry.block())) {
                var begins = iteration.of(entry.value()).flatMap(Polynomial::constant);
                if (begins.isEmpty()) {
                    return Optional.empty();
                }
                least = Math.min(least, begins.get());
            }
        }
        var below = below(header, value, iteration);
        if (below.isEmpty() || !isUsedBelow(value, header, below.get())) {
            return Optional.empty();
        }
        return Optional.of(iteration.counter(least, below.get().limit()));
    }

    private List<Incoming> incoming(int header, int parameter) {
        var incoming = new ArrayList<Incoming>();
        for (int b = 0; b < blocks.size(); b++) {
            for (var target : blocks.get(b).terminator().targets()) {
                if (numbers.get(target.label()) == header) {
                    incoming.add(new Incoming(b, target.arguments().get(parameter)));
                }
            }
        }
        return incoming;
    }

    private boolean isNext(Value next, Value value, Iteration iteration) {
        return definitions.get(next.id()) instanceof Instruction.Plain(Op op, List<Value> operands, _, _)
                && op == Op.I32_ADD
                && (operands.getFirst().equals(value) && isOne(operands.getLast(), iteration)
                        || operands.getLast().equals(value) && isOne(operands.getFirst(), iteration));
    }

    private static boolean isOne(Value value, Iteration iteration) {
        return iteration.of(value).flatMap(Polynomial::constant).filter(n -> n == 1).isPresent();
    }

    /** The loop's own question, asked at its begin. */
    private Optional<Below> below(int header, Value value, Iteration iteration) {
        if (!(blocks.get(header).terminator() instanceof Terminator.Branch branch)
                || !(definitions.get(branch.condition().id()) instanceof Instruction.Plain compare)) {
            return Optional.empty();
        }
        var op = compare.op();
        boolean left = compare.operands().getFirst().equals(value);
        if (!left && !compare.operands().getLast().equals(value)) {
            return Optional.empty();
        }
        var inside = switch (op) {
            case I32_LT -> left ? branch.then() : null;
            case I32_GE -> left ? branch.otherwise() : null;
            case I32_GT -> left ? null : branch.then();
            case I32_LE -> left ? null : branch.otherwise();
            default -> null;
        };
        return Optional.ofNullable(inside)
                .map(t -> numbers.get(t.label()))
                .filter(b -> edges[b] == 1)
                .flatMap(b -> iteration.of(left ? compare.operands().getLast() : compare.operands().getFirst())
                        .flatMap(Polynomial::constant)
                        .map(limit -> new Below(b, limit)));
    }

    /** Whether it is below the limit wherever it is used, but where that is asked. */
    private boolean isUsedBelow(Value value, int header, Below below) {
        var asked = definitions.get(((Terminator.Branch) blocks.get(header).terminator()).condition().id());
        for (int b = 0; b < blocks.size(); b++) {
            if (tree.dominates(below.block(), b)) {
                continue;
            }
            var block = blocks.get(b);
            boolean used = block.instructions().stream().anyMatch(i -> !i.equals(asked) && i.operands().contains(value))
                    || block.terminator().operands().contains(value)
                    || block.terminator().targets().stream().anyMatch(t -> passes(t, value, below));
            if (used) {
                return false;
            }
        }
        return true;
    }

    private boolean passes(Target target, Value value, Below below) {
        return target.arguments().contains(value) && numbers.get(target.label()) != below.block();
    }
}
