import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Inner loops that only a break or a label leaves, and what they assign for the outer ones. */
@Process(name = "main")
final class InnerLoops {
    static final int STEPS = 3;

    static String run(int step) {
        return switch (step) {
            case 0 -> endless(new int[] {3, 0, 2, 5});
            case 1 -> labelled(new int[] {4, 7, 1, 9});
            default -> deep(3);
        };
    }

    /** The inner loop's end comes before its body. */
    private static String endless(int[] limits) {
        String text = "";
        int count = 0;
        boolean odd = false;
        for (int limit : limits) {
            for (int depth = 0; ; depth++) {
                if (depth == limit) {
                    break;
                }
                odd = !odd;
                if (odd) {
                    count += depth;
                    text += depth;
                }
            }
        }
        return text + " " + count + " " + odd;
    }

    private static String labelled(int[] limits) {
        int sum = 0;
        int skipped = 0;
        outer:
        for (int limit : limits) {
            int i = 0;
            while (true) {
                if (i > limit) {
                    continue outer;
                }
                if (i == 6) {
                    skipped++;
                    continue outer;
                }
                sum += i++;
            }
        }
        return sum + " " + skipped;
    }

    private static String deep(int n) {
        int a = 0;
        int b = 1;
        int c = 2;
        for (int i = 0; i < n; i++) {
            int j = 0;
            do {
                int k = 0;
                while (true) {
                    if (k++ > j) {
                        break;
                    }
                    c += a;
                    a += b;
                }
                b = c - a;
            } while (j++ < i);
        }
        return a + " " + b + " " + c;
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int step = 0; step < STEPS; step++) {
            Console.println(console, run(step));
        }
        console.send(new Console.Bye());
    }
}
