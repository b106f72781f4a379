import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** double operators, by the bits of their results. */
@Process(name = "main")
final class DoubleArithmetic {
    static final int STEPS = 96;

    private static final double[] VALUES = {0.0, -0.0, 1.0, -1.0, 0.1, 1e16, 3.5, -2.5, 1e308, -1e308, Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN};

    static String run(int step) {
        double a = VALUES[step % VALUES.length];
        String line = "";
        for (double b : VALUES) {
            line += apply(step / VALUES.length, a, b) + " ";
        }
        return line;
    }

    private static String apply(int op, double a, double b) {
        try {
            return switch (op) {
                case 0 -> "" + (Double.doubleToLongBits(a + b));
                case 1 -> "" + (Double.doubleToLongBits(a - b));
                case 2 -> "" + (Double.doubleToLongBits(a * b));
                case 3 -> "" + (Double.doubleToLongBits(a / b));
                case 4 -> "" + (Double.doubleToLongBits(a % b));
                case 5 -> "" + (Double.doubleToLongBits(-a + b * 0.5));
                default -> throw new IllegalStateException();
            };
        } catch (ArithmeticException e) {
            return e.getMessage();
        }
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
