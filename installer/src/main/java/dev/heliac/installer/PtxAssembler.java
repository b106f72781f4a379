package dev.heliac.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * NVIDIA's {@code ptxas}, where it is on the machine. What it has assembled the GPU's driver does not have to, which would take it
 * seconds when a process first starts.
 */
public record PtxAssembler(Path program) {

    private static final int SECONDS = 300;

    /** The one on the search path. */
    public static Optional<PtxAssembler> find(MachineProbe machine) {
        return machine.find("ptxas").map(PtxAssembler::new);
    }

    /** What it says of itself; empty when it does not run. */
    Optional<String> version() {
        try {
            var work = Files.createTempFile("heliac", ".version");
            try {
                return run(work, program.toString(), "--version") ? Optional.of(Files.readString(work)) : Optional.empty();
            } finally {
                Files.delete(work);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A cubin for a GPU; empty when the program does not know the GPU or the PTX, which the driver may. */
    Optional<byte[]> assemble(byte[] ptx, String cpu) throws IOException {
        var work = Files.createTempDirectory("heliac");
        try {
            var source = Files.write(work.resolve("process.ptx"), ptx);
            var cubin = work.resolve("process.cubin");
            boolean done = run(work.resolve("log"), program.toString(), "-arch=" + cpu, "-o", cubin.toString(), source.toString());
            return done ? Optional.of(Files.readAllBytes(cubin)) : Optional.empty();
        } finally {
            Durable.deleteTree(work);
        }
    }

    private static boolean run(Path log, String... command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
