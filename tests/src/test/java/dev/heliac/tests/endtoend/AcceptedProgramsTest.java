package dev.heliac.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heliac.tests.machine.Application;
import dev.heliac.tests.machine.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The front end's corpus of accepted programs prints what it should, and every exchange-heap account balances at the end. */
@Execution(ExecutionMode.CONCURRENT)
class AcceptedProgramsTest {

    private static final Path ROOT = Path.of("..", "frontend", "compiler", "src", "test", "resources");

    /** A collection at each so manieth allocation. */
    private static final int STRESS = 13;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> ownership() throws IOException {
        return programs("ownership/accept", List.of(Where.X86_64, Where.SPLIT));
    }

    @TestFactory
    Stream<DynamicTest> java() throws IOException {
        return programs("java", List.of(Where.X86_64, Where.XSCALE));
    }

    /** The JDK's classes as processes have them. */
    @TestFactory
    Stream<DynamicTest> library() throws IOException {
        return programs("library", List.of(Where.X86_64, Where.XSCALE));
    }

    private Stream<DynamicTest> programs(String name, List<Where> places) throws IOException {
        var root = ROOT.resolve(name);
        if (!Files.isDirectory(root)) {
            return Stream.of();
        }
        try (var files = Files.list(root)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList().stream().map(f -> DynamicTest.dynamicTest(
                    f.getFileName().toString(), () -> check(f, places)));
        }
    }

    private void check(Path source, List<Where> places) throws Exception {
        var expected = Path.of(source.toString().replaceFirst("\\.java$", ".out"));
        var application = Application.compile(Files.createTempDirectory(folder, "app"), source).installed(places);
        for (var where : places) {
            var outcome = application.run(where);
            assertEquals(Files.readString(expected), outcome.out(), where + ": " + outcome.err());
            outcome.balanced();
            var stressed = application.runStressed(STRESS, where);
            assertEquals(outcome.out(), stressed.out(), where + ", collected all the time: " + stressed.err());
            stressed.balanced();
        }
    }
}
