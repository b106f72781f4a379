import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExLongs;
import dev.heliac.lang.Isa;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Platform;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

@Contract("""
        state Ready: { Compute? -> Computing; Bye? -> End; }
        state Computing: Computed! -> Ready;
        state End: ;
        """)
interface Computing {
    sealed interface In {}

    sealed interface Out {}

    record Compute(ExLongs numbers, int operation) implements In {}

    record Bye() implements In {}

    record Computed(ExLongs numbers, ExLongs results) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** What Java computes with two numbers or three, whose bits may mean anything. */
final class Operations {

    static final int COUNT = 96;

    /** Results that are no numbers have bits that Java leaves open. */
    private static long bits(double x) {
        return Double.doubleToLongBits(x);
    }

    private static long bits(float x) {
        return Float.floatToIntBits(x);
    }

    static long of(int operation, long x, long y, long z) {
        return switch (operation >> 4) {
            case 0 -> ints(operation, (int) x, (int) y);
            case 1 -> longs(operation & 15, x, y);
            case 2 -> floats(operation & 15, Float.intBitsToFloat((int) x), Float.intBitsToFloat((int) y), Float.intBitsToFloat((int) z));
            case 3 -> doubles(operation & 15, Double.longBitsToDouble(x), Double.longBitsToDouble(y), Double.longBitsToDouble(z));
            case 4 -> conversions(operation & 15, x);
            default -> functions(operation & 15, Double.longBitsToDouble(x), Double.longBitsToDouble(y));
        };
    }

    private static long ints(int operation, int a, int b) {
        return switch (operation) {
            case 0 -> a + b;
            case 1 -> a - b;
            case 2 -> a * b;
            case 3 -> b == 0 ? 1 : a / b;
            case 4 -> b == 0 ? 1 : a % b;
            case 5 -> a << b;
            case 6 -> a >> b;
            case 7 -> a >>> b;
            case 8 -> Integer.bitCount(a) + Integer.numberOfLeadingZeros(b);
            case 9 -> Integer.numberOfTrailingZeros(a) + Integer.reverse(b);
            case 10 -> Integer.rotateLeft(a, b) ^ Integer.reverseBytes(a);
            case 11 -> b == 0 ? 1 : Integer.divideUnsigned(a, b);
            case 12 -> b == 0 ? 1 : Integer.remainderUnsigned(a, b);
            case 13 -> Math.max(a, b) - Math.min(a, -b) + Math.abs(a);
            case 14 -> Integer.compareUnsigned(a, b) * 2 + Integer.compare(a, b);
            default -> b == 0 ? 1 : Math.floorMod(a, b) + Math.floorDiv(a, b);
        };
    }

    private static long longs(int operation, long a, long b) {
        return switch (operation) {
            case 0 -> a + b;
            case 1 -> a - b;
            case 2 -> a * b;
            case 3 -> b == 0 ? 1 : a / b;
            case 4 -> b == 0 ? 1 : a % b;
            case 5 -> a << b;
            case 6 -> a >> b;
            case 7 -> a >>> b;
            case 8 -> Long.bitCount(a) + Long.numberOfLeadingZeros(b);
            case 9 -> Long.numberOfTrailingZeros(a) + Long.reverse(b);
            case 10 -> Long.rotateRight(a, (int) b) ^ Long.reverseBytes(a);
            case 11 -> b == 0 ? 1 : Long.divideUnsigned(a, b);
            case 12 -> b == 0 ? 1 : Long.remainderUnsigned(a, b);
            case 13 -> Math.max(a, b) - Math.min(a, -b) + Math.abs(a);
            case 14 -> Math.multiplyHigh(a, b) + Long.compareUnsigned(a, b);
            default -> b == 0 ? 1 : Math.floorMod(a, b) + Math.floorDiv(a, b);
        };
    }

    private static long floats(int operation, float a, float b, float c) {
        return switch (operation) {
            case 0 -> bits(a + b);
            case 1 -> bits(a - b);
            case 2 -> bits(a * b);
            case 3 -> bits(a / b);
            case 4 -> bits(a % b);
            case 5 -> bits(a * b + c);
            case 6 -> bits(Math.fma(a, b, c));
            case 7 -> bits((float) Math.sqrt(a));
            case 8 -> bits(Math.min(a, b));
            case 9 -> bits(Math.max(a, b));
            case 10 -> bits(Math.abs(a)) ^ bits(-b);
            case 11 -> (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a == b ? 4 : 0) + (a != c ? 8 : 0) + (a >= c ? 16 : 0);
            case 12 -> (int) a;
            case 13 -> (long) a;
            case 14 -> bits((double) a);
            default -> Float.compare(a, b) + Math.round(c);
        };
    }

    private static long doubles(int operation, double a, double b, double c) {
        return switch (operation) {
            case 0 -> bits(a + b);
            case 1 -> bits(a - b);
            case 2 -> bits(a * b);
            case 3 -> bits(a / b);
            case 4 -> bits(a % b);
            case 5 -> bits(a * b + c);
            case 6 -> bits(Math.fma(a, b, c));
            case 7 -> bits(Math.sqrt(a));
            case 8 -> bits(Math.min(a, b));
            case 9 -> bits(Math.max(a, b));
            case 10 -> bits(Math.abs(a)) ^ bits(-b);
            case 11 -> (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a == b ? 4 : 0) + (a != c ? 8 : 0) + (a >= c ? 16 : 0);
            case 12 -> (int) a;
            case 13 -> (long) a;
            case 14 -> bits((float) a);
            default -> Double.compare(a, b) + Math.round(c);
        };
    }

    private static long conversions(int operation, long a) {
        return switch (operation) {
            case 0 -> (byte) a;
            case 1 -> (short) a;
            case 2 -> (char) a;
            case 3 -> bits((float) (int) a);
            case 4 -> bits((double) (int) a);
            case 5 -> bits((float) a);
            case 6 -> bits((double) a);
            case 7 -> (byte) Float.intBitsToFloat((int) a);
            case 8 -> (char) Double.longBitsToDouble(a);
            case 9 -> bits(Math.floor(Double.longBitsToDouble(a)));
            case 10 -> bits(Math.ceil(Double.longBitsToDouble(a)));
            case 11 -> bits(Math.rint(Double.longBitsToDouble(a)));
            case 12 -> Math.round(Float.intBitsToFloat((int) a));
            case 13 -> bits(Math.ulp(Double.longBitsToDouble(a)));
            case 14 -> Math.getExponent(Double.longBitsToDouble(a));
            default -> bits(Math.signum(Double.longBitsToDouble(a)));
        };
    }

    private static long functions(int operation, double a, double b) {
        return switch (operation) {
            case 0 -> bits(StrictMath.sin(a));
            case 1 -> bits(StrictMath.cos(a));
            case 2 -> bits(StrictMath.tan(a));
            case 3 -> bits(StrictMath.asin(a));
            case 4 -> bits(StrictMath.atan2(a, b));
            case 5 -> bits(StrictMath.exp(a));
            case 6 -> bits(StrictMath.log(a));
            case 7 -> bits(StrictMath.log10(a));
            case 8 -> bits(StrictMath.pow(a, b));
            case 9 -> bits(StrictMath.cbrt(a));
            case 10 -> bits(StrictMath.hypot(a, b));
            case 11 -> bits(StrictMath.sinh(a));
            case 12 -> bits(StrictMath.tanh(a));
            case 13 -> bits(StrictMath.expm1(a));
            case 14 -> bits(StrictMath.log1p(a));
            default -> bits(StrictMath.IEEEremainder(a, b));
        };
    }
}

@Process(name = "server")
@Platform(prefer = Isa.GPU, weight = 2)
final class Server {
    static void main(@Provides("/computing") Computing.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Computing.Compute(var numbers, var operation) -> {
                    int n = numbers.length();
                    var results = new ExLongs(n * n);
                    Parallel.range(n, n, (i, j) ->
                            results.set(i * n + j, Operations.of(operation, numbers.get(i), numbers.get(j), numbers.get((i + j) % n))));
                    client.send(new Computing.Computed(numbers, results));
                }
                case Computing.Bye bye -> {
                    return;
                }
            }
        }
    }
}

@Process(name = "client")
final class Client {
    private static final int RANDOM = 20;

    /** The ends of all types' ranges, what is next to them, and numbers of any bits. */
    private static ExLongs numbers() {
        double[] doubles = {
            0.0, -0.0, 1.0, -1.5, 0.1, Math.PI, 1e22, -7.25e9, 2147483647.5, -2147483648.9, 9.3e18, -9.3e18, Double.MIN_VALUE,
            Double.MIN_NORMAL, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 709.5, -745.2};
        float[] floats = {
            0f, -0f, 1f, 0.5f, -2.5f, 16777217f, 2147483648f, -3e9f, 1e-40f, Float.MIN_NORMAL, Float.MAX_VALUE, Float.NEGATIVE_INFINITY,
            Float.NaN};
        long[] longs = {
            1, -1, 2, 31, 32, 63, 64, 255, 65535, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, 0xffffffffL};
        var numbers = new ExLongs(doubles.length + floats.length + longs.length + RANDOM);
        int n = 0;
        for (double x : doubles) {
            numbers.set(n++, Double.doubleToRawLongBits(x));
        }
        for (float x : floats) {
            numbers.set(n++, (long) Float.floatToRawIntBits(x) << 32 | Float.floatToRawIntBits(x) & 0xffffffffL);
        }
        for (long x : longs) {
            numbers.set(n++, x);
        }
        for (long x = 1; n < numbers.length(); x = x * 6364136223846793005L + 1442695040888963407L) {
            numbers.set(n++, x ^ x >>> 29);
        }
        return numbers;
    }

    static void main(@Uses("/computing") Computing.Imp server) {
        var numbers = numbers();
        for (int operation = 0; operation < Operations.COUNT; operation++) {
            server.send(new Computing.Compute(numbers, operation));
            var computed = server.receive(Computing.Computed.class);
            numbers = computed.numbers();
            var results = computed.results();
            long hash = 0;
            for (int i = 0; i < results.length(); i++) {
                hash = hash * 31 + results.get(i);
            }
            System.out.println(operation + ": " + Long.toHexString(hash));
        }
        server.send(new Computing.Bye());
    }
}
