import dev.heliac.lang.ExDoubles;
import dev.heliac.lang.ExFloats;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.ExLongs;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;

/** Sums of all elements up to each; the order of additions, which floating-point numbers show, is always the same. */
@Process(name = "scans")
final class Scans {
    static void main() {
        for (int n : new int[] {0, 1, 2, 1023, 1024, 1025, 5000}) {
            ExInts ints = new ExInts(n);
            ExLongs longs = new ExLongs(n);
            ExFloats floats = new ExFloats(n);
            ExDoubles doubles = new ExDoubles(n);
            for (int round = 0; round < 2; round++) {
                Parallel.range(n, i -> ints.set(i, i * i - 7));
                Parallel.range(n, i -> longs.set(i, (long) i << 40 ^ i));
                Parallel.range(n, i -> floats.set(i, (i % 13 - 5) / 3f));
                Parallel.range(n, i -> doubles.set(i, i == 0 ? -0.0 : (i % 17 - 8) / 7.0));
                if (round == 0) {
                    Parallel.inclusiveScan(ints);
                    Parallel.inclusiveScan(longs);
                    Parallel.inclusiveScan(floats);
                    Parallel.inclusiveScan(doubles);
                } else {
                    Parallel.exclusiveScan(ints);
                    Parallel.exclusiveScan(longs);
                    Parallel.exclusiveScan(floats);
                    Parallel.exclusiveScan(doubles);
                }
                long hash = 0;
                for (int i = 0; i < n; i++) {
                    hash = hash * 31 + ints.get(i) + longs.get(i);
                    hash = hash * 31 + Float.floatToIntBits(floats.get(i));
                    hash = hash * 31 + Double.doubleToLongBits(doubles.get(i));
                }
                System.out.println(n + " " + hash + (n == 0 ? "" : " " + ints.get(n - 1) + " " + doubles.get(0) + " " + floats.get(n - 1)));
            }
        }
        // Blocks of blocks' sums, and where each of the marked ones goes.
        int many = 1_050_000;
        ExInts places = new ExInts(many);
        Parallel.range(many, i -> places.set(i, i % 3 == 0 ? 1 : 0));
        Parallel.exclusiveScan(places);
        int wrong = Parallel.sum(many, (int i) -> places.get(i) == (i + 2) / 3 ? 0 : 1);
        System.out.println(places.get(many - 1) + " " + wrong);
    }
}
