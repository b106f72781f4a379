package dev.heliac.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heliac.tests.machine.Application;
import dev.heliac.tests.machine.Where;
import dev.heliac.tests.packets.Captures;
import dev.heliac.tests.png.PngCorpus;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The samples print what their expected.txt says, wherever their processes run. */
class SamplesRunTest {

    private static final Path SAMPLES = Path.of("..", "samples");

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
}
