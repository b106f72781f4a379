package dev.heliac.tests.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

    private static final Pattern PROCESS = Pattern.compile("(?m)^@Process\\(name = \"(\\w+)\"\\)$");
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
        for (var file : sources(folder)) {
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

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
    }

    /** All programs in one process, which runs those named on its command line; the sources without their own annotation. */
    static Path suite(Path folder, List<Program> programs) throws IOException {
        var cases = new StringBuilder();
        for (var program : programs) {
            cases.append("                case \"" + program.name() + "\" -> " + program.mainClass() + ".main(new String[0]);\n");
            for (var from : program.folders()) {
                var to = Files.createDirectories(folder.resolve(from.getFileName()));
                for (var source : sources(from)) {
                    Files.writeString(to.resolve(source.getFileName()), PROCESS.matcher(Files.readString(source)).replaceAll(""));
                }
            }
        }
        Files.writeString(
                Files.createDirectory(folder.resolve("suite")).resolve("Suite.java"),
                """
                package suite;

                @dev.heliac.lang.Process(name = "suite")
                public final class Suite {
                    public static void main(String[] names) throws Exception {
                        for (String name : names) {
                            switch (name) {
                CASES                default -> throw new IllegalArgumentException(name);
                            }
                        }
                    }
                }
                """.replace("CASES", cases));
        return folder;
    }

    @Override
    public String toString() {
        return name;
    }
}
