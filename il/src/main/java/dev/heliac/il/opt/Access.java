package dev.heliac.il.opt;

import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Op;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An access, in a counting loop, to an array or exchange vector that is the same in every round.
 *
 * @param index the same in every round, too, where there is no sum
 * @param sum what the index is otherwise; when it, computed without wrapping around, is an index of the array, it is the one that the
 *     loop uses
 */
record Access(Value array, Value index, Optional<Sum> sum) {

    private static final int DEEPEST = 4;
    private static final long LARGEST_SCALE = 1 << 16;

    /**
     * The loop's counter times a constant and, where there is a factor, times one that is the same in every round, plus some values that
     * are the same, less some, plus a constant. With 64 bits it does not wrap around.
     */
    record Sum(long scale, Optional<Value> factor, List<Value> added, List<Value> subtracted, long constant) {

        /** Whether it is the counter itself, plus what is the same. */
        boolean ofCounter() {
            return scale == 1 && factor.isEmpty();
        }
    }

    /** What an instruction accesses, or checks before it is accessed. */
    static Optional<Access> of(Instruction instruction, Loop loop, Invariants invariants) {
        var operands = instruction.operands();
        Value array;
        Value index;
        switch (instruction.op()) {
            case ARRAY_LOAD, ARRAY_STORE, EX_LOAD, EX_STORE -> {
                array = operands.get(0);
                index = operands.get(1);
            }
            case INDEX_CHECK -> {
                if (!(loop.graph().definition(operands.get(1)) instanceof Instruction.Plain length)
                        || length.op() != Op.ARRAY_LENGTH && length.op() != Op.ARRAY_LENGTH_KNOWN) {
                    return Optional.empty();
                }
                array = length.operands().getFirst();
                index = operands.get(0);
            }
            default -> {
                return Optional.empty();
            }
        }
        if (!invariants.has(array)) {
            return Optional.empty();
        }
        return invariants.has(index)
                ? Optional.of(new Access(array, index, Optional.empty()))
                : new Terms(loop, invariants).of(index).map(sum -> new Access(array, index, Optional.of(sum)));
    }

    /** The parts of a sum while they are found. */
    private static final class Terms {

        private final Loop loop;
        private final Invariants invariants;
        private final List<Value> added = new ArrayList<>();
        private final List<Value> subtracted = new ArrayList<>();
        private long constant;
        private long scale;
        private Value factor;

        Terms(Loop loop, Invariants invariants) {
            this.loop = loop;
            this.invariants = invariants;
        }

        Optional<Sum> of(Value index) {
            return add(index, 1, DEEPEST) && (scale != 0 || factor != null)
                    ? Optional.of(new Sum(scale, Optional.ofNullable(factor), added, subtracted, constant))
                    : Optional.empty();
        }

        /** Adds a value so many times. */
        private boolean add(Value value, long times, int deep) {
            if (Math.abs(times) > LARGEST_SCALE) {
                return false;
            }
            if (value.equals(loop.counter())) {
                scale += times;
                return true;
            }
            var definition = loop.graph().definition(value);
            if (definition instanceof Instruction.Const c && c.constant() instanceof Constant.I32 n) {
                constant += times * n.value();
                return true;
            }
            if (definition != null && deep > 0 && loop.defines(value)) {
                var operands = definition.operands();
                switch (definition.op()) {
                    case I32_ADD -> {
                        return add(operands.get(0), times, deep - 1) && add(operands.get(1), times, deep - 1);
                    }
                    case I32_SUB -> {
                        return add(operands.get(0), times, deep - 1) && add(operands.get(1), -times, deep - 1);
                    }
                    case I32_MUL -> {
                        if (!invariants.has(value)) {
                            return multiplied(definition, times, deep - 1);
                        }
                    }
                    default -> {}
                }
            }
            (times > 0 ? added : subtracted).add(value);
            return Math.abs(times) == 1 && invariants.has(value);
        }

        private boolean multiplied(Instruction product, long times, int deep) {
            var left = product.operands().get(0);
            var right = product.operands().get(1);
            var constant = Loop.constant(loop.graph(), right);
            if (constant.isPresent()) {
                return add(left, times * constant.get(), deep);
            }
            var other = Loop.constant(loop.graph(), left);
            if (other.isPresent()) {
                return add(right, times * other.get(), deep);
            }
            // One factor: the product of two numbers of 32 bits leaves room for the rest.
            boolean first = left.equals(loop.counter());
            var by = first ? right : left;
            boolean one = first || right.equals(loop.counter());
            if (!one || times != 1 || factor != null || !invariants.has(by)) {
                return false;
            }
            factor = by;
            return true;
        }
    }
}
