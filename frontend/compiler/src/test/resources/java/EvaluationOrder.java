import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Operands are evaluated from left to right, whatever happens. */
@Process(name = "main")
final class EvaluationOrder {
    static final int STEPS = 10;

    private static String trace;
    private static int count;

    static String run(int step) {
        trace = "";
        count = step;
        int[] a = new int[4];
        try {
            switch (step) {
                case 0 -> a[next("i")] = next("j") + next("k") * next("l");
                case 1 -> a[0] = next("a") - next("b") / (next("c") - next("d") + 1) - pick(next("e"), next("f"));
                case 2 -> a[next("x") % 4] += next("y");
                case 3 -> {
                    int i = 0;
                    i = i++ + ++i * i--;
                    a[i & 3] = i = i + 1;
                    trace += i;
                }
                case 4 -> array(null)[next("index")] = next("value");
                case 5 -> array(a)[next("index") + 9] = next("value");
                case 6 -> a[3] = fail() + next("never");
                case 7 -> {
                    boolean t = next("p") > 100 && next("q") > 0 || next("r") > 0 & next("s") < 0 | next("t") > 0;
                    trace += t;
                }
                case 8 -> {
                    int i = 1;
                    a[i] = i = 2;
                    a[i]++;
                    a[i++]--;
                    a[i] = a[i = 0] + i;
                }
                default -> a[1] = pick(next("u"), pick(next("v"), next("w")));
            }
        } catch (RuntimeException e) {
            trace += "!" + (e instanceof NullPointerException ? "null" : e.getMessage());
        }
        return trace + " " + a[0] + " " + a[1] + " " + a[2] + " " + a[3];
    }

    private static int next(String name) {
        trace += name;
        return count++;
    }

    private static int pick(int a, int b) {
        trace += "(" + a + "," + b + ")";
        return b - a;
    }

    private static int[] array(int[] a) {
        trace += "array ";
        return a;
    }

    private static int fail() {
        trace += "fail";
        throw new IllegalStateException("failed");
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
