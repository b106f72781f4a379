package dev.heliac.tests.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A local repository with what {@code mvn install} of this project puts there, and otherwise all that the user's has: of that nothing is
 * copied, so that making one is quick, and nothing of ours gets into the user's.
 */
final class LocalRepository {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String GROUP = "dev/heliac";

    private LocalRepository() {}

    static Path at(Path folder, Path users, String version) throws IOException {
        Files.createDirectories(folder);
        link(folder, users, List.of("dev"));
        link(Files.createDirectories(folder.resolve("dev")), users.resolve("dev"), List.of("heliac"));
        install(folder, "heliac", ROOT, version);
        for (var module : modules()) {
            install(folder, artifact(module), module, version);
        }
        return folder;
    }

    private static void link(Path folder, Path users, List<String> except) throws IOException {
        if (Files.isDirectory(users)) {
            try (var all = Files.list(users)) {
                for (var entry : all.filter(e -> !except.contains(e.getFileName().toString())).toList()) {
                    var link = folder.resolve(entry.getFileName());
                    if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                        Files.createSymbolicLink(link, entry);
                    }
                }
            }
        }
    }

    /** The project's modules that have been packaged. */
    private static List<Path> modules() throws IOException {
        try (var below = Files.walk(ROOT, 2)) {
            return below.filter(f -> !f.equals(ROOT) && Files.exists(f.resolve("pom.xml")) && Files.isDirectory(f.resolve("target")))
                    .toList();
        }
    }

    private static String artifact(Path module) throws IOException {
        var pom = Files.readString(module.resolve("pom.xml"));
        var own = pom.substring(pom.indexOf("</parent>"));
        return own.substring(own.indexOf("<artifactId>") + 12, own.indexOf("</artifactId>"));
    }

    private static void install(Path folder, String artifact, Path module, String version) throws IOException {
        var target = Files.createDirectories(folder.resolve(GROUP).resolve(artifact).resolve(version));
        var name = artifact + "-" + version;
        Files.copy(module.resolve("pom.xml"), target.resolve(name + ".pom"), StandardCopyOption.REPLACE_EXISTING);
        var jar = module.resolve("target").resolve(name + ".jar");
        if (Files.exists(jar)) {
            Files.copy(jar, target.resolve(name + ".jar"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
