package parallel;

import dev.heliac.lang.ExFloats;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;

/** The same as {@link Sequential}, with the iterations at the same time. */
@Process(name = "loops")
final class Loops {
    private static final int ELEMENTS = Sequential.ELEMENTS;
    private static final int SIDE = Sequential.SIDE;
    private static final int WIDTH = Sequential.WIDTH;
    private static final int HEIGHT = Sequential.HEIGHT;

    private Loops() {}

    static void main(String[] words) {
        ExFloats x = new ExFloats(ELEMENTS);
        ExFloats y = new ExFloats(ELEMENTS);
        ExInts counts = new ExInts(SIDE * SIDE);
        Parallel.range(ELEMENTS, i -> x.set(i, i % 251));
        for (int turn = Integer.parseInt(words[0]); turn > 0; turn--) {
            long start = System.nanoTime();
            float seen = switch (words[1]) {
                case "0" -> saxpy(0.5f, x, y);
                case "1" -> mandelbrot(counts);
                case "2" -> blur(x, y);
                default -> squares(x);
            };
            System.err.println("time " + (System.nanoTime() - start));
            System.out.println(seen);
        }
    }

    private static float saxpy(float a, ExFloats x, ExFloats y) {
        Parallel.range(ELEMENTS, i -> y.set(i, a * x.get(i) + y.get(i)));
        return y.get(ELEMENTS / 2);
    }

    private static float squares(ExFloats x) {
        return Sequential.rest(Parallel.sum(ELEMENTS, (int i) -> (double) x.get(i) * x.get(i)));
    }

    private static float mandelbrot(ExInts counts) {
        Parallel.range(SIDE, SIDE, (row, column) ->
                counts.set(row * SIDE + column, Sequential.escape(3.0 * column / SIDE - 2, 2.0 * row / SIDE - 1)));
        return counts.get(SIDE * SIDE / 3);
    }

    private static float blur(ExFloats from, ExFloats to) {
        Parallel.range(HEIGHT - 2, WIDTH - 2, (row, column) -> {
            int a = row * WIDTH + column;
            int b = a + WIDTH;
            int c = b + WIDTH;
            to.set(row * (WIDTH - 2) + column, (from.get(a) + 2 * from.get(a + 1) + from.get(a + 2) + 2 * from.get(b)
                    + 4 * from.get(b + 1) + 2 * from.get(b + 2) + from.get(c) + 2 * from.get(c + 1) + from.get(c + 2)) / 16);
        });
        return to.get(WIDTH * HEIGHT / 2);
    }
}
