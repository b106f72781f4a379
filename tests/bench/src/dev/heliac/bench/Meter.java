package dev.heliac.bench;

import dev.heliac.runtime.NativeTools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The small program in meter/, built against the kernel's sources: what it prints is in nanoseconds. */
final class Meter {

    private final Path program;
    private final Path directory;

    Meter(Path root, Path work) {
        directory = work;
        program = work.resolve("meter");
        var object = work.resolve("meter.o").toString();
        var sources = root.resolve("runtime-stubs/src/main/c");
        Commands.run(
                sources, NativeTools.clang().toString(), "--target=x86_64-unknown-linux-gnu", "-std=c11", "-O2",
                "-ffreestanding", "-nostdlibinc", "-isystem", NativeTools.clangHeaders().toString(), "-I.", "-Iinclude",
                "-fno-stack-protector", "-fno-asynchronous-unwind-tables", "-c",
                root.resolve("tests/bench/meter/meter.c").toString(), "-o", object);
        Commands.run(
                work, NativeTools.lld().toString(), "-m", "elf_x86_64", "-static", "-z", "noexecstack", "-e", "_start",
                "-o", program.toString(), object);
    }

    String path() {
        return program.toString();
    }

    /** The numbers one mode prints. */
    List<Double> measure(String... mode) {
        var command = new ArrayList<String>();
        command.add(program.toString());
        command.addAll(Arrays.asList(mode));
        var line = Commands.run(directory, command.toArray(String[]::new)).strip();
        return Arrays.stream(line.split(" ")).map(Double::valueOf).toList();
    }

    /** A program's whole time, or its memory; {@code until} is "time", "used", "first" or "memory", as in meter.c. */
    double program(String until, List<String> command) {
        var mode = new ArrayList<>(List.of(until));
        mode.addAll(command);
        return measure(mode.toArray(String[]::new)).getFirst();
    }
}
