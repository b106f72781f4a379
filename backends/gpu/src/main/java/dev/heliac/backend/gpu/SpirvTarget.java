package dev.heliac.backend.gpu;

import dev.heliac.backend.llvm.Program;
import dev.heliac.backend.llvm.TargetProvider;
import java.util.List;
import java.util.Optional;

/** Whatever takes SPIR-V by OpenCL's rules: a process becomes a module with physical 64-bit addresses. */
public final class SpirvTarget implements TargetProvider {

    /** What target descriptions call it. */
    public static final String CPU = "spirv64";

    @Override
    public String isa() {
        return "gpu";
    }

    @Override
    public String triple() {
        return "spirv64v1.2-unknown-unknown";
    }

    @Override
    public String defaultCpu() {
        return "";
    }

    @Override
    public String features(String cpu) {
        return "";
    }

    /** Nothing is linked. */
    @Override
    public List<String> linkerOptions() {
        return List.of();
    }

    @Override
    public String runtime() {
        return "spirv";
    }

    @Override
    public List<String> kernel() {
        return List.of("grid", "gpumath");
    }

    @Override
    public boolean hasThreads() {
        return true;
    }

    @Override
    public boolean grid() {
        return true;
    }

    @Override
    public Optional<Program> program() {
        return Optional.of(Program.SPIRV);
    }

    @Override
    public boolean has(String cpu) {
        return cpu.equals(CPU);
    }

    @Override
    public String processor(String cpu) {
        return defaultCpu();
    }
}
