package dev.heliac.tests.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heliac.tests.machine.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of tests/programs with a process in it, named as the folder.
 *
 * @param folders its own and those that it imports from
 */
record Program(String name, String mainClass, List<Path> folders) {

    static final Path ROOT = Path.of("programs");

    static final Pattern PROCESS = Pattern.compile("(?m)^@Process\\(name = \"(\\w+)\"\\)$");
    private static final Path SHARED = ROOT.resolve("dna");

    static List<Program> all() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            var found = new ArrayList<Program>();
            for (var folder : folders.sorted().toList()) {
                read(folder, found);
            }
            return found;
        }
    }

    private static void read(Path folder, List<Program> into) throws IOException {
        boolean shares = false;
        var mainClass = "";
        for (var file : Corpus.sources(folder)) {
            var text = Files.readString(file);
            var process = PROCESS.matcher(text);
            if (process.find()) {
                assertEquals(folder.getFileName().toString(), process.group(1), "the name of the process in " + file);
                mainClass = process.group(1) + "." + file.getFileName().toString().replace(".java", "");
            }
            shares |= text.contains("import dna.");
        }
        if (!mainClass.isEmpty()) {
            into.add(new Program(folder.getFileName().toString(), mainClass, shares ? List.of(folder, SHARED) : List.of(folder)));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
