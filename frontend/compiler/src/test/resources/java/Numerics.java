import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Longer floating-point computations, by the bits of their results. */
@Process(name = "main")
final class Numerics {
    static final int STEPS = 5;

    static String run(int step) {
        return switch (step) {
            case 0 -> {
                int inside = 0;
                for (int y = -10; y <= 10; y++) {
                    for (int x = -20; x <= 10; x++) {
                        inside = inside * 31 + escape(x * 0.1, y * 0.1);
                    }
                }
                yield "mandelbrot " + inside;
            }
            case 1 -> {
                float sum = 0;
                for (int i = 1; i < 10000; i++) {
                    sum += 1f / i;
                }
                yield "harmonic " + Float.floatToIntBits(sum);
            }
            case 2 -> {
                double[][] a = new double[6][6];
                double[][] b = new double[6][6];
                for (int i = 0; i < 6; i++) {
                    for (int j = 0; j < 6; j++) {
                        a[i][j] = 1.0 / (i + j + 1);
                        b[i][j] = i - j * 0.3;
                    }
                }
                double trace = 0;
                for (int i = 0; i < 6; i++) {
                    for (int k = 0; k < 6; k++) {
                        trace += a[i][k] * b[k][i];
                    }
                }
                yield "trace " + Double.doubleToLongBits(trace);
            }
            case 3 -> {
                double x = 1;
                for (int i = 0; i < 20; i++) {
                    x -= (x * x * x - x - 2) / (3 * x * x - 1);
                }
                yield "root " + Double.doubleToLongBits(x);
            }
            default -> {
                double x = 0.3;
                for (int i = 0; i < 1000; i++) {
                    x = 3.9 * x * (1 - x);
                }
                yield "logistic " + Double.doubleToLongBits(x);
            }
        };
    }

    private static int escape(double cx, double cy) {
        double x = 0;
        double y = 0;
        for (int n = 0; n < 50; n++) {
            double next = x * x - y * y + cx;
            y = 2 * x * y + cy;
            x = next;
            if (x * x + y * y > 4) {
                return n;
            }
        }
        return 50;
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
