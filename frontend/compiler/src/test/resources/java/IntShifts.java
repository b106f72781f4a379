import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Shift distances count modulo 32. */
@Process(name = "main")
final class IntShifts {
    static final int STEPS = 96;

    private static final int[] VALUES = {0, 1, -1, 2, -2, 7, -7, 31, 32, 33, 255, 65536, -65537, 123456789, Integer.MAX_VALUE, Integer.MIN_VALUE};

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
                case 0 -> "" + (a << b);
                case 1 -> "" + (a >> b);
                case 2 -> "" + (a >>> b);
                case 3 -> "" + ((a << 3) + (b >>> 28));
                case 4 -> "" + (1 << b);
                case 5 -> "" + (-1 >>> b);
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
