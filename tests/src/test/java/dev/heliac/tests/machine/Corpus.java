package dev.heliac.tests.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The programs of the front end's own tests, each a file with what it prints in another one beside it. */
public final class Corpus {

    private static final Path ROOT = Path.of("..", "frontend", "compiler", "src", "test", "resources");

    /** A collection at each so manieth allocation. */
    private static final int STRESS = 13;

    private Corpus() {}

    public static List<Path> programs(String name) throws IOException {
        return sources(ROOT.resolve(name));
    }

    /** The Java files in a folder, in order. */
    public static List<Path> sources(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
    }

    /** Checks that a program prints what it should wherever it runs, collected all the time, too, and that its accounts balance. */
    public static void check(Path program, Application application, List<Where> places, String... words)
            throws IOException, InterruptedException {
        var expected = Files.readString(Path.of(program.toString().replaceFirst("\\.java$", ".out")));
        for (var where : places) {
            var outcome = application.run(where, words);
            assertEquals(expected, outcome.out(), where + ": " + outcome.err());
            outcome.balanced();
            var stressed = application.runStressed(STRESS, where, words);
            assertEquals(expected, stressed.out(), where + ", collected all the time: " + stressed.err());
            stressed.balanced();
        }
    }
}
