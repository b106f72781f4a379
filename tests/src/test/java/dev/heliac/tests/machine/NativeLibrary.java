package dev.heliac.tests.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heliac.runtime.NativeTools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Libraries of C code for x86-64 Linux, made without a system's compiler and headers. */
public final class NativeLibrary {

    private NativeLibrary() {}

    public static void compile(Path source, Path object, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                NativeTools.clang().toString(), "--target=x86_64-unknown-linux-gnu", "-ffreestanding", "-nostdlibinc", "-isystem",
                NativeTools.clangHeaders().toString(), "-fPIC", "-w", "-c", "-o", object.toString()));
        command.addAll(List.of(options));
        command.add(source.toString());
        run(command);
    }

    public static void link(List<Path> objects, Path library, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(NativeTools.lld().toString(), "-shared", "-o", library.toString()));
        command.addAll(List.of(options));
        objects.forEach(o -> command.add(o.toString()));
        run(command);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor(), () -> String.join(" ", command));
    }
}
