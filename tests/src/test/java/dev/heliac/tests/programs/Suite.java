package dev.heliac.tests.programs;

import dev.heliac.tests.machine.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Programs of one process each as one process, which runs the one named on its command line: what they have in common, the JDK's classes
 * first of all, is then lowered once. Their classes keep their names and their lines; only the annotation of each process is left out.
 */
final class Suite {

    /** Folders of the front end's corpus. */
    private static final List<String> FILES = List.of("java", "library");

    private static final String WITH_CONSOLE = "static void main(@Uses(\"/console\") Console.Imp console)";

    private final Path folder;
    private final StringBuilder cases = new StringBuilder();

    private Suite(Path folder) {
        this.folder = folder;
    }

    /** Writes the sources to an empty folder. */
    static Path write(Path folder, List<Program> programs) throws IOException {
        var suite = new Suite(folder);
        for (var program : programs) {
            suite.add(program);
        }
        for (var name : FILES) {
            for (var file : Corpus.programs(name)) {
                suite.add(file);
            }
        }
        suite.finish();
        return folder;
    }

    /** The name of a program that is a file. */
    static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private void add(Program program) throws IOException {
        for (var from : program.folders()) {
            var to = Files.createDirectories(folder.resolve(from.getFileName()));
            for (var source : Corpus.sources(from)) {
                copy(source, to);
            }
        }
        add(program.name(), program.mainClass(), false);
    }

    /** A file in no package, so that no class may have the name of another file's. */
    private void add(Path file) throws IOException {
        add(name(file), name(file), copy(file, folder).contains(WITH_CONSOLE));
    }

    private static String copy(Path source, Path to) throws IOException {
        var text = Files.readString(source);
        Files.writeString(to.resolve(source.getFileName()), Program.PROCESS.matcher(text).replaceAll(""));
        return text;
    }

    private void add(String name, String mainClass, boolean withConsole) {
        cases.append("            case \"" + name + "\" -> ");
        if (withConsole) {
            cases.append(mainClass + ".main(console);\n");
        } else {
            cases.append("{\n                console.send(new Console.Bye());\n                ");
            cases.append(mainClass + ".main(new String[0]);\n            }\n");
        }
    }

    private void finish() throws IOException {
        Files.writeString(
                folder.resolve("Suite.java"),
                """
                import dev.heliac.lang.Console;
                import dev.heliac.lang.Process;
                import dev.heliac.lang.Uses;

                @Process(name = "suite")
                final class Suite {
                    static void main(@Uses("/console") Console.Imp console, String[] names) throws Exception {
                        switch (names[0]) {
                CASES            default -> throw new IllegalArgumentException(names[0]);
                        }
                    }
                }
                """.replace("CASES", cases));
    }
}
