package dev.heliac.tests.packets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heliac.tests.local.LocalSample;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample's processes, run on this JVM. */
class PacketsSampleTest {

    private static final Path SAMPLE = Path.of("..", "samples", "packets");

    @ParameterizedTest
    @ValueSource(ints = {7, 1 << 20})
    void answersInWhateverPiecesTheFileComes(int most, @TempDir Path folder) throws Exception {
        var classes = Files.createDirectory(folder.resolve("classes"));
        try (var sample = new LocalSample(SAMPLE, classes, "packets.Frames", "packets.Client", "packets.Responder")) {
            assertEquals(Files.readString(SAMPLE.resolve("expected.txt")), sample.run(most));
            for (var c : Captures.write(Files.createDirectory(folder.resolve("captures")))) {
                assertEquals(c.lines(), sample.run(most, c.file().toString()));
            }
        }
    }
}
