import dev.heliac.lang.ExDoubles;
import dev.heliac.lang.ExFloats;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;

/** Reductions: their order is always the same, so that sums have the same bits everywhere. */
@Process(name = "sums")
final class Sums {
    private static final int[] SIZES = {0, 1, 2, 31, 32, 33, 63, 100, 1023, 1024, 1025, 1700, 5000};
    private final int modulus;

    private Sums(int modulus) {
        this.modulus = modulus;
    }

    static void main() {
        for (int n : SIZES) {
            ExDoubles x = new ExDoubles(n);
            ExFloats y = new ExFloats(n);
            Parallel.range(n, i -> x.set(i, noise(i)));
            Parallel.range(n, i -> y.set(i, (float) noise(i + 7)));
            long bits = Double.doubleToRawLongBits(Parallel.sum(n, (int i) -> x.get(i)));
            float dot = Parallel.sum(n, (int i) -> (float) x.get(i) * y.get(i));
            System.out.println(n + " " + bits + " " + dot + " " + Parallel.sum(n, (int i) -> i * i) + " "
                    + Parallel.sum(n, (int i) -> (long) i << 33));
            if (n > 0) {
                System.out.println(Parallel.min(n, (int i) -> x.get(i)) + " " + Parallel.max(n, (int i) -> y.get(i)) + " "
                        + Parallel.min(n, (int i) -> (i * 7919) % 1000) + " " + Parallel.max(n, (int i) -> i * 0x9E3779B97F4A7C15L));
            }
            System.out.println(new Sums(1_000_003).affine(n));
            double product = Parallel.reduce(n, -1.0, (int i) -> 1 + x.get(i) / (i + 1), (double a, double b) -> a * b);
            System.out.println(Double.doubleToRawLongBits(product) + " " + Parallel.reduce(n, 7, (int i) -> i, Integer::max) + " "
                    + Parallel.reduce(n, 1f, (int i) -> y.get(i), (float a, float b) -> a - b));
        }
        zeros();
        try {
            Parallel.sum(-1, (int i) -> i);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            Parallel.min(0, (int i) -> 1.0 / i);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            Parallel.reduce(Integer.MIN_VALUE, 0L, (int i) -> (long) i, Long::sum);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Parallel.sum(10, Sums::noise));
        int three = 1_100_000; // rounds, of more than 1024 times 1024
        System.out.println(Parallel.sum(three, (int i) -> i / 7 * i) + " " + new Sums(1_000_003).affine(three));
    }

    private static double noise(int i) {
        int mixed = i * 0x9E3779B1 ^ i >>> 3;
        return Math.scalb((double) (mixed * 0x85EBCA6B), mixed % 40);
    }

    /** Maps x to a * x + b, after each other: associative, not commutative. */
    private long affine(int n) {
        return Parallel.reduce(
                n, 1L << 32, (int i) -> (long) (i % modulus + 1) << 32 | (i * 3L) % modulus, (long f, long g) -> then(f, g));
    }

    private long then(long f, long g) {
        long a = (f >>> 32) * (g >>> 32) % modulus;
        long b = ((g >>> 32) * (f & 0xffff_ffffL) + (g & 0xffff_ffffL)) % modulus;
        return a << 32 | b;
    }

    private static void zeros() {
        double[] special = {-0.0, Double.NaN, 0.0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.MIN_VALUE};
        System.out.println(Parallel.sum(0, (int i) -> -0.0) + " " + Parallel.sum(1, (int i) -> -0.0) + " "
                + Parallel.sum(40, (int i) -> -0.0f) + " " + Parallel.sum(1030, (int i) -> -0.0));
        for (int n : new int[] {2, 40, 1500}) {
            System.out.println(Parallel.min(n, (int i) -> i % 2 == 0 ? 0.0 : -0.0) + " " + Parallel.max(n, (int i) -> i % 2 == 0 ? -0.0f : 0f)
                    + " " + Parallel.min(n, (int i) -> i == 1 ? Float.NaN : i) + " " + Parallel.max(n, (int i) -> special[i % 6] - i)
                    + " " + Parallel.max(n, (int i) -> special[i % 5 == 1 ? 3 : i % 5]) + " " + Parallel.min(n, (int i) -> special[5] * i));
        }
    }
}
