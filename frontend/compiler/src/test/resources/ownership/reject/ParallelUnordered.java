import dev.heliac.lang.ExInts;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;

/** That iterations may meet does not make them do what no iteration may. */
@Process(name = "unordered")
final class Unordered {
    private static int last;

    static void main() {
        ExInts a = new ExInts(100);
        Parallel.unordered(100, i -> last = i);
        Parallel.unordered(100, i -> System.out.println(a.get(i)));
        Parallel.unordered(10, 10, (row, column) -> Parallel.unordered(2, i -> a.set(i, row)));
        Parallel.unordered(100, i -> a.set(a.get(i), depth(i)));
        Parallel.unordered(100, i -> new ExInts(i).free());
        Parallel.unordered(100, i -> {
            if (i == 50) {
                throw new IllegalStateException("fifty");
            }
        });
    }

    private static int depth(int n) {
        return n == 0 ? 0 : 1 + depth(n / 2);
    }
}
