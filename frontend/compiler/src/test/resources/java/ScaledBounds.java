import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Loops whose indexes are multiples of a counter: which round throws what, and what the rounds before have done. */
@Process(name = "main")
final class ScaledBounds {
    static final int STEPS = 30;

    private static int rounds;

    static String run(int step) {
        int[] a = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
        rounds = 0;
        String thrown = "-";
        try {
            switch (step) {
                case 0 -> triples(a, 0, 4);
                case 1 -> triples(a, 0, 5);
                case 2 -> triples(a, -1, 4);
                case 3 -> triples(a, 3, 4);
                case 4 -> triples(a, 4, 2);
                case 5 -> triples(a, 715827882, 715827883);
                case 6 -> triples(a, 1431655766, 1431655768);
                case 7 -> column(a, 0, 4, 3, 1);
                case 8 -> column(a, 0, 4, 3, 2);
                case 9 -> column(a, 0, 4, 3, 3);
                case 10 -> column(a, 0, 4, 4, 0);
                case 11 -> column(a, 0, 4, -3, 11);
                case 12 -> column(a, 0, 5, -3, 11);
                case 13 -> column(a, 0, 3, 0, 5);
                case 14 -> column(a, 0, 3, 65536, 0);
                case 15 -> column(a, 65534, 65540, 65536, 131072 - 65534 * 65536);
                case 16 -> column(a, 0, 4, Integer.MIN_VALUE, 2);
                case 17 -> backward(a, 12);
                case 18 -> backward(a, 13);
                case 19 -> shifted(a, 6);
                case 20 -> shifted(a, 7);
                case 21 -> down(a, 3, 2);
                case 22 -> down(a, 3, 3);
                case 23 -> down(a, 5, 2);
                case 24 -> bySteps(a, 3);
                case 25 -> bySteps(a, 4);
                case 26 -> diagonal(a, 3, 3);
                case 27 -> diagonal(a, 3, 4);
                case 28 -> upTo(a, 3);
                default -> upTo(a, 4);
            }
        } catch (RuntimeException e) {
            thrown = e.getClass().getSimpleName() + " " + e.getMessage();
        }
        String text = step + ":";
        for (int x : a) {
            text += " " + x;
        }
        return text + " " + rounds + " " + thrown;
    }

    private static void triples(int[] a, int from, int to) {
        for (int i = from; i < to; i++) {
            rounds++;
            a[3 * i] += 100;
            a[3 * i + 2] += a[3 * i + 1];
        }
    }

    private static void column(int[] a, int from, int to, int width, int column) {
        for (int i = from; i < to; i++) {
            rounds++;
            a[i * width + column] += 100;
        }
    }

    private static void backward(int[] a, int n) {
        for (int i = 0; i < n; i++) {
            rounds++;
            a[n - 1 - i] += i;
        }
    }

    private static void shifted(int[] a, int n) {
        for (int i = 0; i < n; i++) {
            rounds++;
            a[i << 1] += a[(i << 1) + 1];
        }
    }

    private static void down(int[] a, int from, int scale) {
        if (scale == 2) {
            for (int i = from; i >= 0; i--) {
                rounds++;
                a[4 + 2 * i] -= 50;
            }
        } else {
            for (int i = from; i > 0; i--) {
                rounds++;
                a[10 - i * 3] -= 50;
            }
        }
    }

    private static void bySteps(int[] a, int scale) {
        for (int i = 0; i < 4; i += 2) {
            rounds++;
            a[i * scale + i] += 1000;
        }
    }

    private static void diagonal(int[] a, int n, int width) {
        for (int i = 0; i < n; i++) {
            rounds++;
            a[i * width + i] = -1;
        }
    }

    private static void upTo(int[] a, int last) {
        for (int i = 0; i <= last; i++) {
            rounds++;
            a[2 * (i + 1) + i] = 77;
        }
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
