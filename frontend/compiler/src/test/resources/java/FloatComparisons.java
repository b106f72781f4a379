import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Comparisons of float values, NaN and signed zero included. */
@Process(name = "main")
final class FloatComparisons {
    static final int STEPS = 144;

    private static final float[] VALUES = {0.0f, -0.0f, 1.0f, -1.0f, 0.1f, 1.6777216e7f, 3.5f, -2.5f, 1e38f, -1e38f, Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN};

    static String run(int step) {
        float a = VALUES[step % VALUES.length];
        String line = "";
        for (float b : VALUES) {
            line += apply(step / VALUES.length, a, b) + " ";
        }
        return line;
    }

    private static String apply(int op, float a, float b) {
        try {
            return switch (op) {
                case 0 -> "" + (a < b);
                case 1 -> "" + (a <= b);
                case 2 -> "" + (a > b);
                case 3 -> "" + (a >= b);
                case 4 -> "" + (a == b);
                case 5 -> "" + (a != b);
                case 6 -> "" + (!(a <= b));
                case 7 -> "" + (!(a > b));
                case 8 -> "" + (a != a);
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
