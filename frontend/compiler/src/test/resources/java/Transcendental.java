import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** sin, exp and their kin, by the bits of their results. */
@Process(name = "main")
final class Transcendental {
    static final int STEPS = 12;

    static String run(int step) {
        double a = (step - 4) * 0.7 + step * step * 0.01;
        return bits(StrictMath.sin(a)) + bits(StrictMath.cos(a)) + bits(StrictMath.tan(a)) + bits(StrictMath.exp(a))
                + bits(StrictMath.log(a)) + bits(StrictMath.pow(2.5, a)) + bits(StrictMath.atan2(a, 0.3)) + bits(StrictMath.cbrt(a))
                + bits(StrictMath.sinh(a)) + bits(StrictMath.hypot(a, 1)) + bits(StrictMath.log10(a)) + bits(StrictMath.asin(a / 10))
                + bits(StrictMath.sin(a * 1e10));
    }

    private static String bits(double a) {
        return Double.doubleToLongBits(a) + " ";
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
