import dev.heliac.lang.ExDoubles;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;

/** What reductions may not do. */
@Process(name = "reductions")
final class Reductions {
    private static int count;

    static void main() {
        ExDoubles x = new ExDoubles(100);
        int n = x.length();
        StringBuilder text = new StringBuilder();
        Parallel.sum(n, (int i) -> count++);
        Parallel.max(n, (int i) -> text.append(i).length());
        Parallel.min(n, (int i) -> new int[i].length);
        Parallel.sum(n, (int i) -> Parallel.sum(i, (int k) -> k * i));
        Parallel.sum(n, (int i) -> powers(i));
        Parallel.reduce(n, 0, (int i) -> i, (int a, int b) -> count = a + b);
        Parallel.reduce(n, 0L, (int i) -> (long) i, (long a, long b) -> powers((int) a) + b);
    }

    private static int powers(int n) {
        return n == 0 ? 1 : 2 * powers(n - 1);
    }
}
