import dev.heliac.lang.ExInts;
import dev.heliac.lang.Parallel;

/** A loop in which an iteration fails, or several do: the first of them ends the process. */
public class Fails {
    private static final int ITERATIONS = 400_000;

    public static void main(String[] words) {
        int from = Integer.parseInt(words[1]);
        int also = Integer.parseInt(words[2]);
        int[] table = new int[100];
        ExInts v = new ExInts(ITERATIONS);
        Parallel.range(ITERATIONS, i -> v.set(i, slow(i)));
        try {
            switch (words[0]) {
                case "bounds" -> Parallel.range(ITERATIONS, i -> v.set(i, slow(i) + table[i >= from ? i : i == also ? -1 : i % 100]));
                case "divide" -> Parallel.range(ITERATIONS, i -> v.set(i, slow(i) / (i >= from || i == also ? 0 : 1)));
                case "null" -> Parallel.range(ITERATIONS, i -> v.set(i, slow(i) + (i >= from ? none(i) : table).length));
                case "sum" -> v.set(99, Parallel.sum(ITERATIONS, (int i) -> slow(i) / (i >= from || i == also ? 0 : 1)));
                default -> v.set(99, Parallel.reduce(ITERATIONS, 1, (int i) -> i, (int a, int b) -> slow(a) % (b >= from ? 0 : 7) + b));
            }
        } catch (RuntimeException e) {
            System.out.println("caught " + e);
        }
        System.out.println("done " + v.get(99));
    }

    private static int[] none(int i) {
        return null;
    }

    private static int slow(int i) {
        int s = i;
        for (int k = 0; k < 50; k++) {
            s = s * 31 + (s >>> 5 ^ k);
        }
        return s;
    }
}
