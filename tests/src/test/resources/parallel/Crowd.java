import dev.heliac.lang.ExBytes;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.ExLongs;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;
import java.util.ArrayList;

/** Many loops, short ones and long ones, over one, two and three extents; the garbage between them lets the heap move. */
final class Work {
    private static final int ELEMENTS = 40_000;
    private static final int ROWS = 61;
    private static final int COLUMNS = 217;

    private Work() {}

    static long loops(int rounds, int seed) {
        ExInts line = new ExInts(ELEMENTS);
        ExLongs plane = new ExLongs(ROWS * COLUMNS);
        ExBytes space = new ExBytes(31 * 17 * 7);
        long hash = seed;
        for (int r = 0; r < rounds; r++) {
            int[] table = table(r + seed);
            int add = r;
            Parallel.range(ELEMENTS, i -> line.set(i, line.get(i) * 31 + table[i % table.length] + add));
            Parallel.range(ROWS, COLUMNS, (i, j) ->
                    plane.set(i * COLUMNS + j, plane.get(i * COLUMNS + j) + (long) i * j + mixed(i ^ j, add & 63)));
            Parallel.range(31, 17, 7, (i, j, k) -> space.set((i * 17 + j) * 7 + k, (byte) (i + 2 * j + 3 * k + add)));
            hash = hash * 31 + line.get(r * 7919 % ELEMENTS) + plane.get(r * 31 % plane.length()) + space.get(r % space.length());
            hash += garbage(r);
        }
        for (int i = 0; i < ELEMENTS; i++) {
            hash = hash * 7 + line.get(i);
        }
        for (int i = 0; i < plane.length(); i++) {
            hash = hash * 7 + plane.get(i);
        }
        return hash;
    }

    private static int[] table(int r) {
        int[] table = new int[1 + r % 1000];
        for (int i = 0; i < table.length; i++) {
            table[i] = i * r;
        }
        return table;
    }

    private static int garbage(int r) {
        ArrayList<String> texts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            texts.add("g" + i);
        }
        return texts.get(r % 100).hashCode();
    }

    private static long mixed(int x, int n) {
        long s = x;
        for (int i = 0; i < n; i++) {
            s = s * 31 + (s >>> 3);
        }
        return s;
    }
}

@Process(name = "a-steady")
final class Steady {
    static void main(String[] words) {
        System.out.println("steady " + Work.loops(Integer.parseInt(words[0]), 1));
    }
}

@Process(name = "b-other")
final class Other {
    static void main(String[] words) {
        System.out.println("other " + Work.loops(Integer.parseInt(words[0]), 2));
    }
}

@Process(name = "c-brief")
final class Brief {
    static void main() {
        System.out.println("brief " + Work.loops(2, 3));
    }
}

/** Fails when it has worked for a while, with others about that go on. */
@Process(name = "d-failing")
final class Failing {
    static void main() {
        long before = Work.loops(3, 4);
        ExInts v = new ExInts(200_000);
        Parallel.range(v.length(), i -> v.set(i, 1000 / (i - 199_999) + (int) before));
        System.out.println("not so");
    }
}
