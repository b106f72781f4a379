package dev.heliac.runtime.arith;

import static dev.heliac.runtime.arith.Operation.Kind.*;

import dev.heliac.runtime.arith.Operation.Kind;
import dev.heliac.runtime.arith.Operation.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Every operation of the driver's {@code operations.h}. */
final class Operations {
    private static final double TWO_63 = 0x1p63;

    private final List<Operation> all = new ArrayList<>();

    static List<Operation> all() {
        Operations operations = new Operations();
        operations.arithmetic();
        operations.comparisons();
        operations.conversions();
        operations.rounding();
        operations.integers();
        operations.memory();
        return List.copyOf(operations.all);
    }

    private void add(String name, Reference reference, Kind... operands) {
        all.add(new Operation(name, List.of(operands), reference));
    }

    private interface FloatBinary {
        float apply(float a, float b);
    }

    private interface FloatPredicate {
        boolean test(float a, float b);
    }

    private interface DoublePredicate {
        boolean test(double a, double b);
    }

    private static float f(long bits) {
        return Float.intBitsToFloat((int) bits);
    }

    private static long of(float value) {
        return Integer.toUnsignedLong(Float.floatToIntBits(value));
    }

    private static double d(long bits) {
        return Double.longBitsToDouble(bits);
    }

    private static long of(double value) {
        return Double.doubleToLongBits(value);
    }

    private void f32(String name, FloatBinary function) {
        add(name, (a, b, c) -> of(function.apply(f(a), f(b))), F32, F32);
    }

    private void f64(String name, DoubleBinaryOperator function) {
        add(name, (a, b, c) -> of(function.applyAsDouble(d(a), d(b))), F64, F64);
    }

    private void arithmetic() {
        f32("fadd", (a, b) -> a + b);
        f32("fsub", (a, b) -> a - b);
        f32("fmul", (a, b) -> a * b);
        f32("fdiv", (a, b) -> a / b);
        f32("fmodf", (a, b) -> a % b);
        f64("dadd", (a, b) -> a + b);
        f64("dsub", (a, b) -> a - b);
        f64("dmul", (a, b) -> a * b);
        f64("ddiv", (a, b) -> a / b);
        f64("fmod", (a, b) -> a % b);
        add("fmaf", (a, b, c) -> of(Math.fma(f(a), f(b), f(c))), F32, F32, F32);
        add("fma", (a, b, c) -> of(Math.fma(d(a), d(b), d(c))), F64, F64, F64);
        add("sqrtf", (a, b, c) -> of((float) Math.sqrt(f(a))), F32);
        add("sqrt", (a, b, c) -> of(Math.sqrt(d(a))), F64);
        f32("fminimumf", Math::min);
        f32("fmaximumf", Math::max);
        f32("fminf", (a, b) -> Float.isNaN(a) ? b : Float.isNaN(b) ? a : Math.min(a, b));
        f32("fmaxf", (a, b) -> Float.isNaN(a) ? b : Float.isNaN(b) ? a : Math.max(a, b));
        f64("fminimum", Math::min);
        f64("fmaximum", Math::max);
        f64("fmin", (a, b) -> Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b));
        f64("fmax", (a, b) -> Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b));
    }

    private void compare(String name, FloatPredicate f32, DoublePredicate f64) {
        add("fcmp" + name, (a, b, c) -> f32.test(f(a), f(b)) ? 1 : 0, F32, F32);
        add("dcmp" + name, (a, b, c) -> f64.test(d(a), d(b)) ? 1 : 0, F64, F64);
    }

    private void comparisons() {
        compare("eq", (a, b) -> a == b, (a, b) -> a == b);
        compare("lt", (a, b) -> a < b, (a, b) -> a < b);
        compare("le", (a, b) -> a <= b, (a, b) -> a <= b);
        compare("gt", (a, b) -> a > b, (a, b) -> a > b);
        compare("ge", (a, b) -> a >= b, (a, b) -> a >= b);
        compare("un", (a, b) -> Float.isNaN(a) || Float.isNaN(b), (a, b) -> Double.isNaN(a) || Double.isNaN(b));
    }

    private void conversions() {
        add("f2d", (a, b, c) -> of((double) f(a)), F32);
        add("d2f", (a, b, c) -> of((float) d(a)), F64);
        add("i2f", (a, b, c) -> of((float) (int) a), I32);
        add("i2d", (a, b, c) -> of((double) (int) a), I32);
        add("ui2f", (a, b, c) -> of((float) (a & 0xffffffffL)), I32);
        add("ui2d", (a, b, c) -> of((double) (a & 0xffffffffL)), I32);
        add("l2f", (a, b, c) -> of((float) a), I64);
        add("l2d", (a, b, c) -> of((double) a), I64);
        // halved with the lost bit kept, an unsigned number fits in a signed one and rounds alike
        add("ul2f", (a, b, c) -> of(a >= 0 ? (float) a : 2 * (float) (a >>> 1 | a & 1)), I64);
        add("ul2d", (a, b, c) -> of(a >= 0 ? (double) a : 2 * (double) (a >>> 1 | a & 1)), I64);
        add("f2iz", (a, b, c) -> Integer.toUnsignedLong((int) f(a)), F32);
        add("d2iz", (a, b, c) -> Integer.toUnsignedLong((int) d(a)), F64);
        add("f2lz", (a, b, c) -> (long) f(a), F32);
        add("d2lz", (a, b, c) -> (long) d(a), F64);
        add("f2uiz", (a, b, c) -> Math.clamp((long) f(a), 0L, 0xffffffffL), F32);
        add("d2uiz", (a, b, c) -> Math.clamp((long) d(a), 0L, 0xffffffffL), F64);
        add("f2ulz", (a, b, c) -> unsigned(f(a)), F32);
        add("d2ulz", (a, b, c) -> unsigned(d(a)), F64);
    }

    private static long unsigned(double x) {
        return x >= 2 * TWO_63 ? -1 : x >= TWO_63 ? (long) (x - TWO_63) + Long.MIN_VALUE : Math.max(0, (long) x);
    }

    private void round(String name, DoubleUnaryOperator function) {
        add(name, (a, b, c) -> of(function.applyAsDouble(d(a))), F64);
        add(name + "f", (a, b, c) -> of((float) function.applyAsDouble(f(a))), F32);
    }

    private void rounding() {
        round("floor", Math::floor);
        round("ceil", Math::ceil);
        round("trunc", Operations::truncate);
        round("rint", Math::rint);
        round("nearbyint", Math::rint);
        round("roundeven", Math::rint);
        round("round", x -> Math.abs(x - truncate(x)) >= 0.5 ? truncate(x) + Math.copySign(1, x) : truncate(x));
    }

    private static double truncate(double x) {
        return x < 0 ? Math.ceil(x) : Math.floor(x);
    }

    private void integers() {
        add("idiv", (a, b, c) -> Integer.toUnsignedLong((int) a / (int) b), I32, DIVISOR32);
        add("idivmod", (a, b, c) -> pair((int) a / (int) b, (int) a % (int) b), I32, DIVISOR32);
        add("uidiv", (a, b, c) -> Integer.toUnsignedLong(Integer.divideUnsigned((int) a, (int) b)), I32, DIVISOR32);
        add("uidivmod", (a, b, c) -> {
            int quotient = Integer.divideUnsigned((int) a, (int) b);
            return pair(quotient, Integer.remainderUnsigned((int) a, (int) b));
        }, I32, DIVISOR32);
        add("ldiv", (a, b, c) -> a / b, I64, DIVISOR64);
        add("lmod", (a, b, c) -> a % b, I64, DIVISOR64);
        add("uldiv", (a, b, c) -> Long.divideUnsigned(a, b), I64, DIVISOR64);
        add("ulmod", (a, b, c) -> Long.remainderUnsigned(a, b), I64, DIVISOR64);
        add("lmul", (a, b, c) -> a * b, I64, I64);
        add("llsl", (a, b, c) -> a << b, I64, DISTANCE);
        add("llsr", (a, b, c) -> a >>> b, I64, DISTANCE);
        add("lasr", (a, b, c) -> a >> b, I64, DISTANCE);
    }

    private static long pair(int quotient, int remainder) {
        return (long) remainder << 32 | Integer.toUnsignedLong(quotient);
    }

    private void memory() {
        add("memcpy", (a, b, c) -> Area.copy((int) a, (int) b, (int) c), OFFSET, OFFSET, OFFSET);
        add("memmove", (a, b, c) -> Area.copy((int) a, (int) b, (int) c), OFFSET, OFFSET, OFFSET);
        add("memset", (a, b, c) -> Area.fill((int) a, (int) b, (byte) c), OFFSET, OFFSET, I32);
        add("memclr", (a, b, c) -> Area.fill((int) a, (int) b, (byte) 0), OFFSET, OFFSET);
    }

    /** The driver's memory area. */
    private static final class Area {
        private static final int SIZE = 256 + 16;

        private static byte[] prepare() {
            byte[] area = new byte[SIZE];
            for (int i = 0; i < SIZE; i++) {
                area[i] = (byte) (i * 37 + (i >> 3));
            }
            return area;
        }

        private static long fingerprint(byte[] area) {
            long h = 0;
            for (byte b : area) {
                h = h * 31 + (b & 0xff);
            }
            return h;
        }

        static long copy(int to, int from, int n) {
            byte[] area = prepare();
            System.arraycopy(area, from, area, to, n);
            return fingerprint(area);
        }

        static long fill(int at, int n, byte value) {
            byte[] area = prepare();
            Arrays.fill(area, at, at + n, value);
            return fingerprint(area);
        }
    }
}
