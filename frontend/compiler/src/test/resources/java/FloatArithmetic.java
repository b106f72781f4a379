import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** float operators, by the bits of their results. */
@Process(name = "main")
final class FloatArithmetic {
    static final int STEPS = 96;

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
                case 0 -> "" + (Float.floatToIntBits(a + b));
                case 1 -> "" + (Float.floatToIntBits(a - b));
                case 2 -> "" + (Float.floatToIntBits(a * b));
                case 3 -> "" + (Float.floatToIntBits(a / b));
                case 4 -> "" + (Float.floatToIntBits(a % b));
                case 5 -> "" + (Float.floatToIntBits(-a + b * 0.5f));
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
