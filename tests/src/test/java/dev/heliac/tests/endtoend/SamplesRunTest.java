package dev.heliac.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.tests.machine.Application;
import dev.heliac.tests.machine.Where;
import dev.heliac.tests.packets.Captures;
import dev.heliac.tests.png.PngCorpus;
import java.awt.image.DataBufferByte;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples print what their expected.txt says, wherever their processes run. */
@Execution(ExecutionMode.CONCURRENT)
class SamplesRunTest {

    private static final Path SAMPLES = Path.of("..", "samples");

    /** Where loops take no longer than people wait. */
    private static final List<Where> PROCESSORS = List.of(Where.X86_64, Where.GRID);

    @ParameterizedTest
    @EnumSource
    void echoAnswers(Where where, @TempDir Path folder) throws Exception {
        var outcome = Application.compile(folder, SAMPLES.resolve("echo")).run(where).balanced();
        assertEquals(Files.readString(SAMPLES.resolve("echo/expected.txt")), outcome.out());
        assertEquals(0, outcome.status());
    }

    /** A hundred clients, on both sides of the border between kernels, are all served. */
    @ParameterizedTest
    @EnumSource
    void pollsAreCounted(Where where, @TempDir Path folder) throws Exception {
        var outcome = Application.compile(folder, SAMPLES.resolve("poll")).run(where).balanced();
        assertEquals(Files.readString(SAMPLES.resolve("poll/expected.txt")), outcome.out());
        assertEquals(0, outcome.status());
    }

    /** Packets are answered, and a damaged capture gives one clear line. */
    @ParameterizedTest
    @EnumSource
    void packetsAreAnswered(Where where, @TempDir Path folder) throws Exception {
        var application = Application.compile(folder, SAMPLES.resolve("packets"));
        assertEquals(Files.readString(SAMPLES.resolve("packets/expected.txt")), application.run(where).balanced().out());
        var captures = Files.createDirectory(folder.resolve("captures"));
        assertAll(Captures.write(captures).stream().map(c -> () -> {
            var outcome = application.run(where, c.file().toString()).balanced();
            assertEquals(c.lines(), outcome.out());
            assertEquals("", outcome.messages());
            assertEquals(0, outcome.status());
        }));
    }

    /** The decoder's output is javax.imageio's, and damage gives one clear line, for the whole corpus. */
    @ParameterizedTest
    @EnumSource
    void pngDecodesAsImageIoDoes(Where where, @TempDir Path folder) throws Exception {
        var application = Application.compile(folder, SAMPLES.resolve("png"));
        var sample = application.run(where, SAMPLES.resolve("png/sample.png").toString()).balanced();
        assertEquals(Files.readString(SAMPLES.resolve("png/expected.txt")), sample.out());
        var pictures = Files.createDirectory(folder.resolve("pictures"));
        assertAll(PngCorpus.write(pictures).stream().map(c -> () -> {
            var outcome = application.run(where, c.file().toString()).balanced();
            assertEquals(c.expected().strip(), outcome.out().strip(), c.file().getFileName().toString());
            assertEquals("", outcome.messages());
            assertEquals(0, outcome.status());
        }));
    }

    private static Stream<Arguments> computing() {
        return Stream.of("histogram", "matmul", "nbody")
                .flatMap(sample -> PROCESSORS.stream().map(where -> Arguments.of(sample, where)));
    }

    /** What loops compute does not depend on where their iterations run, and a device can run them. */
    @ParameterizedTest
    @MethodSource("computing")
    void loopsComputeTheSame(String sample, Where where, @TempDir Path folder) throws Exception {
        var application = Application.compile(folder, SAMPLES.resolve(sample));
        assertTrue(application.module().processes().stream().anyMatch(p -> Where.isPossible(application.module(), p)));
        var outcome = application.run(where).balanced();
        assertEquals(Files.readString(SAMPLES.resolve(sample).resolve("expected.txt")), outcome.out(), outcome.err());
        assertEquals(0, outcome.status());
    }

    /** Tiles, and threads that add to the same numbers, as the sanitizers see them. */
    @ParameterizedTest
    @ValueSource(strings = {"histogram", "matmul"})
    void loopsDoNotRace(String sample, @TempDir Path folder) throws Exception {
        var outcome = Application.compile(folder, SAMPLES.resolve(sample)).runSanitized().balanced();
        assertEquals(Files.readString(SAMPLES.resolve(sample).resolve("expected.txt")), outcome.out(), outcome.err());
    }

    private static Stream<Arguments> painting() {
        var picture = SAMPLES.resolve("png/sample.png").toString();
        return PROCESSORS.stream()
                .flatMap(where -> Stream.of(
                        Arguments.of("imagefilter", where, List.of(picture)), Arguments.of("mandelbrot", where, List.of())));
    }

    /** The same for pictures, and the files that are written have the pixels of which the checksum is printed. */
    @ParameterizedTest
    @MethodSource("painting")
    void loopsPaintTheSame(String sample, Where where, List<String> words, @TempDir Path folder) throws Exception {
        var file = folder.resolve("written.png").toString();
        var application = Application.compile(folder, SAMPLES.resolve(sample));
        assertTrue(application.module().processes().stream().anyMatch(p -> Where.isPossible(application.module(), p)));
        var outcome = application.run(where, Stream.concat(words.stream(), Stream.of(file)).toArray(String[]::new)).balanced();
        assertEquals(Files.readString(SAMPLES.resolve(sample).resolve("expected.txt")), outcome.out(), outcome.err());
        var picture = ImageIO.read(Path.of(file).toFile());
        var crc = new CRC32();
        crc.update(((DataBufferByte) picture.getRaster().getDataBuffer()).getData());
        var line = picture.getWidth() + "x" + picture.getHeight() + " crc32 " + Long.toHexString(crc.getValue());
        assertEquals(line, outcome.out().lines().toList().getLast());
    }

    /** Of damaged files there are outlines, or one line says what is wrong. */
    @Test
    void damagedPicturesAreNamed(@TempDir Path folder) throws Exception {
        var application = Application.compile(folder, SAMPLES.resolve("imagefilter"));
        var pictures = Files.createDirectory(folder.resolve("pictures"));
        assertAll(PngCorpus.write(pictures).stream().filter(PngCorpus.Case::damaged).map(c -> () -> {
            var file = c.file().toString();
            var outcome = application.run(Where.X86_64, file).balanced();
            assertEquals("", outcome.messages());
            assertEquals(0, outcome.status());
            var last = outcome.out().lines().toList().getLast();
            assertTrue(last.startsWith(file + ": ") || last.matches("[0-9]+x[0-9]+ crc32 [0-9a-f]+"), last);
        }));
    }
}
