package dev.heliac.runtime.build;

import dev.heliac.runtime.NativeTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds {@code <isa>/libarith.a}, the software arithmetic of {@code arch/xscale/arith}. It is an archive of objects
 * and not bitcode because LLVM first asks for these functions when it generates code.
 */
public final class ArithmeticLibrary {
    private ArithmeticLibrary() {}

    /** Takes the folder of C sources and the resources' folder, in which each ISA has one of its own. */
    public static void main(String[] args) throws InterruptedException {
        Path sources = Path.of(args[0]);
        Path resources = Path.of(args[1]);
        try {
            build(sources, resources.resolve("xscale/libarith.a"), "armv5te-none-eabi",
                    List.of("-mcpu=xscale", "-marm", "-mfloat-abi=soft"));
            build(sources, resources.resolve("x86_64/libarith.a"), "x86_64-unknown-linux-gnu", List.of());
            build(sources, resources.resolve("threads/libarith.a"), "x86_64-unknown-linux-gnu", List.of());
            build(sources, resources.resolve("sanitized/libarith.a"), "x86_64-unknown-linux-gnu", List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void build(Path sources, Path archive, String target, List<String> options)
            throws IOException, InterruptedException {
        if (isCurrent(sources, archive)) {
            return;
        }
        Files.createDirectories(archive.getParent());
        Path work = Files.createTempDirectory(archive.getParent(), "libarith");
        try {
            String clang = NativeTools.clang().toString();
            String headers = NativeTools.clangHeaders().toString();
            List<String> archiver = new ArrayList<>();
            archiver.addAll(List.of(NativeTools.tool("llvm-ar").toString(), "rcsD", "libarith.a"));
            for (Path source : list(sources, ".c")) {
                String name = source.getFileName().toString();
                Path object = work.resolve(name.replace(".c", ".o"));
                List<String> compiler = new ArrayList<>(List.of(
                        clang, "--target=" + target, "-std=c11", "-O2",
                        "-ffreestanding", "-nostdlibinc", "-isystem", headers,
                        "-ffunction-sections", "-fdata-sections", "-fno-stack-protector",
                        "-fno-asynchronous-unwind-tables", "-fno-unwind-tables", "-fno-ident",
                        "-Wall", "-Wextra", "-Werror"));
                compiler.addAll(options);
                compiler.addAll(List.of("-c", name, "-o", object.toString()));
                // in the sources' folder, so that no path of this machine can get into an object
                run(sources, compiler);
                archiver.add(object.getFileName().toString());
            }
            run(work, archiver);
            Files.move(work.resolve("libarith.a"), archive, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            for (Path file : list(work, "")) {
                Files.delete(file);
            }
            Files.delete(work);
        }
    }

    private static boolean isCurrent(Path sources, Path archive) throws IOException {
        if (!Files.exists(archive)) {
            return false;
        }
        var built = Files.getLastModifiedTime(archive);
        for (Path source : list(sources, "")) {
            if (Files.getLastModifiedTime(source).compareTo(built) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** In order of their names, because the archive's bytes depend on it. */
    private static List<Path> list(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(suffix)).sorted().toList();
        }
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        int status = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": exit status " + status);
        }
    }
}
