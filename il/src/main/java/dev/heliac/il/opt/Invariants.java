package dev.heliac.il.opt;

import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a loop computes anew each round, though it is always the same, and how to find it before the loop: constants, arithmetic,
 * lengths, and fields and elements that the loop does not set. The loop calls nothing.
 */
final class Invariants {

    private static final int DEEPEST = 8;

    private final Loop loop;
    private final Set<String> setFields = new HashSet<>();
    private boolean setsReferences;
    private final Map<Value, Boolean> asked = new HashMap<>();
    private final Map<Value, Value> found = new HashMap<>();
    /** What has been computed, so that it is not twice. */
    private final Map<List<Object>, Value> computed = new HashMap<>();
    private final Set<Value> notNull = new HashSet<>();
    private final Set<List<Value>> inside = new HashSet<>();

    Invariants(Loop loop) {
        this.loop = loop;
        for (int block : loop.body()) {
            for (var instruction : loop.graph().block(block).instructions()) {
                switch (instruction.op()) {
                    case FIELD_SET, FIELD_SET_KNOWN, STATIC_SET -> setFields.add(field(instruction));
                    case ARRAY_STORE, ARRAY_STORE_KNOWN, ARRAY_STORE_WITHIN ->
                        setsReferences |= ((Instruction.Typed) instruction).type() instanceof Type.Reference;
                    default -> {}
                }
            }
        }
    }

    private static String field(Instruction instruction) {
        var access = (Instruction.FieldAccess) instruction;
        return access.owner() + "." + access.field();
    }

    /** Whether the value is the same in every round, and can be found before the first. */
    boolean has(Value value) {
        return has(value, DEEPEST);
    }

    private boolean has(Value value, int deep) {
        if (!loop.defines(value)) {
            return true;
        }
        var instruction = loop.graph().definition(value);
        if (deep == 0 || instruction == null) {
            return false;
        }
        var known = asked.get(value);
        if (known == null) {
            known = repeatable(instruction) && instruction.operands().stream().allMatch(v -> has(v, deep - 1));
            asked.put(value, known);
        }
        return known;
    }

    private boolean repeatable(Instruction instruction) {
        return switch (instruction.op()) {
            case I32_CONST, I32_ADD, I32_SUB, I32_MUL, I32_AND, I32_SHL, I32_SHR, I32_USHR, I32_NEG -> true;
            case ARRAY_LENGTH, ARRAY_LENGTH_KNOWN, EX_LENGTH -> true;
            case FIELD_GET, FIELD_GET_KNOWN, STATIC_GET -> !setFields.contains(field(instruction));
            case ARRAY_LOAD, ARRAY_LOAD_KNOWN ->
                !setsReferences && ((Instruction.Typed) instruction).type() instanceof Type.Reference;
            default -> false;
        };
    }

    /** The value as it can be used before the loop, when it {@linkplain #has can be found} there. */
    Value find(Value value, Guards guards) {
        if (!loop.defines(value)) {
            return value;
        }
        var known = found.get(value);
        if (known == null) {
            known = compute(loop.graph().definition(value), guards);
            found.put(value, known);
        }
        return known;
    }

    /** The values that were found before the loop, by those of the loop. */
    Map<Value, Value> found() {
        return found;
    }

    private Value compute(Instruction instruction, Guards guards) {
        var operands = instruction.operands().stream().map(v -> find(v, guards)).toList();
        return switch (instruction.op()) {
            case ARRAY_LENGTH, ARRAY_LENGTH_KNOWN, EX_LENGTH -> length(operands.getFirst(), guards);
            case ARRAY_LOAD, ARRAY_LOAD_KNOWN -> {
                inside(operands.getFirst(), operands.getLast(), guards);
                yield once(instruction, Op.ARRAY_LOAD_KNOWN, operands, guards);
            }
            case FIELD_GET, FIELD_GET_KNOWN -> {
                notNull(operands.getFirst(), guards);
                yield once(instruction, Op.FIELD_GET_KNOWN, operands, guards);
            }
            default -> once(instruction, instruction.op(), operands, guards);
        };
    }

    private Value once(Instruction instruction, Op op, List<Value> operands, Guards guards) {
        var immediate = switch (instruction) {
            case Instruction.Const c -> c.constant();
            case Instruction.Typed t -> t.type();
            case Instruction.FieldAccess a -> field(a);
            case Instruction.Plain _, Instruction.Call _, Instruction.CallVirtual _, Instruction.Par _, Instruction.Send _,
                    Instruction.NewChannel _ -> "";
        };
        return computed.computeIfAbsent(List.of(op, immediate, operands), _ -> guards.again(instruction, op, operands));
    }

    /** Where the loop knows that, it may do so only within a round. */
    private void notNull(Value reference, Guards guards) {
        if (notNull.add(reference)) {
            guards.notNull(reference);
        }
    }

    /** The length of an array or vector that can be used before the loop. */
    Value length(Value array, Guards guards) {
        if (array.type() instanceof Type.Linear) {
            return computed.computeIfAbsent(List.of(Op.EX_LENGTH, array), _ -> guards.plain(Op.EX_LENGTH, Scalar.I32, array));
        }
        notNull(array, guards);
        return computed.computeIfAbsent(
                List.of(Op.ARRAY_LENGTH_KNOWN, array), _ -> guards.plain(Op.ARRAY_LENGTH_KNOWN, Scalar.I32, array));
    }

    /** Makes sure that a value is an index of an array. */
    void inside(Value array, Value index, Guards guards) {
        var length = length(array, guards);
        if (inside.add(List.of(array, index))) {
            guards.require(Op.I32_ULT, index, length);
        }
    }
}
