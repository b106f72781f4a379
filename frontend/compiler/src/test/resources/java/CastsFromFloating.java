import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Casts of floating-point values saturate; NaN becomes 0. */
@Process(name = "main")
final class CastsFromFloating {
    static final int STEPS = 19;

    static String run(int step) {
        double d = value(step);
        float f = (float) d;
        return (int) d + " " + (long) d + " " + (int) (char) d + " " + (short) d + " " + (byte) d + " " + (int) f + " " + (long) f + " "
                + (int) (char) f + " " + (short) f + " " + (byte) f + " " + Float.floatToIntBits(f) + " " + Double.doubleToLongBits(f);
    }

    private static double value(int step) {
        return switch (step) {
            case 0 -> 0.0;
            case 1 -> -0.0;
            case 2 -> 0.9999999;
            case 3 -> -0.9999999;
            case 4 -> 127.5;
            case 5 -> 128.5;
            case 6 -> -32769.0;
            case 7 -> 65535.9;
            case 8 -> 65536.5;
            case 9 -> 2147483647.0;
            case 10 -> 2147483648.0;
            case 11 -> -2147483649.0;
            case 12 -> 9.223372036854775e18;
            case 13 -> 9.3e18;
            case 14 -> -1e300;
            case 15 -> Double.NaN;
            case 16 -> Double.POSITIVE_INFINITY;
            case 17 -> Double.MIN_VALUE;
            default -> 16777217.0;
        };
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
