import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** A stack that overflows is an error that can be caught. */
@Process(name = "main")
final class DeepRecursion {
    static final int STEPS = 2;

    static String run(int step) {
        try {
            return "depth " + (depth(0) > 0);
        } catch (StackOverflowError e) {
            return "overflow " + step + " " + shallow(100);
        }
    }

    private static int depth(int n) {
        return depth(n + 1) + n * 3;
    }

    private static int shallow(int n) {
        return n == 0 ? 0 : shallow(n - 1) + 1;
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
