import dev.heliac.lang.ExDoubles;
import dev.heliac.lang.Parallel;

/** Reductions of numbers for which the order matters. */
public class Sums {
    public static void main(String[] words) {
        int n = Integer.parseInt(words[0]);
        var x = new ExDoubles(n);
        Parallel.range(n, i -> x.set(i, 1.0 / (i + 1)));
        System.out.println(Parallel.sum(n, (int i) -> Math.sqrt(x.get(i)) * (i % 3 - 1)));
        System.out.println(Parallel.max(n, (int i) -> x.get(i) * (i % 77)));
        System.out.println(Parallel.reduce(n, 1L, (int i) -> (long) (1 / x.get(i)), (long a, long b) -> a * b % 1_000_003 + 1));
        System.out.println(Parallel.sum(n, (int i) -> i * 31));
    }
}
