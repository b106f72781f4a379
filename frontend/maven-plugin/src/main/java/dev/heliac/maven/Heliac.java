package dev.heliac.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/** Starts Heliac's command line on its own JDK. */
final class Heliac {

    /** Exit statuses: fine, and the program at fault; others are no answer. */
    private static final int FINE = 0;
    private static final int AT_FAULT = 1;

    private final Path java;
    private final List<Path> classPath;
    private final Path folder;
    private final Log log;
    private String said = "";

    Heliac(Path java, List<Path> classPath, Path folder, Log log) {
        this.java = java;
        this.classPath = classPath;
        this.folder = folder;
        this.log = log;
    }

    /** What is wrong with a program. */
    Findings verify(List<String> inputs, Path report) throws IOException, InterruptedException, MojoExecutionException {
        var words = new ArrayList<>(List.of("verify", "--format", "json", "-o", report.toString()));
        words.addAll(inputs);
        Files.deleteIfExists(report);
        run(words);
        return Findings.read(report);
    }

    /** Whether it found the program to be right. */
    boolean run(List<String> words) throws IOException, InterruptedException, MojoExecutionException {
        var command = new ArrayList<>(List.of(java.toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()), "dev.heliac.cli.Main"));
        command.addAll(words);
        log.debug(String.join(" ", command));
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int status = process.waitFor();
            if (status != FINE && status != AT_FAULT) {
                throw new MojoExecutionException("heliac " + words.get(0) + " ended with status " + status + ":\n" + said);
            }
            return status == FINE;
        } finally {
            process.destroyForcibly();
        }
    }

    /** What the last run printed. */
    String said() {
        return said;
    }
}
