package dev.heliac.frontend.source;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.frontend.model.ClassFiles;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.objectweb.asm.ClassReader;

/**
 * Sorts what the user gave into sources and class files.
 *
 * @param sources Java files, sorted
 * @param classes class files by internal name
 * @param places where each class file is
 */
public record Inputs(List<Path> sources, Map<String, byte[]> classes, Map<String, String> places) {

    private static final long MAX_CLASS_BYTES = 16 << 20;
    private static final int MAX_FILES = 100_000;
    private static final long MAX_ARCHIVE_BYTES = 1 << 30;

    public static Inputs collect(List<Path> given, Diagnostics out) {
        var found = new Found();
        for (var path : given) {
            try {
                if (Files.isDirectory(path)) {
                    directory(path, found, out);
                } else if (!Files.isReadable(path)) {
                    out.error(
                            FrontCode.UNREADABLE,
                            Place.of(path.toString()),
                            Files.exists(path) ? "the file may not be read" : "no such file or directory",
                            "check the path");
                } else {
                    file(path, found, out);
                }
            } catch (IOException | UncheckedIOException e) {
                out.error(FrontCode.UNREADABLE, Place.of(path.toString()), "cannot be read: " + e.getMessage(), "check the path");
            }
        }
        if (found.sources.isEmpty() && found.classes.isEmpty() && !out.hasErrors()) {
            var where = given.isEmpty() ? "<command line>" : given.getFirst().toString();
            out.error(FrontCode.NO_INPUT, Place.of(where), "no Java source or class file here",
                    "name files, directories or jars that have some");
        }
        return new Inputs(found.sources.stream().distinct().sorted().toList(), found.classes, found.places);
    }

    /** Reports a class path's part that cannot be read; javac and class loaders pass over it. */
    public static void onClassPath(Path path, Diagnostics out) {
        if (!Files.isReadable(path)) {
            out.error(FrontCode.UNREADABLE, Place.of(path.toString()), "on the class path, but cannot be read", "check -cp");
        } else if (!Files.isDirectory(path)) {
            try {
                new JarFile(path.toFile()).close();
            } catch (IOException | RuntimeException e) {
                out.error(FrontCode.BAD_CLASS, Place.of(path.toString()), "the archive is damaged: " + e.getMessage(), "build it again");
            }
        }
    }

    /** The sources in a directory, which are not compiled. */
    public static List<Path> onSourcePath(Path root, Diagnostics out) {
        try {
            return files(root).stream().filter(f -> f.toString().endsWith(".java")).toList();
        } catch (IOException | UncheckedIOException e) {
            out.error(FrontCode.UNREADABLE, Place.of(root.toString()), "on the source path, but cannot be read", "check --source-path");
            return List.of();
        }
    }

    private static void directory(Path root, Found found, Diagnostics out) throws IOException {
        for (var file : files(root)) {
            var name = file.getFileName().toString();
            if (name.endsWith(".java") || name.endsWith(".class")) {
                file(file, found, out);
            }
        }
    }

    private static List<Path> files(Path root) throws IOException {
        try (var walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile).limit(MAX_FILES).sorted().toList();
        }
    }

    private static void file(Path file, Found found, Diagnostics out)
            throws IOException {
        var name = file.getFileName().toString();
        if (name.endsWith(".java")) {
            found.sources.add(file);
        } else if (name.endsWith(".class")) {
            if (Files.size(file) > MAX_CLASS_BYTES) {
                out.error(FrontCode.BAD_CLASS, Place.of(file.toString()), "the file is too large to be a class file", "check the path");
            } else {
                classFile(Files.readAllBytes(file), file.toString(), found, out);
            }
        } else if (name.endsWith(".jar")) {
            archive(file, found, out);
        } else {
            out.error(
                    FrontCode.NO_INPUT,
                    Place.of(file.toString()),
                    "neither a .java, .class or .jar file nor a directory",
                    "name Java sources, class directories or jars");
        }
    }

    private static void archive(Path file, Found found, Diagnostics out) {
        try (var jar = new JarFile(file.toFile())) {
            var entries = jar.stream().filter(e -> e.getName().endsWith(".class")).limit(MAX_FILES).toList();
            long size = 0;
            for (var entry : entries) {
                if (entry.getName().equals("module-info.class") || entry.getName().startsWith("META-INF/")) {
                    continue;
                }
                try (var in = jar.getInputStream(entry)) {
                    var bytes = in.readNBytes((int) MAX_CLASS_BYTES + 1);
                    size += bytes.length;
                    if (bytes.length > MAX_CLASS_BYTES || size > MAX_ARCHIVE_BYTES) {
                        var place = Place.of(file + "!" + entry.getName());
                        out.error(FrontCode.BAD_CLASS, place, "too large when unpacked", "check the archive");
                        return;
                    }
                    classFile(bytes, file + "!" + entry.getName(), found, out);
                }
            }
        } catch (IOException | RuntimeException e) {
            out.error(FrontCode.BAD_CLASS, Place.of(file.toString()), "the archive is damaged: " + e.getMessage(), "build it again");
        }
    }

    private static void classFile(byte[] bytes, String place, Found found, Diagnostics out) {
        var fault = ClassFiles.unreadable(bytes);
        if (fault.isPresent()) {
            out.error(fault.get().code(), Place.of(place), fault.get().message(), fault.get().remedy());
            return;
        }
        var name = new ClassReader(bytes).getClassName();
        if (name.equals("module-info") || name.endsWith("package-info")) {
            return;
        }
        if (name.startsWith("java/")) {
            out.error(FrontCode.BAD_CLASS, Place.of(place), "`" + name.replace('/', '.') + "` is in a package of the JDK's",
                    "move it to a package of your own");
            return;
        }
        var before = found.classes.putIfAbsent(name, bytes);
        if (before == null) {
            found.places.put(name, place);
        } else if (!Arrays.equals(before, bytes)) {
            out.error(
                    FrontCode.BAD_CLASS,
                    Place.of(place),
                    "`" + name.replace('/', '.') + "` is defined otherwise in " + found.places.get(name),
                    "give it once");
        }
    }

    /** What has been found so far. */
    private static final class Found {
        final List<Path> sources = new ArrayList<>();
        final Map<String, byte[]> classes = new HashMap<>();
        final Map<String, String> places = new HashMap<>();
    }
}
