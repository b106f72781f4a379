import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Whole-number functions of Math. */
@Process(name = "main")
final class IntegerMath {
    static final int STEPS = 10;

    private static final int[] VALUES = {0, 1, -1, 7, -7, 100, 46341, -46341, Integer.MAX_VALUE, Integer.MIN_VALUE};

    static String run(int step) {
        int a = VALUES[step];
        String line = Math.abs(a) + " " + Math.abs((long) a) + " " + Math.max(a, 5) + " " + Math.min(a, -5);
        for (int b : VALUES) {
            if (b != 0) {
                line += " " + Math.floorDiv(a, b) + "," + Math.floorMod(a, b);
            }
            line += exact(a, b);
        }
        return line;
    }

    private static String exact(int a, int b) {
        try {
            return "=" + Math.multiplyExact(a, b) + "," + Math.addExact(a, b) + "," + Math.subtractExact(a, b);
        } catch (ArithmeticException e) {
            return "=" + e.getMessage();
        }
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
