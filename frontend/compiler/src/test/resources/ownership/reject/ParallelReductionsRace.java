import dev.heliac.lang.ExDoubles;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;

/** What is made of values does not keep iterations apart. */
@Process(name = "race")
final class Race {
    static void main() {
        ExDoubles x = new ExDoubles(100);
        ExInts v = new ExInts(100);
        int n = x.length();
        Parallel.sum(n, (int i) -> {
            x.set(0, i);
            return x.get(i);
        });
        Parallel.max(n - 1, (int i) -> {
            v.set(i, v.get(i + 1));
            return i;
        });
        Parallel.reduce(n, 0, (int i) -> least(v, i), Integer::max);
    }

    private static int least(ExInts v, int i) {
        v.set(i / 2, i);
        return i;
    }
}
