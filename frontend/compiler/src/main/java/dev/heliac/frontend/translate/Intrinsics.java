package dev.heliac.frontend.translate;

import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Methods of the JDK and the support library that are one HIL operation. */
final class Intrinsics {

    /** An operation and what it gives. */
    record Operation(Op op, Optional<Type> result) {}

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
        var support = "dev/heliac/lang/support/Intrinsics";
        operation(support, "classOf(Ljava/lang/Object;)Ljava/lang/Class;", Op.CLASS_OF, Translator.CLASS);
        operation(support, "isInstance(Ljava/lang/Class;Ljava/lang/Object;)Z", Op.CLASS_IS, Scalar.I32);
        operation(support, "newArray(Ljava/lang/Class;I)Ljava/lang/Object;", Op.CLASS_ARRAY, Translator.OBJECT);
        operation(support, "hash(Ljava/lang/Object;)I", Op.REF_HASH, Scalar.I32);
        operation(support, "copy(Ljava/lang/Object;)Ljava/lang/Object;", Op.REF_CLONE, Translator.OBJECT);
        operation(support, "write(I[BII)V", Op.CONSOLE_WRITE, null);
        operation(support, "takeTrace([I)I", Op.TRACE_TAKE, Scalar.I32);
        operation(support, "frame(II[B)I", Op.TRACE_FRAME, Scalar.I32);
        operation(support, "collect()V", Op.HEAP_COLLECT, null);
        operation(support, "heapUsed()J", Op.HEAP_USED, Scalar.I64);
        operation(support, "heapLimit()J", Op.HEAP_LIMIT, Scalar.I64);
        operation(support, "nanos()J", Op.CLOCK_NANOS, Scalar.I64);
        operation(support, "millis()J", Op.CLOCK_MILLIS, Scalar.I64);
        operation(support, "exit(I)V", Op.EXIT, null);
        operation("java/lang/System", "gc()V", Op.HEAP_COLLECT, null);
        operation("java/lang/Runtime", "gc()V", Op.HEAP_COLLECT, null);
    }

    private static final Map<String, Scalar> PRIMITIVES = Map.of(
            "java/lang/Boolean", Scalar.BOOL,
            "java/lang/Byte", Scalar.I8,
            "java/lang/Character", Scalar.U16,
            "java/lang/Short", Scalar.I16,
            "java/lang/Integer", Scalar.I32,
            "java/lang/Long", Scalar.I64,
            "java/lang/Float", Scalar.F32,
            "java/lang/Double", Scalar.F64);

    private Intrinsics() {}

    private static void operation(String owner, String method, Op op, Type result) {
        OPERATIONS.put(owner + "." + method, new Operation(op, Optional.ofNullable(result)));
    }

    static Optional<Operation> operation(String owner, String name, String descriptor) {
        return Optional.ofNullable(OPERATIONS.get(owner + "." + name + descriptor));
    }

    /** The primitive that a wrapper class wraps. */
    static Optional<Scalar> primitive(String wrapper) {
        return Optional.ofNullable(PRIMITIVES.get(wrapper));
    }
}
