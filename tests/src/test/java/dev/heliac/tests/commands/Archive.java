package dev.heliac.tests.commands;

import dev.heliac.tests.machine.Application;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Classes as a JVM has them once it has loaded them, which the launcher keeps as well: commands start in half the time. */
final class Archive {

    private static final List<String> OPTIONS =
            List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final int SECONDS = 120;

    private static List<String> options;

    private Archive() {}

    /** Without the tests' own classes, since only those of JAR files can be kept. */
    static String classPath() {
        var path = System.getProperty("java.class.path");
        return isPackaged() ? jars().collect(Collectors.joining(File.pathSeparator)) : path;
    }

    private static Stream<String> jars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).filter(f -> f.endsWith(".jar"));
    }

    private static boolean isPackaged() {
        return jars().anyMatch(f -> Path.of(f).getFileName().toString().startsWith("heliac-cli-"));
    }

    static synchronized List<String> options() throws IOException, InterruptedException {
        if (options == null) {
            options = new ArrayList<>(OPTIONS);
            if (isPackaged()) {
                options.addAll(List.of("-XX:AOTCache=" + make(), "-Xlog:aot=off", "-Xlog:cds=off"));
            }
        }
        return options;
    }

    private static Path make() throws IOException, InterruptedException {
        var archive = Files.createDirectories(Heliac.CACHE).resolve("archive").toAbsolutePath();
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(OPTIONS);
        command.addAll(List.of(
                "-XX:AOTCacheOutput=" + archive, "-cp", classPath(), "dev.heliac.cli.Main", "run", "-q",
                Heliac.SAMPLES.resolve("echo").toString()));
        Application.execute(command, Map.of("XDG_CACHE_HOME", Heliac.CACHE.toAbsolutePath().toString()), SECONDS);
        return archive;
    }
}
