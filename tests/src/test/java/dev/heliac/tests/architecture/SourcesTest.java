package dev.heliac.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a reader of any package may count on. */
class SourcesTest {

    private static final Path ROOT = Path.of("..");
    /** What tools make or keep, and what tests feed to the toolchain. */
    private static final Set<String> SKIPPED = Set.of("target", ".git", ".heliac", ".idea", ".vscode", "resources");

    @Test
    void everyPackageSaysWhatLivesThere() throws IOException {
        var without = new TreeSet<Path>();
        for (var file : sources()) {
            var folder = file.getParent();
            boolean ofAModule = folder.toString().contains("/src/main/java/") || folder.toString().contains("/src/test/java/");
            if (ofAModule && !Files.exists(folder.resolve("package-info.java"))) {
                without.add(ROOT.relativize(folder));
            }
        }
        assertEquals(Set.of(), without, "packages without package-info.java");
    }

    private static List<Path> sources() throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return SKIPPED.contains(folder.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.getFileName().toString().endsWith(".java")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
