package dev.heliac.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.tests.machine.Application;
import dev.heliac.tests.machine.Where;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Channels between kernels: programs cannot tell the difference, until a kernel dies. */
class RemoteTest {

    private static final Path SOURCES = Path.of("src", "test", "resources", "remote");

    @TempDir
    Path folder;

    /** Bursts that fill the ring between the kernels, vectors of no byte and of a mebibyte. */
    @ParameterizedTest
    @EnumSource
    void bulkArrivesWhole(Where where) throws Exception {
        var outcome = Application.compile(folder, SOURCES.resolve("Bulk.java")).run(where).balanced();
        var backs = Stream.of(0, 15, 255, 4095, 65535, 1048575).map(n -> "back " + n + " wrong 0").toList();
        assertEquals(backs, outcome.out().lines().skip(3).toList());
        var sums = outcome.out().lines().limit(3).toList();
        assertEquals(expectedSums(), sums);
        assertEquals(0, outcome.status());
    }

    /** The same computation on this JVM. */
    private static List<String> expectedSums() {
        var lines = new ArrayList<String>();
        for (int round = 0; round < 3; round++) {
            long total = 0;
            double check = 0;
            for (int number = 0; number < 24; number++) {
                total += number;
                for (int i = 0; i < number * 4000; i++) {
                    total += (byte) (i + number + round);
                }
                for (int i = 0; i < number; i++) {
                    total += 1L << 40 | i;
                }
                check += number * 0.5;
            }
            lines.add("sum " + total + " " + (int) ((float) check * 8));
        }
        return lines;
    }

    @Test
    void aKernelThatDiesClosesItsChannels() throws Exception {
        Where.SPLIT.assumeHere();
        var image = Application.compile(folder, SOURCES.resolve("Endless.java")).image(Where.SPLIT, "");
        var errors = folder.resolve("errors");
        var builder = new ProcessBuilder(image.file("kernels/x86_64/kernel").toString(), image.file("boot.plan").toString());
        var coordinator = Application.start(builder.redirectError(errors.toFile()));
        try (var out = coordinator.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("asking", out.readLine());
            var satellites = coordinator.descendants().toList();
            assertEquals(1, satellites.size());
            satellites.forEach(ProcessHandle::destroyForcibly);
            assertEquals("the server is gone", out.readLine());
            assertTrue(coordinator.waitFor(30, TimeUnit.SECONDS));
            assertEquals(1, coordinator.exitValue());
            assertEquals("heliac: kernel 1 died; its processes are gone\n", Files.readString(errors));
        } finally {
            coordinator.destroyForcibly();
        }
    }

    @Test
    void satellitesEndWithTheirCoordinator() throws Exception {
        Where.SPLIT.assumeHere();
        var image = Application.compile(folder, SOURCES.resolve("Endless.java")).image(Where.SPLIT, "");
        var builder = new ProcessBuilder(image.file("kernels/x86_64/kernel").toString(), image.file("boot.plan").toString());
        var coordinator = Application.start(builder);
        try (var out = coordinator.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("asking", out.readLine());
            var satellites = coordinator.descendants().toList();
            coordinator.destroyForcibly().waitFor();
            for (var satellite : satellites) {
                satellite.onExit().get(30, TimeUnit.SECONDS);
            }
        }
    }
}
