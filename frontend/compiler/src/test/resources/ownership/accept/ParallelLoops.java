import dev.heliac.lang.ExBytes;
import dev.heliac.lang.ExDoubles;
import dev.heliac.lang.ExFloats;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.ExLongs;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;

/** Loops of which it can be told that their iterations keep out of each other's way. */
@Process(name = "loops")
final class Loops {
    private static final int SIDE = 24;
    private final int factor;

    private Loops(int factor) {
        this.factor = factor;
    }

    static void main() {
        elements();
        plane();
        space();
        units();
        inner();
        new Loops(5).object();
        nothing(null);
        nothing(new int[] {4, 5, 6});
        extents();
    }

    private static void elements() {
        ExFloats x = new ExFloats(100);
        ExFloats y = new ExFloats(100);
        Parallel.range(x.length(), i -> x.set(i, i / 3f));
        Parallel.range(y.length(), i -> y.set(i, 2 * x.get(i) - x.get(x.length() - 1 - i)));
        float a = y.get(99);
        Parallel.range(y.length(), i -> y.set(i, a * x.get(i) + y.get(i)));
        ExLongs reversed = new ExLongs(100);
        Parallel.range(100, i -> reversed.set(99 - i, (long) (y.get(i) * 1000)));
        say("elements", sum(reversed));
        ExInts signs = new ExInts(100);
        Parallel.range(signs.length(), i -> {
            if (y.get(i) < 0) {
                signs.set(i, -1);
            } else if (y.get(i) > 0) {
                signs.set(i, 1);
            }
        });
        say("signs", sum(signs));
        add(signs, signs);
        ExInts others = new ExInts(100);
        Parallel.range(others.length(), i -> others.set(i, i * i));
        add(signs, others);
        say("added", sum(signs));
    }

    /** The same vector may be passed twice: each iteration has its own index in both. */
    private static void add(ExInts to, ExInts what) {
        Parallel.range(to.length(), i -> to.set(i, to.get(i) + what.get(i)));
    }

    private static void plane() {
        ExDoubles a = new ExDoubles(SIDE * SIDE);
        ExDoubles b = new ExDoubles(SIDE * SIDE);
        ExDoubles c = new ExDoubles(SIDE * SIDE);
        int n = SIDE;
        Parallel.range(n, n, (i, j) -> a.set(i * n + j, Math.sqrt(i + 2.0 * j)));
        Parallel.range(n, n, (i, j) -> b.set(j * n + i, i - j));
        multiply(a, b, c, n);
        long hash = 0;
        for (int i = 0; i < c.length(); i++) {
            hash = 31 * hash + Double.doubleToLongBits(c.get(i));
        }
        say("product", hash);
        ExInts escapes = new ExInts(18 * 32);
        Parallel.range(18, 32, (row, column) -> escapes.set(row * 32 + column, escape(column / 16.0 - 1.5, row / 9.0 - 1)));
        say("escapes", sum(escapes));
    }

    private static void multiply(ExDoubles a, ExDoubles b, ExDoubles c, int n) {
        Parallel.range(n, n, (row, column) -> {
            double sum = 0;
            for (int k = 0; k < n; k++) {
                sum += a.get(row * n + k) * b.get(k * n + column);
            }
            c.set(row * n + column, sum);
        });
    }

    private static int escape(double re, double im) {
        double x = 0;
        double y = 0;
        int n = 0;
        while (n < 50 && x * x + y * y <= 4) {
            double t = x * x - y * y + re;
            y = 2 * x * y + im;
            x = t;
            n++;
        }
        return n;
    }

    private static void space() {
        int planes = 3;
        int rows = 4;
        int columns = 5;
        ExInts v = new ExInts(planes * rows * columns);
        Parallel.range(planes, rows, columns, (p, r, c) -> v.set((p * rows + r) * columns + c, p * 100 + r * 10 + c));
        say("space", sum(v));
        Parallel.range(rows, planes, columns, (r, p, c) -> v.set((r * planes + p) * columns + c, r ^ p ^ c));
        say("turned", sum(v));
    }

    private static void units() {
        ExBytes rgb = new ExBytes(3 * 40);
        Parallel.range(rgb.length() / 3, i -> {
            rgb.set(3 * i, (byte) i);
            rgb.set(3 * i + 1, (byte) (255 - i));
            rgb.set(3 * i + 2, (byte) (rgb.get(3 * i) * rgb.get(3 * i + 1)));
        });
        int sum = 0;
        for (int i = 0; i < rgb.length(); i++) {
            sum = sum * 31 + rgb.get(i);
        }
        say("units", sum);
        ExInts pairs = new ExInts(64);
        Parallel.range(pairs.length() / 2, i -> swap(pairs, 2 * i));
        say("pairs", sum(pairs));
    }

    private static void swap(ExInts v, int at) {
        v.set(at, at + 1);
        v.set(at + 1, -at);
    }

    private static void inner() {
        ExInts v = new ExInts(8 * 12);
        Parallel.range(v.length() / 8, i -> {
            int before = 1;
            for (int k = 0; k < 8; k++) {
                v.set(8 * i + k, before);
                before = before * 3 + i;
            }
        });
        say("inner", sum(v));
    }

    private void object() {
        ExInts v = new ExInts(10);
        int[] table = {2, 3, 5, 7, 11};
        Parallel.range(v.length(), i -> v.set(i, factor * table[i % table.length]));
        say("object", sum(v));
    }

    /** The objects that a body looks at may be missing. */
    private static void nothing(int[] table) {
        ExInts v = new ExInts(3);
        Parallel.range(v.length(), i -> v.set(i, table == null ? i : table[i]));
        say("nothing", sum(v));
    }

    private static void extents() {
        ExInts v = new ExInts(4);
        Parallel.range(0, i -> v.set(i, 1));
        Parallel.range(0, 7, (i, j) -> v.set(i * 7 + j, 1));
        Parallel.range(1_000_000, 0, (i, j) -> v.set(i * 0 + j, 1));
        Parallel.range(1, i -> v.set(i, 9));
        say("few", sum(v));
        try {
            Parallel.range(-1, i -> v.set(i, 1));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            Parallel.range(65_536, 65_536, (i, j) -> v.set(i * 65_536 + j, 1));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            Parallel.range(2_000_000, 2_000, 2_000, (i, j, k) -> v.set((i * 2_000 + j) * 2_000 + k, 1));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }

    private static int sum(ExInts v) {
        int sum = 0;
        for (int i = 0; i < v.length(); i++) {
            sum = sum * 31 + v.get(i);
        }
        return sum;
    }

    private static long sum(ExLongs v) {
        long sum = 0;
        for (int i = 0; i < v.length(); i++) {
            sum = sum * 31 + v.get(i);
        }
        return sum;
    }

    private static void say(String what, long number) {
        System.out.println(what + " " + number);
    }
}
