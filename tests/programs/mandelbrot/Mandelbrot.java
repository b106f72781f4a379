package mandelbrot;

import dev.heliac.lang.Process;

/** {@code SIZE}: draws the Mandelbrot set as a portable bitmap of that width and height. */
@Process(name = "mandelbrot")
public final class Mandelbrot {

    private static final int ITERATIONS = 50;
    private static final double LIMIT = 4.0;

    private Mandelbrot() {}

    public static void main(String[] args) {
        int size = args.length > 0 ? Integer.parseInt(args[0]) : 64;
        System.out.println("P4\n" + size + " " + size);
        byte[] row = new byte[(size + 7) / 8];
        for (int y = 0; y < size; y++) {
            draw(row, size, y);
            System.out.write(row, 0, row.length);
        }
        System.out.flush();
    }

    private static void draw(byte[] row, int size, int y) {
        double ci = 2.0 * y / size - 1.0;
        for (int at = 0; at < row.length; at++) {
            int bits = 0;
            for (int x = 8 * at; x < 8 * at + 8; x++) {
                bits <<= 1;
                if (x < size && inside(2.0 * x / size - 1.5, ci)) {
                    bits |= 1;
                }
            }
            row[at] = (byte) bits;
        }
    }

    private static boolean inside(double cr, double ci) {
        double zr = 0;
        double zi = 0;
        double squareR = 0;
        double squareI = 0;
        for (int i = 0; i < ITERATIONS; i++) {
            zi = 2 * zr * zi + ci;
            zr = squareR - squareI + cr;
            squareR = zr * zr;
            squareI = zi * zi;
            if (squareR + squareI > LIMIT) {
                return false;
            }
        }
        return true;
    }
}
