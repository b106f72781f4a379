import dev.heliac.lang.ExBooleans;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.ExChars;
import dev.heliac.lang.ExDoubles;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.ExLongs;
import dev.heliac.lang.ExShorts;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;

/** Bodies of every make. */
@Process(name = "bodies")
final class Bodies {
    private static final int WIDTH = 16;
    private static final int N = 96;

    record Point(int x, int y) {}

    enum Side {
        LEFT,
        RIGHT
    }

    private final int scale;
    private int[] marks;

    private Bodies(int scale) {
        this.scale = scale;
    }

    static void main() {
        ExInts v = new ExInts(N);
        captured(v, (byte) 3, 'x', (short) -9, true, 1L << 40, 2.5f, -0.25);
        objects(v, new Point(3, 4), Side.RIGHT, new int[][] {{1, 2, 3}, {4, 5, 6}});
        control(v);
        indices(v);
        new Bodies(11).methods(v);
        elements();
        sizes(v, 7, 3);
        wholes();
    }

    private static void captured(ExInts v, byte b, char c, short s, boolean yes, long l, float f, double d) {
        Parallel.range(N, i -> v.set(i, b * i));
        Parallel.range(N, i -> v.set(i, v.get(i) + c + s));
        Parallel.range(N, i -> v.set(i, yes ? v.get(i) : -1));
        Parallel.range(N, i -> v.set(i, v.get(i) + (int) (l >>> 38)));
        Parallel.range(N, i -> v.set(i, v.get(i) + (int) (i * f) - (int) (i * d)));
        say("captured", v);
    }

    private static void objects(ExInts v, Point p, Side side, int[][] table) {
        Side right = Side.RIGHT;
        Parallel.range(N, i -> v.set(i, p.x() * i + p.y()));
        Parallel.range(N, i -> v.set(i, v.get(i) + (side == right ? 1 : 2)));
        Parallel.range(N, i -> v.set(i, v.get(i) ^ table[i % 2][i % 3]));
        Parallel.range(N, i -> v.set(i, v.get(i) + (table[1] == null ? 0 : table[1].length)));
        Object any = p;
        Parallel.range(N, i -> v.set(i, any instanceof Point q ? q.x() + v.get(i) : 0));
        say("objects", v);
    }

    private static void control(ExInts v) {
        Parallel.range(N, i -> {
            switch (i % 4) {
                case 0 -> v.set(i, 1);
                case 1, 2 -> v.set(i, v.get(i) >> 1);
                default -> {}
            }
        });
        Parallel.range(N, i -> {
            int n = i + 1;
            int steps = 0;
            while (n != 1) {
                n = (n & 1) == 0 ? n / 2 : 3 * n + 1;
                steps++;
            }
            v.set(i, v.get(i) + steps);
        });
        Parallel.range(N, i -> {
            if (i == 5) {
                return;
            }
            v.set(i, ~v.get(i));
        });
        Parallel.range(N, i -> {
            outer:
            for (int a = 2; a < 20; a++) {
                for (int b = a; b < 20; b++) {
                    if (a * b == i) {
                        v.set(i, a);
                        break outer;
                    }
                }
            }
        });
        Parallel.range(N, i -> {
            int best = 0;
            for (int k = N - 1; k >= 0; k -= 5) {
                best = Math.max(best, k ^ i);
            }
            do {
                best -= 7;
            } while (best > i);
            v.set(i, v.get(i) + best);
        });
        say("control", v);
    }

    private static void indices(ExInts v) {
        Parallel.range(N - 8, i -> {
            int at = i;
            at += 8;
            v.set(at, i);
        });
        Parallel.range(N, i -> v.set(N - i - 1, v.get(N - 1 - i) + 1));
        Parallel.range(N / 6, i -> {
            v.set(6 * i + 5, i);
            v.set(6 * i + 1, v.get(6 * i + 5) + v.get(6 * i));
        });
        Parallel.range(N / 2, i -> {
            int low = v.get(i << 1);
            v.set(i << 1, v.get((i << 1) + 1));
            v.set((i << 1) + 1, low);
        });
        Parallel.range(N / WIDTH, WIDTH, (y, x) -> v.set(y * WIDTH + x, v.get(y * WIDTH + x) * (x - y)));
        Parallel.range(WIDTH, N / WIDTH, (x, y) -> v.set(y * WIDTH + x, v.get(y * WIDTH + x) + x));
        Parallel.range(N / WIDTH, i -> {
            int sum = 0;
            for (int k = 0; k < WIDTH; k++) {
                sum += v.get(WIDTH * i + k);
                v.set(WIDTH * i + k, sum);
            }
        });
        say("indices", v);
    }

    private void methods(ExInts v) {
        Parallel.range(N, i -> v.set(i, scaled(v.get(i))));
        Parallel.range(N, i -> put(v, i, mixed(i, scale)));
        Parallel.range(N, i -> v.set(at(i), v.get(at(i)) + 1));
        Parallel.range(N, Bodies::nothing);
        Parallel.range(N, this::looks);
        say("methods", v);
    }

    private int scaled(int n) {
        return n * scale;
    }

    private static int mixed(int a, int b) {
        int mix = a * 0x9E3779B1 + Integer.rotateLeft(b, a);
        return mix ^ mix >>> 15;
    }

    private static void put(ExInts v, int at, int value) {
        if (value % 3 != 0) {
            v.set(at, value);
        }
    }

    private static int at(int i) {
        return N - 1 - i;
    }

    private static void nothing(int i) {}

    private void looks(int i) {
        if (marks != null && marks[i] == scale) {
            scaled(i);
        }
    }

    private static void elements() {
        ExBytes bytes = new ExBytes(N);
        ExShorts shorts = new ExShorts(N);
        ExChars chars = new ExChars(N);
        ExBooleans flags = new ExBooleans(N);
        ExLongs longs = new ExLongs(N);
        Parallel.range(N, i -> {
            bytes.set(i, (byte) (i * 5));
            shorts.set(i, (short) (bytes.get(i) * 300));
            chars.set(i, (char) (shorts.get(i) + 'a'));
            flags.set(i, chars.get(i) > 0x7fff);
        });
        Parallel.range(N, i -> longs.set(i, flags.get(i) ? -chars.get(i) : Long.reverse(shorts.get(i)) % 1000));
        System.out.println("elements " + Parallel.sum(N, (int i) -> longs.get(i) * i));
    }

    private static void sizes(ExInts v, int rows, int columns) {
        Parallel.range(rows, columns, (r, c) -> v.set(r * columns + c, r - c));
        Parallel.range(columns, rows, (c, r) -> v.set(30 + c + r * columns, v.get(30 + r * columns + c) + 1));
        Parallel.range(2, rows, columns, (p, r, c) -> v.set((p * rows + r) * columns + c + 2, p + r + c));
        Parallel.range(Math.min(rows, columns), i -> v.set(i, rows));
        say("sizes", v);
    }

    private static void wholes() {
        ExDoubles x = new ExDoubles(N);
        Parallel.range(N, i -> x.set(i, Math.sqrt(i) / Math.abs(i - 100.5) + Math.floorMod(-i, 7)));
        Parallel.range(N, i -> x.set(i, Math.fma(x.get(i), 3.0, Math.rint(i / 4.0))));
        double most = Parallel.max(N, (int i) -> x.get(i));
        System.out.println("wholes " + Parallel.sum(N, (int i) -> x.get(i) / most));
    }

    private static void say(String what, ExInts v) {
        int sum = 0;
        for (int i = 0; i < v.length(); i++) {
            sum = sum * 31 + v.get(i);
        }
        System.out.println(what + " " + sum);
    }
}
