import dev.heliac.lang.ExDoubles;
import dev.heliac.lang.ExFloats;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.ExLongs;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;

/** What of the JDK's numbers a loop's body may use: all functions of {@code StrictMath}, and what is asked of single numbers. */
@Process(name = "math")
final class ParallelMath {
    private static final int COUNT = 500;
    private static final double STEP = 0.37;

    private enum Colour {
        RED,
        GREEN,
        BLUE
    }

    static void main() {
        ExDoubles x = new ExDoubles(COUNT);
        Parallel.range(COUNT, i -> x.set(i, argument(i)));
        say("arguments", x);
        circular(x);
        exponential(x);
        powers(x);
        ofDoubles(x);
        ofFloats();
        ofIntegers();
        Colour green = Colour.GREEN;
        ExInts named = new ExInts(COUNT);
        Parallel.range(COUNT, i -> named.set(i, green.ordinal() * i));
        say("ordinals", named);
    }

    /** Small, great, greatest, and what is none. */
    private static double argument(int i) {
        double x = (i - COUNT / 2) * STEP;
        return switch (i % 5) {
            case 0 -> x;
            case 1 -> x * 1e-9;
            case 2 -> x * 1e12;
            case 3 -> 1 / x;
            default -> Math.scalb(x, (i - COUNT / 2) * 4);
        };
    }

    private static void circular(ExDoubles x) {
        ExDoubles y = new ExDoubles(COUNT);
        Parallel.range(COUNT, i -> y.set(i, StrictMath.sin(x.get(i))));
        say("sin", y);
        Parallel.range(COUNT, i -> y.set(i, StrictMath.cos(x.get(i))));
        say("cos", y);
        Parallel.range(COUNT, i -> y.set(i, StrictMath.tan(x.get(i))));
        say("tan", y);
        Parallel.range(COUNT, i -> y.set(i, StrictMath.asin(x.get(i) / 50)));
        say("asin", y);
        Parallel.range(COUNT, i -> y.set(i, StrictMath.acos(x.get(i) / 50)));
        say("acos", y);
        Parallel.range(COUNT, i -> y.set(i, StrictMath.atan(x.get(i))));
        say("atan", y);
        Parallel.range(COUNT, i -> y.set(i, StrictMath.atan2(x.get(i), x.get(COUNT - 1 - i))));
        say("atan2", y);
    }

    private static void exponential(ExDoubles x) {
        ExDoubles y = new ExDoubles(COUNT);
        Parallel.range(COUNT, i -> y.set(i, StrictMath.exp(x.get(i))));
        say("exp", y);
        Parallel.range(COUNT, i -> y.set(i, StrictMath.expm1(x.get(i))));
        say("expm1", y);
        Parallel.range(COUNT, i -> y.set(i, StrictMath.sinh(x.get(i))));
        say("sinh", y);
        Parallel.range(COUNT, i -> y.set(i, StrictMath.cosh(x.get(i))));
        say("cosh", y);
        Parallel.range(COUNT, i -> y.set(i, StrictMath.tanh(x.get(i))));
        say("tanh", y);
        Parallel.range(COUNT, i -> y.set(i, StrictMath.log(x.get(i))));
        say("log", y);
        Parallel.range(COUNT, i -> y.set(i, StrictMath.log10(x.get(i))));
        say("log10", y);
        Parallel.range(COUNT, i -> y.set(i, StrictMath.log1p(x.get(i))));
        say("log1p", y);
    }

    private static void powers(ExDoubles x) {
        ExDoubles y = new ExDoubles(COUNT);
        Parallel.range(COUNT, i -> y.set(i, StrictMath.pow(x.get(i), i % 9 * 0.5 - 2)));
        say("pow", y);
        Parallel.range(COUNT, i -> y.set(i, StrictMath.cbrt(x.get(i))));
        say("cbrt", y);
        Parallel.range(COUNT, i -> y.set(i, Math.sqrt(x.get(i))));
        say("sqrt", y);
        Parallel.range(COUNT, i -> y.set(i, StrictMath.hypot(x.get(i), x.get(COUNT - 1 - i))));
        say("hypot", y);
        Parallel.range(COUNT, i -> y.set(i, StrictMath.IEEEremainder(x.get(i), x.get(COUNT - 1 - i))));
        say("remainder", y);
    }

    private static void ofDoubles(ExDoubles x) {
        ExDoubles y = new ExDoubles(COUNT);
        Parallel.range(COUNT, i -> y.set(i, Math.toRadians(x.get(i)) + Math.toDegrees(i)));
        say("degrees", y);
        Parallel.range(COUNT, i -> y.set(i, Math.floor(x.get(i)) + Math.ceil(i / 7.0) + Math.rint(x.get(i) / 2)));
        say("rounded", y);
        Parallel.range(COUNT, i -> y.set(i, Math.fma(x.get(i), 3.25, -Math.abs(x.get(i))) + Math.signum(x.get(i))));
        say("fma", y);
        Parallel.range(COUNT, i -> y.set(i, Math.ulp(x.get(i)) + Math.nextUp(x.get(i)) - Math.nextAfter(x.get(i), 0)));
        say("next", y);
        Parallel.range(COUNT, i -> y.set(i, Math.max(x.get(i), -0.0) + Math.min(x.get(i), STEP)));
        say("bounds", y);
        Parallel.range(COUNT, i -> y.set(i, Math.copySign(Math.scalb(x.get(i), i % 60), -STEP)));
        say("scalb", y);
        ExLongs bits = new ExLongs(COUNT);
        Parallel.range(COUNT, i -> bits.set(i, Math.round(x.get(i)) ^ Double.doubleToLongBits(x.get(i))));
        say("round", bits);
        ExInts order = new ExInts(COUNT);
        Parallel.range(COUNT, i -> order.set(i, Double.compare(x.get(i), i) + 4 * Math.getExponent(x.get(i))));
        say("exponents", order);
    }

    private static void ofFloats() {
        ExFloats f = new ExFloats(COUNT);
        Parallel.range(COUNT, i -> f.set(i, Math.max(i / 3f, 20) - Math.min(i / 5f, Math.ulp(i * 1f)) + Math.nextDown(i / 9f)));
        ExInts bits = new ExInts(COUNT);
        Parallel.range(COUNT, i -> bits.set(i, Float.floatToIntBits(f.get(i)) + Float.compare(f.get(i), 20) + Math.round(f.get(i))));
        say("floats", bits);
        Parallel.range(COUNT, i -> bits.set(i, Float.floatToFloat16(f.get(i)) + (Float.isFinite(Float.float16ToFloat((short) i)) ? 1 : 0)));
        say("halves", bits);
    }

    private static void ofIntegers() {
        ExInts n = new ExInts(COUNT);
        Parallel.range(COUNT, i -> n.set(i, Integer.reverse(i) ^ Integer.rotateLeft(i, 7) + Integer.bitCount(i)));
        Parallel.range(COUNT, i -> n.set(i, n.get(i) + Integer.compareUnsigned(n.get(i), -3) + Integer.highestOneBit(i)));
        Parallel.range(COUNT, i -> n.set(i, n.get(i) + Math.floorMod(n.get(i), 7) * Math.floorDiv(n.get(i), 7) + Math.ceilDiv(i, 3)));
        Parallel.range(COUNT, i -> n.set(i, n.get(i) + Math.max(i, 90) + Integer.remainderUnsigned(n.get(i), 11)));
        say("ints", n);
        ExLongs wide = new ExLongs(COUNT);
        Parallel.range(COUNT, i -> wide.set(i, Math.multiplyHigh(n.get(i) * 0x123456789abL, ~i) + Long.reverseBytes(n.get(i))));
        Parallel.range(COUNT, i -> wide.set(i, wide.get(i) * 31 + Long.numberOfLeadingZeros(wide.get(i)) + Long.compare(i, 4)));
        Parallel.range(COUNT, i -> wide.set(i, Long.divideUnsigned(wide.get(i), i + 1) + Long.compress(wide.get(i), 0x5555_5555_5555L)));
        say("longs", wide);
        Parallel.range(COUNT, i -> n.set(i, Character.isSurrogate((char) (i * 131)) ? Short.toUnsignedInt((short) -i) : Byte.toUnsignedInt((byte) i)));
        say("units", n);
    }

    private static void say(String what, ExDoubles v) {
        long hash = 0;
        for (int i = 0; i < v.length(); i++) {
            hash = 31 * hash + Double.doubleToLongBits(v.get(i));
        }
        System.out.println(what + " " + hash);
    }

    private static void say(String what, ExLongs v) {
        long hash = 0;
        for (int i = 0; i < v.length(); i++) {
            hash = 31 * hash + v.get(i);
        }
        System.out.println(what + " " + hash);
    }

    private static void say(String what, ExInts v) {
        long hash = 0;
        for (int i = 0; i < v.length(); i++) {
            hash = 31 * hash + v.get(i);
        }
        System.out.println(what + " " + hash);
    }
}
