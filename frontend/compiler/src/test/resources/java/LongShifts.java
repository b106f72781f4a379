import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Shift distances count modulo 64, whatever their type. */
@Process(name = "main")
final class LongShifts {
    static final int STEPS = 78;

    private static final long[] VALUES = {0, 1, -1, 5, 31, 32, 63, 64, 65, -64, 4294967296L, Long.MAX_VALUE, Long.MIN_VALUE};

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
                case 0 -> "" + (a << b);
                case 1 -> "" + (a >> b);
                case 2 -> "" + (a >>> b);
                case 3 -> "" + (a << (int) b);
                case 4 -> "" + ((int) a << b);
                case 5 -> "" + ((int) a >>> (int) b);
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
