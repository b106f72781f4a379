package parallel;

/** The loops as one writes them in Java; for each of so many turns the nanoseconds that it took, and one element. */
final class Sequential {
    static final int ELEMENTS = 1 << 22;
    static final int SIDE = 1000;
    static final int WIDTH = 2000;
    static final int HEIGHT = 1500;

    private Sequential() {}

    public static void main(String[] words) {
        var x = new float[ELEMENTS];
        var y = new float[ELEMENTS];
        var counts = new int[SIDE * SIDE];
        for (int i = 0; i < ELEMENTS; i++) {
            x[i] = i % 251;
        }
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

    private static float saxpy(float a, float[] x, float[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] = a * x[i] + y[i];
        }
        return y[y.length / 2];
    }

    /** Of numbers so small that their order does not matter. */
    private static float squares(float[] x) {
        double sum = 0;
        for (int i = 0; i < ELEMENTS; i++) {
            sum += (double) x[i] * x[i];
        }
        return rest(sum);
    }

    /** A number that prints alike in C. */
    static float rest(double sum) {
        return (long) sum % 100_003;
    }

    private static float mandelbrot(int[] counts) {
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                counts[row * SIDE + column] = escape(3.0 * column / SIDE - 2, 2.0 * row / SIDE - 1);
            }
        }
        return counts[SIDE * SIDE / 3];
    }

    static int escape(double re, double im) {
        double x = 0;
        double y = 0;
        int n = 0;
        while (n < 100 && x * x + y * y <= 4) {
            double t = x * x - y * y + re;
            y = 2 * x * y + im;
            x = t;
            n++;
        }
        return n;
    }

    private static float blur(float[] from, float[] to) {
        for (int row = 0; row < HEIGHT - 2; row++) {
            for (int column = 0; column < WIDTH - 2; column++) {
                int a = row * WIDTH + column;
                int b = a + WIDTH;
                int c = b + WIDTH;
                to[row * (WIDTH - 2) + column] = (from[a] + 2 * from[a + 1] + from[a + 2] + 2 * from[b] + 4 * from[b + 1]
                        + 2 * from[b + 2] + from[c] + 2 * from[c + 1] + from[c + 2]) / 16;
            }
        }
        return to[WIDTH * HEIGHT / 2];
    }
}
