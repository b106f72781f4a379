package dev.heliac.tests.png;

import static dev.heliac.tests.png.PngEncoder.MIXED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Generated PNG files of every kind, whole and damaged, and what the sample prints for each. */
public final class PngCorpus {

    /**
     * One file.
     *
     * @param file to be given to the sample as {@code file.toString()}
     * @param expected the line it prints, without its end
     * @param damaged whether that line is an error
     */
    public record Case(Path file, String expected, boolean damaged) {}

    private static final int[][] KINDS = {
        {0, 1}, {0, 2}, {0, 4}, {0, 8}, {0, 16},
        {2, 8}, {2, 16},
        {3, 1}, {3, 2}, {3, 4}, {3, 8},
        {4, 8}, {4, 16},
        {6, 8}, {6, 16}
    };

    private static final int[][] SIZES = {
        {1, 1}, {2, 1}, {1, 2}, {1, 9}, {9, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 5}, {7, 5}, {5, 7}, {8, 8}, {9, 9}, {16, 3}
    };

    private static final int IDAT = 8192;

    private final Path directory;
    private final List<Case> cases = new ArrayList<>();

    private PngCorpus(Path directory) {
        this.directory = directory;
    }

    /** Writes all files into a directory. */
    public static List<Case> write(Path directory) throws IOException {
        var corpus = new PngCorpus(directory);
        corpus.kinds();
        corpus.filters();
        corpus.sizes();
        corpus.compressions();
        corpus.transparencies();
        corpus.large();
        for (var damage : DamagedPngs.all()) {
            var file = directory.resolve("damaged-" + damage.name() + ".png");
            Files.write(file, damage.bytes());
            corpus.cases.add(new Case(file, file + ": " + damage.expected(), true));
        }
        return List.copyOf(corpus.cases);
    }

    private void add(String name, PngEncoder encoder, PngEncoder.Picture picture) throws IOException {
        var file = directory.resolve(name + ".png");
        Files.write(file, encoder.encode(picture));
        cases.add(new Case(file, PngReference.line(file), false));
    }

    private static String suffix(boolean interlaced) {
        return interlaced ? "-interlaced" : "";
    }

    private void kinds() throws IOException {
        int n = 0;
        for (var kind : KINDS) {
            for (boolean interlaced : new boolean[] {false, true}) {
                var compression = Compression.values()[n % Compression.values().length];
                var name = "kind-" + kind[0] + "-" + kind[1] + suffix(interlaced);
                add(name, encoder(kind, 37 + n, 29, interlaced, MIXED, compression, 1000), picture(kind, n));
                n++;
            }
        }
    }

    private void filters() throws IOException {
        for (var kind : new int[][] {{0, 1}, {3, 8}, {2, 8}, {4, 8}, {6, 16}}) {
            for (int filter = 0; filter <= 4; filter++) {
                var name = "filter-" + filter + "-" + kind[0] + "-" + kind[1];
                add(name, encoder(kind, 61, 17, false, filter, Compression.DYNAMIC, IDAT), picture(kind, filter));
            }
        }
    }

    private void sizes() throws IOException {
        for (var size : SIZES) {
            for (int[] kind : new int[][] {{0, 2}, {2, 8}}) {
                for (boolean interlaced : new boolean[] {false, true}) {
                    var name = "size-" + size[0] + "x" + size[1] + "-" + kind[0] + suffix(interlaced);
                    var fixed = Compression.FIXED;
                    add(name, encoder(kind, size[0], size[1], interlaced, MIXED, fixed, IDAT), picture(kind, 3));
                }
            }
        }
    }

    private void compressions() throws IOException {
        int[] kind = {2, 8};
        for (var compression : Compression.values()) {
            for (int idat : new int[] {1, 100, 1 << 20}) {
                var name = "compression-" + compression.name().toLowerCase(Locale.ROOT) + "-" + idat;
                add(name, encoder(kind, 90, 31, false, MIXED, compression, idat), picture(kind, idat));
            }
        }
    }

    private void transparencies() throws IOException {
        for (var kind : new int[][] {{0, 1}, {0, 2}, {0, 4}, {0, 8}, {0, 16}, {2, 8}, {2, 16}, {3, 2}, {3, 8}}) {
            var picture = picture(kind, 11);
            byte[] clear;
            if (kind[0] == 3) {
                clear = new byte[] {0, (byte) 128, (byte) 200};
            } else {
                clear = new byte[kind[0] == 0 ? 2 : 6];
                for (int c = 0; c < clear.length / 2; c++) {
                    clear[2 * c] = (byte) (picture.sample(5, 5, c) >> 8);
                    clear[2 * c + 1] = (byte) picture.sample(5, 5, c);
                }
            }
            for (boolean interlaced : new boolean[] {false, true}) {
                var name = "clear-" + kind[0] + "-" + kind[1] + suffix(interlaced);
                add(name, encoder(kind, 33, 21, interlaced, MIXED, Compression.DYNAMIC, IDAT).with(clear), picture);
            }
        }
    }

    /** Images of many strips, rows longer than a strip and data longer than the decoder's buffers. */
    private void large() throws IOException {
        int[] rgba = {6, 16};
        int[] palette = {3, 4};
        int[] grey = {0, 8};
        add("large-rgba16", encoder(rgba, 300, 220, false, MIXED, Compression.DYNAMIC, IDAT),
                picture(rgba, 1));
        add("large-rgba16-interlaced", encoder(rgba, 201, 153, true, MIXED, Compression.STORED, 65536),
                picture(rgba, 2));
        add("large-palette", encoder(palette, 1000, 700, false, 0, Compression.LITERALS, IDAT), picture(palette, 3));
        add("large-wide", encoder(grey, 40001, 5, false, MIXED, Compression.FLUSHED, IDAT),
                picture(grey, 4));
        add("large-wide-interlaced", encoder(grey, 40001, 5, true, MIXED, Compression.DYNAMIC, IDAT),
                picture(grey, 5));
        add("large-flat", encoder(grey, 3000, 2000, false, 2, Compression.DYNAMIC, IDAT), (_, _, _) -> 77);
        var sample = encoder(
                new int[] {6, 8}, SamplePicture.WIDTH, SamplePicture.HEIGHT, true, 4, Compression.DYNAMIC, IDAT);
        add("sample-interlaced", sample, SamplePicture::sample);
    }

    static PngEncoder encoder(
            int[] kind, int width, int height, boolean interlaced, int filter, Compression compression, int idat) {
        byte[] palette = null;
        if (kind[0] == 3) {
            palette = new byte[3 << kind[1]];
            new SplittableRandom(kind[1]).nextBytes(palette);
        }
        return new PngEncoder(width, height, kind[1], kind[0], interlaced, filter, compression, idat, palette, null);
    }

    /** Slopes with some noise. */
    static PngEncoder.Picture picture(int[] kind, int seed) {
        int mask = (1 << kind[1]) - 1;
        return (x, y, c) -> {
            int noise = (x * 0x9e3779b1 ^ y * 0x85ebca6b ^ (c + seed) * 0xc2b2ae35) >>> 13;
            int slope = (x * (c + 1) + y * (3 - c)) * (kind[1] == 16 ? 97 : 1);
            return (noise % 5 == 0 ? noise : slope) & mask;
        };
    }
}
