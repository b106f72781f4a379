package dev.heliac.runtime.build;

import dev.heliac.runtime.NativeTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Builds {@code <isa>/kernel.bc} and {@code <isa>/fastpath.bc}: bitcode, so that an installer can compile for the real processor. */
public final class KernelBitcode {

    private KernelBitcode() {}

    /** Takes the folder of C sources and the resources' folder, in which each ISA has one of its own. */
    public static void main(String[] args) throws InterruptedException {
        Path sources = Path.of(args[0]);
        Path resources = Path.of(args[1]);
        try {
            for (var unit : List.of("kernel", "fastpath")) {
                build(sources, unit, resources.resolve("xscale"), "armv5te-none-eabi", List.of("-mcpu=xscale", "-marm",
                        "-mfloat-abi=soft"));
                build(sources, unit, resources.resolve("x86_64"), "x86_64-unknown-linux-gnu", List.of());
            }
            for (var unit : List.of("grid", "gridthreads", "fastpath")) {
                build(sources, unit, resources.resolve("threads"), "x86_64-unknown-linux-gnu", List.of("-DHK_GRID"));
                build(sources, unit, resources.resolve("sanitized"), "x86_64-unknown-linux-gnu", List.of("-DHK_GRID", "-DHK_SANITIZE"));
            }
            build(sources, "gpuhost", resources.resolve("nvptx"), "x86_64-unknown-linux-gnu", List.of());
            for (var unit : List.of("grid", "gpumath", "fastpath")) {
                // For the oldest GPU; what it is made for really is decided when the process is.
                build(sources, unit, resources.resolve("nvptx"), "nvptx64-nvidia-cuda", List.of(
                        "-DHK_GRID", "-fconvergent-functions", "-march=sm_70", "-Xclang", "-target-feature", "-Xclang", "+ptx63", "-Oz"));
                build(sources, unit, resources.resolve("amdgpu"), "amdgcn-amd-amdhsa", List.of(
                        "-DHK_GRID", "-fconvergent-functions", "-nogpulib", "-Os"));
                // As for a CUDA device, so that pointers are of the generic address space.
                build(sources, unit, resources.resolve("spirv"), "spirv64v1.2-unknown-unknown", List.of(
                        "-DHK_GRID", "-fconvergent-functions", "-Os", "-Xclang", "-fcuda-is-device", "-fno-vectorize",
                        "-fno-slp-vectorize"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void build(Path sources, String unit, Path folder, String target, List<String> options)
            throws IOException, InterruptedException {
        var bitcode = folder.resolve(unit + ".bc");
        if (Files.exists(bitcode) && isCurrent(sources, bitcode)) {
            return;
        }
        Files.createDirectories(folder);
        var fresh = folder.resolve(unit + ".bc.new").toAbsolutePath();
        var command = new ArrayList<>(List.of(
                NativeTools.clang().toString(), "--target=" + target, "-std=c11", "-O2", "-ffreestanding", "-nostdlibinc", "-isystem",
                NativeTools.clangHeaders().toString(), "-I.", "-Iinclude", "-Iplatform/linux",
                "-fno-asynchronous-unwind-tables", "-fno-unwind-tables", "-fno-ident", "-fno-strict-aliasing", "-ffunction-sections",
                "-fdata-sections", "-Wall", "-Wextra", "-Wno-unused-parameter", "-Werror"));
        command.addAll(options);
        command.addAll(List.of("-emit-llvm", "-c", unit + ".c", "-o", fresh.toString()));
        // In the sources' folder, so that no path of this machine gets into the bitcode.
        int status = new ProcessBuilder(command).directory(sources.toFile()).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": exit status " + status);
        }
        Files.move(fresh, bitcode, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isCurrent(Path sources, Path bitcode) throws IOException {
        var built = Files.getLastModifiedTime(bitcode);
        try (var files = Files.walk(sources)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).compareTo(built) >= 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
