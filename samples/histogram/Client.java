package histogram;

import dev.heliac.lang.ExBytes;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;
import java.util.Random;

/** Has the greys of a dull image counted, before and after they are spread. */
@Process(name = "client")
final class Client {

    private static final int PIXELS = 1_000_000;

    /** How many greys a line of the display is for. */
    private static final int GREYS_A_LINE = 16;

    private static final int PIXELS_A_MARK = 5_000;

    private Client() {}

    static void main(@Uses("/histogram") Histogram.Imp counter) {
        counter.send(new Histogram.Count(dull()));
        var before = counter.receive(Histogram.Counted.class);
        System.out.print("before\n" + display(before.counts()));
        counter.send(new Histogram.Equalize(before.pixels()));
        counter.send(new Histogram.Count(counter.receive(Histogram.Equalized.class).pixels()));
        System.out.print("after\n" + display(counter.receive(Histogram.Counted.class).counts()));
        counter.send(new Histogram.Bye());
    }

    /** An image of mostly dark greys. */
    private static ExBytes dull() {
        var random = new Random(1);
        var pixels = new ExBytes(PIXELS);
        for (int i = 0; i < PIXELS; i++) {
            pixels.set(i, (byte) Math.clamp(Math.round(75 + 25 * random.nextGaussian()), 0, Histogram.GREYS - 1));
        }
        return pixels;
    }

    private static String display(ExInts counts) {
        var lines = new StringBuilder();
        for (int first = 0; first < Histogram.GREYS; first += GREYS_A_LINE) {
            int pixels = 0;
            for (int grey = first; grey < first + GREYS_A_LINE; grey++) {
                pixels += counts.get(grey);
            }
            String head = right(first, 3) + " to " + right(first + GREYS_A_LINE - 1, 3) + right(pixels, 8);
            String bar = "#".repeat((pixels + PIXELS_A_MARK / 2) / PIXELS_A_MARK);
            lines.append((head + " " + bar).stripTrailing()).append('\n');
        }
        return lines.toString();
    }

    private static String right(int number, int width) {
        String digits = Integer.toString(number);
        return " ".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
