package dev.heliac.tests.png;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.tests.local.LocalSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sample's client and decoder, run on this JVM, against {@code javax.imageio}. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PngSampleTest {

    private static final Path SAMPLE = Path.of("..", "samples", "png");
    private static final int WHOLE = 1 << 20;

    @TempDir
    static Path directory;

    private static LocalSample sample;
    private static List<PngCorpus.Case> corpus;

    @BeforeAll
    static void compile() throws IOException {
        var classes = Files.createDirectory(directory.resolve("classes"));
        sample = new LocalSample(SAMPLE, classes, "png.Png", "png.Client", "png.Decoder");
        corpus = PngCorpus.write(Files.createDirectory(directory.resolve("corpus")));
    }

    @AfterAll
    static void close() throws IOException {
        sample.close();
    }

    @Test
    void decodesEveryKindOfImageAsImageIoDoes() throws Exception {
        var whole = corpus.stream().filter(c -> !c.damaged()).toList();
        assertTrue(whole.size() >= 60);
        assertLines(whole, WHOLE);
    }

    @Test
    void namesWhatIsWrongWithDamagedImages() throws Exception {
        assertLines(corpus.stream().filter(PngCorpus.Case::damaged).toList(), WHOLE);
    }

    /** What is said depends on the file, not on the pieces it comes in. */
    @Test
    void readsFilesInPiecesOfAnySize() throws Exception {
        assertLines(corpus.stream().filter(c -> size(c.file()) < 600).toList(), 1);
        assertLines(corpus.stream().filter(c -> size(c.file()) < 20_000).toList(), 37);
        assertLines(corpus, 4099);
    }

    private static void assertLines(List<PngCorpus.Case> cases, int most) throws Exception {
        var expected = new ArrayList<String>();
        var printed = new ArrayList<String>();
        for (var c : cases) {
            expected.add(c.file().getFileName() + ": " + c.expected() + "\n");
            printed.add(c.file().getFileName() + ": " + sample.run(most, c.file().toString()));
        }
        assertEquals(String.join("", expected), String.join("", printed));
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    /** Whatever a file holds, there is one line about it. */
    @Test
    void survivesAnyDamage() throws Exception {
        var random = new SplittableRandom(1);
        var small = corpus.stream().filter(c -> size(c.file()) < 3000).toList();
        var file = directory.resolve("any.png");
        for (int i = 0; i < 2000; i++) {
            var bytes = Files.readAllBytes(small.get(random.nextInt(small.size())).file());
            if (bytes.length > 0) {
                bytes = DamagedPngs.randomly(bytes, random);
            }
            Files.write(file, bytes);
            assertTrue(sample.run(WHOLE, file.toString()).matches("[^\n]+\n"));
        }
    }

    @Test
    void saysWhyAFileCannotBeRead() throws Exception {
        assertEquals("cannot open no/such.png: No such file (errno 2)\n", sample.run(WHOLE, "no/such.png"));
        var name = directory.toString();
        assertEquals("cannot read " + name + ": Is a directory (errno 21)\n", sample.run(WHOLE, name));
    }

    @Test
    void printsTheExpectedLineForTheSamplesOwnPicture() throws Exception {
        var file = SAMPLE.resolve("sample.png");
        assertTrue(size(file) < 60 << 10);
        var line = Files.readString(SAMPLE.resolve("expected.txt"));
        assertEquals(PngReference.line(file) + "\n", line);
        assertEquals(line, sample.run(WHOLE, file.toString()));
    }

    @Test
    void theSamplesOwnPictureIsTheGeneratedOne() throws Exception {
        var image = ImageIO.read(SAMPLE.resolve("sample.png").toFile()).getRaster();
        var pixels = image.getPixels(0, 0, SamplePicture.WIDTH, SamplePicture.HEIGHT, (int[]) null);
        var expected = new int[pixels.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = SamplePicture.sample(i / 4 % SamplePicture.WIDTH, i / 4 / SamplePicture.WIDTH, i % 4);
        }
        assertArrayEquals(expected, pixels);
    }
}
