import dev.heliac.lang.ExDoubles;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.ExLongs;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;

/** Adding at any index does not go together with everything. */
@Process(name = "adds")
final class Adds {
    static void main() {
        ExInts a = new ExInts(100);
        ExLongs b = new ExLongs(100);
        ExDoubles x = new ExDoubles(100);
        int n = a.length();
        Parallel.range(n, i -> {
            a.atomicAdd(i % 7, 1);
            b.set(i, a.get(i));
        });
        Parallel.range(n, i -> {
            b.atomicAdd(0, 1);
            b.set(i, i);
        });
        Parallel.range(n, i -> x.atomicAdd(0, i));
        Parallel.range(10, 10, (row, column) -> {
            if (a.get(0) < 50) {
                a.atomicAdd(row, column);
            }
        });
        Parallel.range(n, i -> count(a, b.get(i) == 0 ? 0 : 1));
        both(a, a);
    }

    private static void count(ExInts v, int at) {
        v.atomicAdd(at, 1);
        v.set(at, v.get(at));
    }

    /** Two vectors, or it reads what it adds to. */
    private static void both(ExInts v, ExInts w) {
        Parallel.range(w.length(), i -> v.atomicAdd(w.get(i), 1));
    }
}
