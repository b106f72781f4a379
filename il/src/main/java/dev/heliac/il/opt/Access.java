package dev.heliac.il.opt;

import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Op;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An access, in a counting loop, to an array or exchange vector that is the same in every round. The index is the same, too, or, when
 * {@code counted}, it is the counter plus some values that are the same, less some, plus a constant. When that sum, computed without
 * wrapping around, is an index of the array, it is the one that the loop uses.
 */
record Access(Value array, Value index, boolean counted, List<Value> added, List<Value> subtracted, long constant) {

    private static final int DEEPEST = 4;

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
        var sum = new Sum(loop, invariants);
        boolean same = invariants.has(array);
        if (same && invariants.has(index)) {
            return Optional.of(new Access(array, index, false, List.of(), List.of(), 0));
        }
        return same && sum.add(index, true, DEEPEST) && sum.counters == 1
                ? Optional.of(new Access(array, index, true, sum.added, sum.subtracted, sum.constant))
                : Optional.empty();
    }

    private static final class Sum {

        private final Loop loop;
        private final Invariants invariants;
        private final List<Value> added = new ArrayList<>();
        private final List<Value> subtracted = new ArrayList<>();
        private long constant;
        private int counters;

        Sum(Loop loop, Invariants invariants) {
            this.loop = loop;
            this.invariants = invariants;
        }

        boolean add(Value value, boolean plus, int deep) {
            if (value.equals(loop.counter())) {
                counters += plus ? 1 : -1;
                return true;
            }
            var definition = loop.graph().definition(value);
            if (definition instanceof Instruction.Const c && c.constant() instanceof Constant.I32 n) {
                constant += plus ? n.value() : -(long) n.value();
                return true;
            }
            boolean sum = definition != null && (definition.op() == Op.I32_ADD || definition.op() == Op.I32_SUB);
            if (sum && deep > 0 && loop.defines(value)) {
                return add(definition.operands().get(0), plus, deep - 1)
                        && add(definition.operands().get(1), plus == (definition.op() == Op.I32_ADD), deep - 1);
            }
            (plus ? added : subtracted).add(value);
            return invariants.has(value);
        }
    }
}
