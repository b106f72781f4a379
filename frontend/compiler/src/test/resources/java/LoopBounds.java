import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Loops that count through arrays: which round throws what, and what the rounds before have done. */
@Process(name = "main")
final class LoopBounds {
    static final int STEPS = 24;

    private static int[] held = {1, 2, 3};
    private static int rounds;

    private int[] cells = {5, 6, 7, 8};
    private int width = 4;

    static String run(int step) {
        int[] a = {0, 0, 0, 0, 0};
        int[] b = {1, 2, 3, 4, 5, 6, 7};
        rounds = 0;
        String thrown = "-";
        try {
            switch (step) {
                case 0 -> fill(a, 0, 5, 9);
                case 1 -> fill(a, 0, 6, 9);
                case 2 -> fill(a, -1, 5, 9);
                case 3 -> fill(a, 2, 5, 9);
                case 4 -> fill(null, 0, 5, 9);
                case 5 -> fill(null, 5, 5, 9);
                case 6 -> fill(a, 7, 3, 9);
                case 7 -> upTo(a, 4);
                case 8 -> upTo(a, 5);
                case 9 -> fill(a, Integer.MAX_VALUE - 1, Integer.MAX_VALUE, 9);
                case 10 -> byTwos(a, 5);
                case 11 -> byTwos(a, Integer.MAX_VALUE);
                case 12 -> add(a, b, new int[3]);
                case 13 -> add(a, b, null);
                case 14 -> neighbours(a, b, 1, 5);
                case 15 -> neighbours(a, b, 0, 5);
                case 16 -> neighbours(a, b, 1, 7);
                case 17 -> down(a, b, 4);
                case 18 -> down(a, b, 5);
                case 19 -> offset(a, b, 2, 5);
                case 20 -> offset(a, b, Integer.MAX_VALUE, 3);
                case 21 -> a[0] = new LoopBounds().fields(5);
                case 22 -> a[0] = unequal(b, 2, 1) + unequal(b, 0, 7);
                default -> rows(a);
            }
        } catch (RuntimeException e) {
            thrown = e.getClass().getSimpleName() + " " + (e instanceof NullPointerException ? "" : e.getMessage());
        }
        String text = step + ":";
        for (int x : a) {
            text += " " + x;
        }
        return text + " " + rounds + " " + thrown;
    }

    private static void fill(int[] a, int from, int to, int v) {
        for (int i = from; i < to; i++) {
            rounds++;
            a[i] = v + i;
        }
    }

    private static void upTo(int[] a, int last) {
        for (int i = 0; i <= last; i++) {
            a[i] = i;
            rounds += 2;
        }
    }

    private static void byTwos(int[] a, int end) {
        for (int i = 0; i < end; i += 2) {
            a[i] = i + 1;
        }
    }

    private static void add(int[] a, int[] b, int[] c) {
        for (int i = 0; i < a.length; i++) {
            a[i] = b[i];
            rounds += b[i];
            a[i] += c[i];
        }
    }

    private static void neighbours(int[] a, int[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            rounds = i;
            a[i] = b[i - 1] * b[i + 1];
        }
    }

    private static void down(int[] a, int[] b, int from) {
        for (int i = from; i >= 0; i--) {
            rounds++;
            a[i] = b[i + 2];
        }
    }

    private static void offset(int[] a, int[] b, int at, int n) {
        for (int i = 0; i < n; i++) {
            a[i] = 1;
            a[i] = b[at + i];
            rounds++;
        }
    }

    private int fields(int n) {
        int sum = 0;
        for (int i = 0; i < width; i++) {
            sum += cells[i] + held[i % 3];
            rounds = sum;
        }
        for (int i = 0; i != n; i++) {
            cells[i] = i;
            rounds++;
        }
        return sum;
    }

    /** A start beyond the end counts on until it throws. */
    private static int unequal(int[] b, int from, int to) {
        int sum = 0;
        try {
            for (int i = from; i != to; i++) {
                sum += b[i];
                rounds++;
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            return sum * 1000;
        }
        return sum;
    }

    private static void rows(int[] a) {
        int[][] grid = {{1, 2, 3, 4, 5}, {6, 7}, null, {8}};
        for (int y = 0; y < grid.length; y++) {
            try {
                for (int x = 0; x < a.length; x++) {
                    a[x] += grid[y][x];
                    rounds++;
                }
            } catch (IndexOutOfBoundsException | NullPointerException e) {
                rounds += 100;
            }
        }
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
