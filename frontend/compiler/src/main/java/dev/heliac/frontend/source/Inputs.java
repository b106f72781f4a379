package dev.heliac.frontend.source;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * Sorts what the user gave into sources and class files.
 *
 * @param sources Java files, sorted
 * @param classes class files by internal name
 */
public record Inputs(List<Path> sources, Map<String, byte[]> classes) {

    private static final long MAX_CLASS_BYTES = 16 << 20;
    private static final int MAX_FILES = 100_000;

    public static Inputs collect(List<Path> given, Diagnostics out) {
        var sources = new ArrayList<Path>();
        var classes = new HashMap<String, byte[]>();
        for (var path : given) {
            try {
                if (Files.isDirectory(path)) {
                    directory(path, sources, classes, out);
                } else if (!Files.isReadable(path)) {
                    out.error(
                            FrontCode.UNREADABLE,
                            Place.of(path.toString()),
                            Files.exists(path) ? "the file may not be read" : "no such file or directory",
                            "check the path");
                } else {
                    file(path, sources, classes, out);
                }
            } catch (IOException | UncheckedIOException e) {
                out.error(FrontCode.UNREADABLE, Place.of(path.toString()), "cannot be read: " + e.getMessage(), "check the path");
            }
        }
        if (sources.isEmpty() && classes.isEmpty() && !out.hasErrors()) {
            var where = given.isEmpty() ? "<command line>" : given.getFirst().toString();
            out.error(FrontCode.NO_INPUT, Place.of(where), "no Java source or class file here",
                    "name files, directories or jars that have some");
        }
        return new Inputs(sources.stream().distinct().sorted().toList(), classes);
    }

    private static void directory(Path root, List<Path> sources, Map<String, byte[]> classes, Diagnostics out)
            throws IOException {
        try (var walk = Files.walk(root)) {
            var files = walk.filter(Files::isRegularFile).limit(MAX_FILES).sorted().toList();
            for (var file : files) {
                var name = file.getFileName().toString();
                if (name.endsWith(".java") || name.endsWith(".class")) {
                    file(file, sources, classes, out);
                }
            }
        }
    }

    private static void file(Path file, List<Path> sources, Map<String, byte[]> classes, Diagnostics out)
            throws IOException {
        var name = file.getFileName().toString();
        if (name.endsWith(".java")) {
            sources.add(file);
        } else if (name.endsWith(".class")) {
            if (Files.size(file) > MAX_CLASS_BYTES) {
                out.error(FrontCode.BAD_CLASS, Place.of(file.toString()), "the file is too large to be a class file", "check the path");
            } else {
                classFile(Files.readAllBytes(file), file.toString(), classes, out);
            }
        } else if (name.endsWith(".jar")) {
            archive(file, classes, out);
        } else {
            out.error(
                    FrontCode.NO_INPUT,
                    Place.of(file.toString()),
                    "neither a .java, .class or .jar file nor a directory",
                    "name Java sources, class directories or jars");
        }
    }

    private static void archive(Path file, Map<String, byte[]> classes, Diagnostics out) {
        try (var jar = new JarFile(file.toFile())) {
            var entries = jar.stream().filter(e -> e.getName().endsWith(".class")).limit(MAX_FILES).toList();
            for (var entry : entries) {
                if (entry.getName().equals("module-info.class") || entry.getName().startsWith("META-INF/")) {
                    continue;
                }
                try (var in = jar.getInputStream(entry)) {
                    classFile(in.readNBytes((int) MAX_CLASS_BYTES), file + "!" + entry.getName(), classes, out);
                }
            }
        } catch (IOException | SecurityException e) {
            out.error(FrontCode.BAD_CLASS, Place.of(file.toString()), "the archive is damaged: " + e.getMessage(), "build it again");
        }
    }

    private static void classFile(byte[] bytes, String place, Map<String, byte[]> classes, Diagnostics out) {
        try {
            var node = new ClassNode();
            new ClassReader(bytes).accept(node, ClassReader.EXPAND_FRAMES);
            if (!node.name.equals("module-info") && !node.name.endsWith("package-info")) {
                classes.put(node.name, bytes);
            }
        } catch (RuntimeException e) {
            // ASM reports damage by whatever its reading ran into.
            var newer = e.getMessage() != null && e.getMessage().startsWith("Unsupported class file major version");
            out.error(
                    FrontCode.BAD_CLASS,
                    Place.of(place),
                    newer ? "the class file is newer than this version of Heliac reads" : "not a class file, or a damaged one",
                    newer ? "compile with --release 25" : "compile it again");
        }
    }
}
