import dev.heliac.lang.ExBytes;
import dev.heliac.lang.ExDoubles;
import dev.heliac.lang.ExFloats;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.ExLongs;
import dev.heliac.lang.ExShorts;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;

/** Iterations that add to elements in whatever order, and those that may meet. */
@Process(name = "adds")
final class Adds {
    static void main() {
        histogram();
        sums();
        own();
        primes();
        plane();
        floats();
    }

    private static void histogram() {
        int n = 20_000;
        ExInts counts = new ExInts(16);
        ExInts values = new ExInts(n);
        Parallel.range(n, i -> values.set(i, i * 0x9E3779B1 >>> 20));
        Parallel.range(n, i -> counts.atomicAdd(values.get(i) % 16, 1));
        int hash = 0;
        for (int i = 0; i < counts.length(); i++) {
            hash = hash * 31 + counts.get(i);
        }
        System.out.println("histogram " + hash);
    }

    private static void sums() {
        ExLongs sums = new ExLongs(2);
        Parallel.range(100, 50, (row, column) -> {
            sums.atomicAdd(0, (long) row << 40);
            sums.atomicAdd(column & 1, -1L);
        });
        System.out.println("sums " + sums.get(0) + " " + sums.get(1));
    }

    /** Adding is writing where each iteration has its own elements. */
    private static void own() {
        ExFloats v = new ExFloats(64);
        ExInts w = new ExInts(64);
        Parallel.range(v.length() / 2, i -> {
            v.atomicAdd(2 * i, i / 3f);
            v.atomicAdd(2 * i + 1, 2 * v.get(2 * i));
            v.atomicAdd(2 * i, 0.1f);
        });
        Parallel.range(w.length(), i -> {
            w.atomicAdd(i, i);
            w.set(i, w.get(i) * 2);
        });
        w.atomicAdd(3, Integer.MAX_VALUE);
        System.out.println("own " + v.get(62) + " " + v.get(63) + " " + w.get(63) + " " + w.get(3));
    }

    /** Which iteration marks a number first makes no difference. */
    private static void primes() {
        int n = 2000;
        ExBytes composite = new ExBytes(n);
        Parallel.unordered(n, i -> {
            if (i > 1 && composite.get(i) == 0) {
                for (int k = 2 * i; k < n; k += i) {
                    composite.set(k, (byte) 1);
                }
            }
        });
        int primes = Parallel.sum(n, (int i) -> i > 1 && composite.get(i) == 0 ? 1 : 0);
        System.out.println("primes " + primes);
    }

    private static void plane() {
        ExShorts seen = new ExShorts(100);
        ExLongs found = new ExLongs(1);
        short[] marks = {5, 6, 7};
        Parallel.unordered(20, 30, (row, column) -> seen.set((row + column) % 100, (short) 9));
        Parallel.unordered(3, 4, 5, (p, row, column) -> seen.copyFrom(marks, 0, 60, 3));
        Parallel.range(seen.length(), i -> found.atomicAdd(0, seen.get(i)));
        System.out.println("plane " + found.get(0) + " " + seen.get(48) + " " + seen.get(62));
    }

    /** The order makes no difference to sums that are exact. */
    private static void floats() {
        ExFloats x = new ExFloats(1);
        ExDoubles y = new ExDoubles(4);
        Parallel.unordered(1000, i -> {
            x.atomicAdd(0, i);
            y.atomicAdd(i % 4, 0.5);
        });
        System.out.println("floats " + x.get(0) + " " + y.get(0) + " " + y.get(3));
    }
}
