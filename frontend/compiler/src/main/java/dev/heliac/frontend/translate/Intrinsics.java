package dev.heliac.frontend.translate;

import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** JDK methods that are one HIL operation, and those whose body is replaced by one of the support library. */
final class Intrinsics {

    /** An operation and what it gives. */
    record Operation(Op op, Scalar result) {}

    private static final Map<String, Operation> OPERATIONS = new HashMap<>();

    static {
        for (var math : new String[] {"java/lang/Math", "java/lang/StrictMath"}) {
            operation(math, "sqrt(D)D", Op.F64_SQRT, Scalar.F64);
            operation(math, "abs(D)D", Op.F64_ABS, Scalar.F64);
            operation(math, "abs(F)F", Op.F32_ABS, Scalar.F32);
            operation(math, "floor(D)D", Op.F64_FLOOR, Scalar.F64);
            operation(math, "ceil(D)D", Op.F64_CEIL, Scalar.F64);
            operation(math, "rint(D)D", Op.F64_RINT, Scalar.F64);
            operation(math, "fma(DDD)D", Op.F64_FMA, Scalar.F64);
            operation(math, "fma(FFF)F", Op.F32_FMA, Scalar.F32);
        }
        operation("java/lang/Integer", "numberOfLeadingZeros(I)I", Op.I32_CLZ, Scalar.I32);
        operation("java/lang/Integer", "numberOfTrailingZeros(I)I", Op.I32_CTZ, Scalar.I32);
        operation("java/lang/Integer", "bitCount(I)I", Op.I32_POPCNT, Scalar.I32);
        operation("java/lang/Long", "numberOfLeadingZeros(J)I", Op.I64_CLZ, Scalar.I32);
        operation("java/lang/Long", "numberOfTrailingZeros(J)I", Op.I64_CTZ, Scalar.I32);
        operation("java/lang/Long", "bitCount(J)I", Op.I64_POPCNT, Scalar.I32);
        operation("java/lang/Float", "floatToRawIntBits(F)I", Op.I32_BITS, Scalar.I32);
        operation("java/lang/Float", "intBitsToFloat(I)F", Op.F32_BITS, Scalar.F32);
        operation("java/lang/Double", "doubleToRawLongBits(D)J", Op.I64_BITS, Scalar.I64);
        operation("java/lang/Double", "longBitsToDouble(J)D", Op.F64_BITS, Scalar.F64);
    }

    /** Static methods of other classes that the support library's Strings stands in for, by owner and name. */
    private static final Map<String, String> TEXT = Map.of(
            "java/lang/Integer.toString", "valueOf",
            "java/lang/Long.toString", "valueOf",
            "java/lang/Character.toString", "valueOf",
            "java/lang/Boolean.toString", "valueOf",
            "java/lang/Integer.parseInt", "parseInt");

    private Intrinsics() {}

    private static void operation(String owner, String method, Op op, Scalar result) {
        OPERATIONS.put(owner + "." + method, new Operation(op, result));
    }

    static Optional<Operation> operation(String owner, String name, String descriptor) {
        return Optional.ofNullable(OPERATIONS.get(owner + "." + name + descriptor));
    }

    /** The method of the support library's Strings that stands in for a method on or about strings. */
    static Optional<String> text(String owner, String name) {
        return owner.equals("java/lang/String") ? Optional.of(name) : Optional.ofNullable(TEXT.get(owner + "." + name));
    }
}
