import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Comparisons of double values, NaN and signed zero included. */
@Process(name = "main")
final class DoubleComparisons {
    static final int STEPS = 160;

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
                case 0 -> "" + (a < b);
                case 1 -> "" + (a <= b);
                case 2 -> "" + (a > b);
                case 3 -> "" + (a >= b);
                case 4 -> "" + (a == b);
                case 5 -> "" + (a != b);
                case 6 -> "" + (!(a < b));
                case 7 -> "" + (!(a >= b));
                case 8 -> "" + (a < b || a > b ? "ordered" : "not");
                case 9 -> "" + ((a < b ? 1 : 2) + (a > b ? 4 : 8));
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
