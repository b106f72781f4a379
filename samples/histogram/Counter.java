package histogram;

import dev.heliac.lang.ExBytes;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.Isa;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Platform;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;

/** Works on all pixels at once, on a GPU where there is one. */
@Process(name = "counter")
@Platform(prefer = Isa.GPU, weight = 2)
final class Counter {

    private Counter() {}

    static void main(@Provides("/histogram") Histogram.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Histogram.Count(ExBytes pixels) -> {
                    ExInts counts = counted(pixels);
                    client.send(new Histogram.Counted(pixels, counts));
                }
                case Histogram.Equalize(ExBytes pixels) -> {
                    equalize(pixels);
                    client.send(new Histogram.Equalized(pixels));
                }
                case Histogram.Bye _ -> {
                    return;
                }
            }
        }
    }

    private static ExInts counted(ExBytes pixels) {
        var counts = new ExInts(Histogram.GREYS);
        Parallel.range(pixels.length(), i -> counts.atomicAdd(pixels.get(i) & 0xff, 1));
        return counts;
    }

    /** A pixel's new grey is the share of pixels that are not lighter, of those that are not as dark as the darkest ones. */
    private static void equalize(ExBytes pixels) {
        int count = pixels.length();
        if (count == 0) {
            return;
        }
        int darkest = Parallel.min(count, (int i) -> pixels.get(i) & 0xff);
        ExInts upTo = counted(pixels);
        Parallel.inclusiveScan(upTo);
        int least = upTo.get(darkest);
        int others = Math.max(1, count - least);
        Parallel.range(count, i -> {
            long lighter = upTo.get(pixels.get(i) & 0xff) - least;
            pixels.set(i, (byte) ((lighter * (Histogram.GREYS - 1) + others / 2) / others));
        });
    }
}
