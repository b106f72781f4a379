package dev.heliac.backend.llvm;

import dev.heliac.runtime.NativeTools;
import dev.heliac.runtime.RuntimeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Links a kernel and its processes to one static executable with the bundled lld. */
public final class Linker {

    /** Indices of names that neither gdb nor perf reads, and the linker's name. */
    private static final String LEFT_OUT =
            "SECTIONS { /DISCARD/ : { *(.debug_pubnames .debug_pubtypes .comment) } } INSERT AFTER .text;\n";

    /** The library that has {@code dlopen}, or has what has it loaded as well (glibc, from 2.34 on). */
    private static final String OPENER = "libdl.so.2";

    private static final String INTERPRETER = "/lib64/ld-linux-x86-64.so.2";

    private Linker() {}

    /**
     * Links to the bytes of an executable.
     *
     * @param objects the kernel's object, then the processes', in an order that does not depend on this run
     * @param work an existing directory for intermediate files
     * @throws IOException when the disk is full or lld cannot be started
     */
    public static byte[] link(TargetProvider target, List<byte[]> objects, Path work) throws IOException {
        var folder = Files.createTempDirectory(work, "link");
        try {
            var command = new ArrayList<String>();
            command.add(NativeTools.lld().toString());
            command.addAll(target.linkerOptions());
            command.addAll(List.of(
                    "-static", "-nostdlib", "--gc-sections", "-z", "nostart-stop-gc", "-z", "noexecstack", "-z", "max-page-size=4096",
                    "--build-id=none", "--compress-debug-sections=zlib", "-e", "_start", "-o", "kernel"));
            Files.writeString(folder.resolve("left-out.ld"), LEFT_OUT);
            command.add("left-out.ld");
            for (int i = 0; i < objects.size(); i++) {
                var name = i + ".o";
                Files.write(folder.resolve(name), objects.get(i));
                command.add(name);
            }
            Files.write(folder.resolve("libarith.a"), RuntimeFiles.bytes(target.runtime(), "libarith.a"));
            command.add("libarith.a");
            run(command, folder);
            return Files.readAllBytes(folder.resolve("kernel"));
        } finally {
            delete(folder);
        }
    }

    /**
     * Links a program that opens libraries of the machine it runs on. What that takes is in its C library; a stub stands for that here, so
     * that none need be there now.
     *
     * @param host an x86-64 Linux
     * @param object the whole program
     * @param work an existing directory for intermediate files
     * @throws IOException when the disk is full or lld cannot be started
     */
    public static byte[] dynamic(TargetSpec host, byte[] object, Path work) throws IOException {
        var folder = Files.createTempDirectory(work, "link");
        try {
            Files.write(folder.resolve("stub.o"), Lowering.stub(host, List.of("dlopen", "dlsym")));
            Files.write(folder.resolve("program.o"), object);
            Files.write(folder.resolve("libarith.a"), RuntimeFiles.bytes(host.target().runtime(), "libarith.a"));
            var lld = NativeTools.lld().toString();
            run(List.of(lld, "-m", "elf_x86_64", "-shared", "-soname", OPENER, "--build-id=none", "-o", OPENER, "stub.o"), folder);
            run(List.of(
                    lld, "-m", "elf_x86_64", "-nostdlib", "--gc-sections", "-z", "noexecstack", "-z", "now", "--build-id=none",
                    "--hash-style=gnu", "-dynamic-linker", INTERPRETER, "-e", "_start", "-o", "kernel", "program.o", "libarith.a",
                    OPENER), folder);
            return Files.readAllBytes(folder.resolve("kernel"));
        } finally {
            delete(folder);
        }
    }

    /**
     * Links a device's whole program, of which the object's one symbol that is known outside is the entry, so that its driver can load it.
     *
     * @param work an existing directory for intermediate files
     * @throws IOException when the disk is full or lld cannot be started
     */
    public static byte[] program(TargetProvider target, byte[] object, Path work) throws IOException {
        var folder = Files.createTempDirectory(work, "link");
        try {
            Files.write(folder.resolve("program.o"), object);
            var command = new ArrayList<String>();
            command.add(NativeTools.lld().toString());
            command.addAll(target.linkerOptions());
            command.addAll(List.of("-shared", "--no-undefined", "--build-id=none", "-o", "program", "program.o"));
            run(command, folder);
            return Files.readAllBytes(folder.resolve("program"));
        } finally {
            delete(folder);
        }
    }

    /**
     * Translates a module to SPIR-V: by a program of LLVM's, because it would end this one where it cannot.
     *
     * @param bitcode the optimized module
     * @param kind what LLVM calls the form of what comes out, {@code obj} or {@code asm}
     * @param work an existing directory for intermediate files
     * @throws IOException when the disk is full or the program cannot be started
     * @throws UntranslatableException when it does not take the module
     */
    public static byte[] translated(byte[] bitcode, String kind, Path work) throws IOException {
        var folder = Files.createTempDirectory(work, "translate");
        try {
            Files.write(folder.resolve("program.bc"), bitcode);
            var llc = NativeTools.tool("llc").toString();
            run(List.of(llc, "-O2", "-filetype=" + kind, "-o", "program", "program.bc"), folder);
            return Files.readAllBytes(folder.resolve("program"));
        } catch (LoweringException e) {
            var reasons = e.getMessage().lines().filter(line -> line.contains("error: ") || line.startsWith("LLVM ERROR: "));
            throw new UntranslatableException(reasons.findFirst().orElse("LLVM says nothing"));
        } finally {
            delete(folder);
        }
    }

    /** Within the folder, so that no path gets into what is linked. */
    private static void run(List<String> command, Path folder) throws IOException {
        try {
            var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new LoweringException("LLVM refused the code:\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while linking", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
