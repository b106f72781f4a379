package dev.heliac.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.toolchain.ToolchainManager;

/** Finds a JDK that Heliac runs on: what was named, the toolchain in use, and the places where the launcher looks. */
final class JdkFinder {

    private static final int LEAST = 25;
    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");
    private static final List<String> VARIABLES = List.of("HELIAC_JAVA_HOME", "JAVA25_HOME", "JAVA_HOME");
    /** Folders of JDKs; below a star, the JDK is in a folder of that name. */
    private static final List<String> FOLDERS = List.of("/usr/lib/jvm", "/usr/java", "/opt/java", "/opt", "~/.sdkman/candidates/java",
            "~/.jdks", "~/.local/share/mise/installs/java", "/Library/Java/JavaVirtualMachines/*/Contents/Home");

    private final File named;
    private final ToolchainManager toolchains;
    private final MavenSession session;

    JdkFinder(File named, ToolchainManager toolchains, MavenSession session) {
        this.named = named;
        this.toolchains = toolchains;
        this.session = session;
    }

    /** The {@code java} to start. */
    Path find() throws MojoExecutionException {
        if (named != null) {
            return java(named.toPath())
                    .orElseThrow(() -> new MojoExecutionException("heliac: no JDK " + LEAST + " or later is in " + named
                            + ", which -Dheliac.jdk or the parameter jdk names"));
        }
        return candidates()
                .flatMap(home -> java(home).stream())
                .findFirst()
                .orElseThrow(() -> new MojoExecutionException("heliac: needs a JDK " + LEAST + " or later to run on, and found none;"
                        + " Maven itself may go on running on Java " + Runtime.version().feature()
                        + ". Install one, or name its folder with -Dheliac.jdk=DIR, in HELIAC_JAVA_HOME or in toolchains.xml."));
    }

    private Stream<Path> candidates() {
        var homes = new ArrayList<Path>();
        var inUse = toolchains.getToolchainFromBuildContext("jdk", session);
        var others = toolchains.getToolchains(session, "jdk", Map.of("version", "[" + LEAST + ",)"));
        Stream.concat(Stream.ofNullable(inUse), Stream.ofNullable(others).flatMap(List::stream))
                .flatMap(t -> Stream.ofNullable(t.findTool("java")))
                .forEach(tool -> homes.add(Path.of(tool).getParent().getParent()));
        VARIABLES.forEach(v -> Optional.ofNullable(System.getenv(v)).filter(h -> !h.isBlank()).map(Path::of).ifPresent(homes::add));
        homes.add(Path.of(System.getProperty("java.home")));
        FOLDERS.forEach(f -> homes.addAll(below(f.replaceFirst("^~", System.getProperty("user.home")))));
        return homes.stream();
    }

    private static List<Path> below(String pattern) {
        int star = pattern.indexOf("/*/");
        var folder = Path.of(star < 0 ? pattern : pattern.substring(0, star));
        try (var found = Files.list(folder)) {
            return found.sorted().map(f -> star < 0 ? f : f.resolve(pattern.substring(star + 3))).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The {@code java} of a JDK that is new enough. */
    static Optional<Path> java(Path home) {
        var java = home.resolve("bin/java");
        if (!Files.isExecutable(java) || !Files.exists(home.resolve("bin/javac"))) {
            return Optional.empty();
        }
        try {
            var version = VERSION.matcher(Files.readString(home.resolve("release")));
            return version.find() && Integer.parseInt(version.group(1)) >= LEAST ? Optional.of(java) : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
