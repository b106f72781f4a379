package mandelbrot;

import dev.heliac.lang.ExBytes;
import dev.heliac.lang.Isa;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Platform;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;

/** Computes all points at once, on a GPU where there is one. */
@Process(name = "painter")
@Platform(prefer = Isa.GPU, weight = 2)
final class Painter {

    private static final int MOST = 255;

    private Painter() {}

    static void main(@Provides("/mandelbrot") Mandelbrot.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Mandelbrot.Paint(double left, double top, double step, int width, int height) -> {
                    var pixels = new ExBytes(width * height);
                    Parallel.range(
                            height,
                            width,
                            (row, column) -> pixels.set(row * width + column, (byte) steps(left + column * step, top - row * step)));
                    client.send(new Mandelbrot.Painted(pixels));
                }
                case Mandelbrot.Bye _ -> {
                    return;
                }
            }
        }
    }

    /** How often z becomes z² + c before it is outside; 0 when it does not get there. */
    private static int steps(double re, double im) {
        double x = 0;
        double y = 0;
        for (int i = 1; i <= MOST; i++) {
            double next = x * x - y * y + re;
            y = 2 * x * y + im;
            x = next;
            if (x * x + y * y > 4) {
                return i;
            }
        }
        return 0;
    }
}
