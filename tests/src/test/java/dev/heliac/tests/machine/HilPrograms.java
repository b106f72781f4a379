package dev.heliac.tests.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The programs of {@code hil/}, which are written in HIL: what Java's compiler makes seldom or not yet. */
public final class HilPrograms {

    private static final Path FOLDER = Path.of("src/test/resources/hil");

    private HilPrograms() {}

    public static List<Path> all() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".hil")).sorted().toList();
        }
    }

    /** A program's text after the declarations that all share. */
    public static String text(Path program) throws IOException {
        return withPrelude(Files.readString(program));
    }

    public static String withPrelude(String program) throws IOException {
        return Files.readString(FOLDER.resolve("prelude.txt")) + "\n" + program;
    }
}
