package dev.heliac.il.flow;

import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import java.util.OptionalInt;

/** What operations on known integers give. */
final class Integers {

    private Integers() {}

    /** Empty when the operation is not known here. */
    static OptionalInt unary(Op op, int a) {
        return switch (op) {
            case I32_NEG -> OptionalInt.of(-a);
            case I32_EXT8 -> OptionalInt.of((byte) a);
            case I32_EXT16 -> OptionalInt.of((short) a);
            case I32_EXTU16 -> OptionalInt.of((char) a);
            default -> OptionalInt.empty();
        };
    }

    /** Empty when the operation is not known here. */
    static OptionalInt binary(Op op, int a, int b) {
        return switch (op) {
            case I32_ADD -> OptionalInt.of(a + b);
            case I32_SUB -> OptionalInt.of(a - b);
            case I32_MUL -> OptionalInt.of(a * b);
            case I32_AND -> OptionalInt.of(a & b);
            case I32_OR -> OptionalInt.of(a | b);
            case I32_XOR -> OptionalInt.of(a ^ b);
            case I32_SHL -> OptionalInt.of(a << b);
            case I32_SHR -> OptionalInt.of(a >> b);
            case I32_USHR -> OptionalInt.of(a >>> b);
            case I32_EQ -> of(a == b);
            case I32_NE -> of(a != b);
            case I32_LT -> of(a < b);
            case I32_LE -> of(a <= b);
            case I32_GT -> of(a > b);
            case I32_GE -> of(a >= b);
            case I32_ULT -> of(Integer.compareUnsigned(a, b) < 0);
            default -> OptionalInt.empty();
        };
    }

    private static OptionalInt of(boolean condition) {
        return OptionalInt.of(condition ? 1 : 0);
    }

    /** What is loaded after a value was stored. */
    static int stored(Scalar type, int value) {
        return switch (type) {
            case BOOL -> value & 1;
            case I8 -> (byte) value;
            case I16 -> (short) value;
            case U16 -> (char) value;
            case I32, I64, F32, F64 -> value;
        };
    }
}
