package dev.heliac.tests.png;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The picture that comes with the sample: hills under a sun, in a frame that fades out. */
final class SamplePicture {

    static final int WIDTH = 640;
    static final int HEIGHT = 480;

    private static final int FADE = 24;
    private static final int[] SUN = {255, 236, 170};

    private SamplePicture() {}

    /** Writes the picture to the file named. */
    static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]), encode());
    }

    static byte[] encode() {
        // Paeth's filter suits slopes; four kinds of it per row would gain little.
        return new PngEncoder(WIDTH, HEIGHT, 8, 6, false, 4, Compression.DYNAMIC, 8192, null, null)
                .encode(SamplePicture::sample);
    }

    static int sample(int x, int y, int channel) {
        if (channel == 3) {
            int edge = Math.min(Math.min(x, WIDTH - 1 - x), Math.min(y, HEIGHT - 1 - y));
            return Math.min(255, edge * 255 / FADE);
        }
        int dx = x - 460;
        int dy = y - 130;
        int far = dx * dx + dy * dy;
        if (far < 44 * 44) {
            return SUN[channel];
        }
        for (int hill = 3; hill >= 0; hill--) {
            int top = 210 + hill * 60 + (int) (wave(x, 90 + 37 * hill, 31 * hill) * (40 - 6 * hill));
            if (y >= top) {
                int shade = Math.min(60, (y - top) / 3);
                int depth = 3 - hill;
                return new int[] {40 + 22 * depth, 78 + 18 * depth, 62 + 30 * depth}[channel] + shade / 2;
            }
        }
        int glow = Math.max(0, 120 - far / 300);
        int sky = y * 160 / HEIGHT;
        int base = new int[] {70 + sky, 120 + sky * 2 / 3, 200 + sky / 4}[channel];
        return Math.min(255, base + glow * SUN[channel] / 600);
    }

    /** A parabola's arch and its mirror image in turn: a sine's likeness in exact arithmetic. */
    private static double wave(int x, int half, int phase) {
        int turn = Math.floorMod(x + phase, 2 * half);
        double t = turn % half / (double) half;
        return (turn < half ? 4 : -4) * t * (1 - t);
    }
}
