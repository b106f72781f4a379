package imagefilter;

import dev.heliac.lang.ExBytes;
import dev.heliac.lang.ExFloats;
import dev.heliac.lang.Isa;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Platform;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;

/** Works on all pixels at once, on a GPU where there is one: makes them grey, blurs them and takes Sobel's operator. */
@Process(name = "finder")
@Platform(prefer = Isa.GPU, weight = 2)
final class Finder {

    private Finder() {}

    static void main(@Provides("/outlines") Outlines.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Outlines.Find(int width, int height, int samples, ExBytes pixels) -> {
                    var grey = new ExFloats(width * height);
                    Parallel.range(height, width, (y, x) -> grey.set(y * width + x, brightness(pixels, samples * (y * width + x))));
                    pixels.free();
                    var across = new ExFloats(width * height);
                    Parallel.range(height, width, (y, x) -> across.set(
                            y * width + x,
                            blurred(
                                    at(grey, width, height, y, x - 2),
                                    at(grey, width, height, y, x - 1),
                                    at(grey, width, height, y, x),
                                    at(grey, width, height, y, x + 1),
                                    at(grey, width, height, y, x + 2))));
                    Parallel.range(height, width, (y, x) -> grey.set(
                            y * width + x,
                            blurred(
                                    at(across, width, height, y - 2, x),
                                    at(across, width, height, y - 1, x),
                                    at(across, width, height, y, x),
                                    at(across, width, height, y + 1, x),
                                    at(across, width, height, y + 2, x))));
                    var changes = new ExBytes(width * height);
                    Parallel.range(height, width, (y, x) -> changes.set(y * width + x, (byte) change(grey, width, height, y, x)));
                    client.send(new Outlines.Found(changes));
                }
                case Outlines.Bye _ -> {
                    return;
                }
            }
        }
    }

    /** As bright as people see colours, by ITU-R BT.601. */
    private static float brightness(ExBytes pixels, int at) {
        return 0.299f * (pixels.get(at) & 0xff) + 0.587f * (pixels.get(at + 1) & 0xff) + 0.114f * (pixels.get(at + 2) & 0xff);
    }

    /** A pixel; outside of the picture, the nearest one at its border. */
    private static float at(ExFloats pixels, int width, int height, int y, int x) {
        int row = Math.max(0, Math.min(height - 1, y));
        int column = Math.max(0, Math.min(width - 1, x));
        return pixels.get(row * width + column);
    }

    private static float blurred(float a, float b, float c, float d, float e) {
        return (a + 4 * b + 6 * c + 4 * d + e) / 16;
    }

    /** How fast brightness changes across and down, put together. */
    private static int change(ExFloats pixels, int width, int height, int y, int x) {
        float across = 0;
        float down = 0;
        for (int k = -1; k <= 1; k++) {
            int weight = 2 - k * k;
            across += weight * (at(pixels, width, height, y + k, x + 1) - at(pixels, width, height, y + k, x - 1));
            down += weight * (at(pixels, width, height, y + 1, x + k) - at(pixels, width, height, y - 1, x + k));
        }
        return (int) Math.min(255, Math.sqrt(across * across + down * down));
    }
}
