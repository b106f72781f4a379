import dev.heliac.lang.ExBytes;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;

/** Loops whose iterations may meet. */
@Process(name = "races")
final class Races {
    static void main() {
        ExInts a = new ExInts(100);
        ExInts b = new ExInts(100);
        int n = a.length();
        int m = b.get(0);
        Parallel.range(n, i -> a.set(0, i));
        Parallel.range(n, i -> a.set(m, i));
        Parallel.range(n, i -> a.set(i / 2, i));
        Parallel.range(n, i -> a.set(i % 10, i));
        Parallel.range(n, i -> a.set(b.get(i), i));
        Parallel.range(n, i -> a.set(i * i, i));
        Parallel.range(n, i -> a.set(i * m, i));
        Parallel.range(n, i -> a.set(i & 7, i));
        Parallel.range(n, i -> a.set(Math.max(i, m), i));
        Parallel.range(n - 1, i -> a.set(i, a.get(i + 1)));
        Parallel.range(n, i -> a.set(i, a.get(n - 1 - i)));
        Parallel.range(n, i -> a.set(i, a.get(m)));
        Parallel.range(n, i -> a.set(i, a.get(a.get(i))));
        Parallel.range(n, i -> {
            a.set(i, 1);
            a.set(i + m, 2);
        });
        Parallel.range(n, i -> a.set(i < m ? i : 0, 1));
        // May overflow: 4 * i of one iteration may be that of another.
        Parallel.range(n, i -> a.set(4 * i, 1));
        Parallel.range(n, i -> a.set(i << 3, 1));
        Parallel.range(n / 3, i -> {
            a.set(3 * i, 1);
            a.set(3 * i + 3, 1);
        });
        Parallel.range(n / 4, i -> {
            for (int k = 0; k <= 4; k++) {
                a.set(4 * i + k, k);
            }
        });
        Parallel.range(n / 4, i -> {
            for (int k = 0; k < m; k++) {
                a.set(4 * i + k, k);
            }
        });
        Parallel.range(10, 10, (row, column) -> a.set(row + column, 1));
        Parallel.range(10, 10, (row, column) -> a.set(row, column));
        Parallel.range(10, m, (row, column) -> a.set(row * 10 + column, 1));
        Parallel.range(10, m, (row, column) -> a.set(row * m + column, a.get((row + 1) * m + column)));
        Parallel.range(10, 10, (row, column) -> a.set(row * 10 + column, a.get(column * 10 + row)));
        Parallel.range(2, 5, 10, (p, row, column) -> a.set(row * 10 + column, p));
        ExBytes bytes = new ExBytes(100);
        Parallel.range(bytes.length() / 2, i -> bytes.set(i, bytes.get(2 * i)));
        smooth(a, a);
        between(b, b);
    }

    private static void smooth(ExInts to, ExInts from) {
        Parallel.range(to.length() - 1, i -> to.set(i, from.get(i) + from.get(i + 1)));
    }

    private static void between(ExInts to, ExInts from) {
        smooth(to, from);
    }
}
