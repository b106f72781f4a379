package dev.heliac.il;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The model checker Spin, where it is installed with a C compiler. */
public final class Spin {

    private static final int SECONDS = 120;

    /** The first that is there; a program of a moment is compiled sooner than it is made fast. */
    private static final List<String> COMPILERS = List.of("tcc", "cc", "gcc", "clang");

    private final Path directory;

    /** @param directory for its files, made if need be */
    public Spin(Path directory) {
        this.directory = directory;
    }

    /** Skips the test that cannot do without. */
    public static void assumed() {
        assumeTrue(onPath("spin"), "Spin is missing: install the package spin");
        assumeTrue(COMPILERS.stream().anyMatch(Spin::onPath), "a C compiler is missing: install the package tcc");
    }

    private static boolean onPath(String program) {
        return List.of(System.getenv("PATH").split(":")).stream().anyMatch(f -> Files.isExecutable(Path.of(f, program)));
    }

    /**
     * What it says of a model.
     *
     * @param spin options for making the program
     * @param compiler for compiling it
     * @param pan for running it
     */
    public String says(String model, List<String> spin, List<String> compiler, List<String> pan) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("model.pml"), model);
            var chosen = COMPILERS.stream().filter(Spin::onPath).findFirst().orElseThrow();
            var made = run(List.of("spin", "-P" + chosen + " -E -xc"), spin, List.of("-a", "model.pml"));
            var compiled = run(List.of(chosen, "-w", "-DSAFETY"), compiler, List.of("-o", "pan", "pan.c"));
            assertTrue(Files.exists(directory.resolve("pan")), () -> made + compiled + model);
            var said = run(List.of("./pan"), pan, List.of());
            assertTrue(said.contains("errors: "), () -> made + compiled + said);
            return said;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String run(List<String> program, List<String> options, List<String> files) throws IOException {
        var command = new ArrayList<>(program);
        command.addAll(options);
        command.addAll(files);
        var process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
        try {
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), () -> String.join(" ", command));
            return out;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
