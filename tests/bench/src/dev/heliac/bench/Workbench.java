package dev.heliac.bench;

import dev.heliac.runtime.NativeTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes each program runnable in three ways: by Heliac, by a JVM and, where there is a twin, in C. */
final class Workbench {

    /** Runs a program so many times and says how long each took; the same source for HotSpot and for Heliac. */
    private static final String TIMED = """
            package timed;

            @dev.heliac.lang.Process(name = "timed")
            public final class Timed {
                private Timed() {}

                public static void main(String[] args) throws Exception {
                    String[] words = {args[1]};
                    for (int i = Integer.parseInt(args[0]); i > 0; i--) {
                        long start = System.nanoTime();
                        MAIN.main(words);
                        System.out.flush();
                        System.err.println("time " + (System.nanoTime() - start));
                    }
                }
            }
            """;
    /** More than any of them needs, as a JVM takes a quarter of the machine's. */
    private static final String LIMITS = """
            heap = "1 GiB"
            stack = "8 MiB"
            """;
    private static final String LIBC = "/lib/x86_64-linux-gnu/libc.so.6";
    private static final String LOADER = "/lib64/ld-linux-x86-64.so.2";

    private final Path root;
    private final Path work;
    private final Heliac heliac;

    Workbench(Path root, Path work, Heliac heliac) {
        this.root = root;
        this.work = work;
        this.heliac = heliac;
    }

    /** The program's sources with the driver as the only process. */
    private Path timedSources(Program program) {
        var folder = work.resolve("timed-" + program.folder());
        try {
            for (var name : program.folders()) {
                Files.createDirectories(folder.resolve(name));
                for (var source : sources(root.resolve("tests/programs").resolve(name))) {
                    var text = Files.readString(source).replaceAll("(?m)^@Process\\(.*\\)$", "");
                    Files.writeString(folder.resolve(name).resolve(source.getFileName()), text);
                }
            }
            var driver = Files.createDirectories(folder.resolve("timed")).resolve("Timed.java");
            Files.writeString(driver, TIMED.replace("MAIN", program.mainClass()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
    }

    /** The driver's image; a command that starts it, without its words. */
    List<String> timedImage(Program program) {
        return image("timed", "timed-" + program.folder() + "-image", List.of(timedSources(program)));
    }

    /** The program as it stands. */
    List<String> image(Program program) {
        var folders = program.folders().stream().map(f -> root.resolve("tests/programs").resolve(f)).toList();
        return image(program.folder(), program.folder() + "-image", folders);
    }

    /** An image with one process; a command that starts it, without its words. */
    List<String> image(String process, String name, List<Path> sources) {
        try {
            var manifest = Files.writeString(work.resolve(name + ".toml"), "[process." + process + "]\n" + LIMITS);
            return Heliac.start(heliac.image(sources, name, "--isa", "x86_64", "--manifest", manifest.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> timedClasses(Program program) {
        return classes("timed.Timed", "timed-" + program.folder() + "-classes", List.of(timedSources(program)));
    }

    List<String> classes(Program program) {
        var folders = program.folders().stream().map(f -> root.resolve("tests/programs").resolve(f)).toList();
        return classes(program.mainClass(), program.folder() + "-classes", folders);
    }

    /** Compiles for a JVM; a command that starts it with its own choice of everything. */
    List<String> classes(String main, String name, List<Path> folders) {
        var classes = work.resolve(name).toString();
        var compile = new ArrayList<>(List.of(
                jdk("javac"), "-nowarn", "-d", classes, "-cp", System.getProperty("java.class.path")));
        try {
            for (var folder : folders) {
                sources(folder).forEach(s -> compile.add(s.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Commands.run(work, compile.toArray(String[]::new));
        return new ArrayList<>(List.of(jdk("java"), "-Dstdout.encoding=UTF-8", "-cp", classes, main));
    }

    static String jdk(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    /** Whether this machine has the C library that the twins are linked with. */
    static boolean hasLibrary() {
        return Files.exists(Path.of(LIBC)) && Files.exists(Path.of(LOADER));
    }

    /** By the clang that Heliac brings, for this very processor, with operations as exact as Java's. */
    List<String> twin(Program program) {
        return twin(program.folder());
    }

    List<String> twin(String file) {
        var objects = new ArrayList<String>();
        for (var name : List.of("twin", file)) {
            var object = work.resolve(name + ".o").toString();
            Commands.run(
                    root.resolve("tests/bench/twins"), NativeTools.clang().toString(), "--target=x86_64-unknown-linux-gnu",
                    "-std=c11", "-O3", "-march=native", "-ffp-contract=off", "-fno-math-errno", "-nostdlibinc", "-c",
                    name + ".c", "-o", object);
            objects.add(object);
        }
        var made = work.resolve("twin-" + file).toString();
        var link = new ArrayList<>(List.of(
                NativeTools.lld().toString(), "-m", "elf_x86_64", "-dynamic-linker", LOADER, "-o", made));
        link.addAll(objects);
        link.add(LIBC);
        Commands.run(work, link.toArray(String[]::new));
        return new ArrayList<>(List.of(made));
    }

    /** Lines that are not blank, in the program's own folders. */
    long lines(Program program) {
        try {
            long lines = 0;
            for (var folder : program.folders()) {
                for (var source : sources(root.resolve("tests/programs").resolve(folder))) {
                    lines += Files.readString(source).lines().filter(l -> !l.isBlank()).count();
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
