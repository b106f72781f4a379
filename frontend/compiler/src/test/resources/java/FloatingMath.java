import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Functions of floating-point numbers, by the bits of their results. */
@Process(name = "main")
final class FloatingMath {
    static final int STEPS = 14;

    private static final double[] VALUES = {
        0.0, -0.0, 0.5, -0.5, 1.5, 2.5, -2.5, 2.0, 1e-300, 4503599627370497.5, 1e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN
    };

    static String run(int step) {
        double a = VALUES[step];
        float f = (float) a;
        return Double.doubleToLongBits(Math.sqrt(a)) + " " + Double.doubleToLongBits(Math.floor(a)) + " "
                + Double.doubleToLongBits(Math.ceil(a)) + " " + Double.doubleToLongBits(Math.rint(a)) + " " + Math.round(a) + " "
                + Math.round(f) + " " + Double.doubleToLongBits(Math.abs(a)) + " " + Float.floatToIntBits(Math.abs(f)) + " "
                + Double.doubleToLongBits(Math.max(a, 0.0)) + " " + Double.doubleToLongBits(Math.min(a, -0.0)) + " "
                + Float.floatToIntBits(Math.max(f, 1f)) + " " + Double.doubleToLongBits(Math.fma(a, 3, 0.1)) + " " + Double.isNaN(a) + " "
                + Double.isInfinite(a) + " " + Double.compare(a, 0.0) + " " + Double.doubleToLongBits(Math.signum(a)) + " "
                + Double.doubleToLongBits(Math.copySign(a, -1)) + " " + Double.doubleToLongBits(Math.ulp(a));
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
