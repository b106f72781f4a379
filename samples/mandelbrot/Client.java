package mandelbrot;

import dev.heliac.lang.FileSystem;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Has the set painted, shows it in letters, and writes it to a PNG file if one is named. */
@Process(name = "client")
final class Client {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    /** From a point to the next one: the picture is 3.2 wide. */
    private static final double STEP = 0.005;

    /** How many pixels become a letter, which is twice as high as it is wide. */
    private static final int LETTER_WIDTH = 10;

    private static final int LETTER_HEIGHT = 20;

    private Client() {}

    static void main(@Uses("/mandelbrot") Mandelbrot.Imp painter, @Uses("/fs") FileSystem.Imp files, String[] words) {
        painter.send(new Mandelbrot.Paint(-2.2, 1.2, STEP, WIDTH, HEIGHT));
        byte[] pixels = painter.receive(Mandelbrot.Painted.class).pixels().toArray();
        painter.send(new Mandelbrot.Bye());
        System.out.print(view(pixels));
        System.out.println(WIDTH + "x" + HEIGHT + " crc32 " + Integer.toHexString(Crc32.of(pixels, 0, pixels.length)));
        if (words.length > 0) {
            Output.write(words[0], PngFile.of(pixels, WIDTH, HEIGHT, Colours.all()), files);
        } else {
            files.send(new FileSystem.Bye());
        }
    }

    private static String view(byte[] pixels) {
        var view = new StringBuilder();
        for (int y = LETTER_HEIGHT / 2; y < HEIGHT; y += LETTER_HEIGHT) {
            var line = new StringBuilder();
            for (int x = LETTER_WIDTH / 2; x < WIDTH; x += LETTER_WIDTH) {
                line.append(letter(pixels[y * WIDTH + x] & 0xff));
            }
            view.append(line.toString().stripTrailing()).append('\n');
        }
        return view.toString();
    }

    private static char letter(int steps) {
        return steps == 0 ? '#' : " .:-=+*%".charAt(Math.min(7, steps / 3));
    }
}
