import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Comparisons as values and as conditions. */
@Process(name = "main")
final class IntComparisons {
    static final int STEPS = 60;

    private static final int[] VALUES = {0, 1, -1, 100, Integer.MAX_VALUE, Integer.MIN_VALUE};

    static String run(int step) {
        int a = VALUES[step % VALUES.length];
        String line = "";
        for (int b : VALUES) {
            line += apply(step / VALUES.length, a, b) + " ";
        }
        return line;
    }

    private static String apply(int op, int a, int b) {
        try {
            return switch (op) {
                case 0 -> "" + (a < b);
                case 1 -> "" + (a <= b);
                case 2 -> "" + (a > b);
                case 3 -> "" + (a >= b);
                case 4 -> "" + (a == b);
                case 5 -> "" + (a != b);
                case 6 -> "" + (a < b == b > a);
                case 7 -> "" + (a < b ? 1 : a == b ? 0 : -1);
                case 8 -> "" + (Integer.compare(a, b));
                case 9 -> "" + (Math.max(a, b) - Math.min(a, b));
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
