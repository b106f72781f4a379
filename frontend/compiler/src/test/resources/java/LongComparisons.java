import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Comparisons of long values. */
@Process(name = "main")
final class LongComparisons {
    static final int STEPS = 63;

    private static final long[] VALUES = {0, 1, -1, 1L << 32, -1L << 32, Long.MAX_VALUE, Long.MIN_VALUE};

    static String run(int step) {
        long a = VALUES[step % VALUES.length];
        String line = "";
        for (long b : VALUES) {
            line += apply(step / VALUES.length, a, b) + " ";
        }
        return line;
    }

    private static String apply(int op, long a, long b) {
        try {
            return switch (op) {
                case 0 -> "" + (a < b);
                case 1 -> "" + (a <= b);
                case 2 -> "" + (a > b);
                case 3 -> "" + (a >= b);
                case 4 -> "" + (a == b);
                case 5 -> "" + (a != b);
                case 6 -> "" + (Long.compare(a, b));
                case 7 -> "" + (Math.max(a, b));
                case 8 -> "" + (Math.min(a, b));
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
