import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** long operators over the edges of the range. */
@Process(name = "main")
final class LongArithmetic {
    static final int STEPS = 126;

    private static final long[] VALUES = {0, 1, -1, 3, -10, 63, 64, 65, 4294967295L, 4294967296L, -4294967297L, 1234567890123456789L, Long.MAX_VALUE, Long.MIN_VALUE};

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
                case 0 -> "" + (a + b);
                case 1 -> "" + (a - b);
                case 2 -> "" + (a * b);
                case 3 -> "" + (a / b);
                case 4 -> "" + (a % b);
                case 5 -> "" + (a & b);
                case 6 -> "" + (a | b);
                case 7 -> "" + (a ^ b);
                case 8 -> "" + (-a + ~b);
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
