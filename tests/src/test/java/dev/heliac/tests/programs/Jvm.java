package dev.heliac.tests.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heliac.tests.machine.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/** Runs sources as they are on the JVM that the tests run on. */
final class Jvm {

    private static final int SECONDS = 60;

    private final Path classes;

    /** Compiles a folder of sources. */
    Jvm(Path classes, Path folder) throws IOException {
        this.classes = classes;
        var options = new ArrayList<>(List.of(
                "-nowarn", "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
        try (var files = Files.walk(folder)) {
            files.filter(f -> f.toString().endsWith(".java")).map(Path::toString).forEach(options::add);
        }
        var javac = ToolProvider.findFirst("javac").orElseThrow();
        assertEquals(0, javac.run(System.out, System.err, options.toArray(String[]::new)));
    }

    Application.Outcome run(String mainClass, String... words) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(
                java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Dstdout.encoding=UTF-8",
                "-cp", classes.toString(), mainClass));
        command.addAll(List.of(words));
        return Application.execute(command, Map.of(), SECONDS);
    }
}
