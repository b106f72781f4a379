package dev.heliac.backend.gpu;

import dev.heliac.backend.llvm.Program;
import dev.heliac.backend.llvm.TargetProvider;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * AMD GPUs from GCN 5 on, which is the first whose flat addresses reach all memory without help. A process becomes a code object of version
 * 5, for ROCm.
 */
public final class AmdgpuTarget implements TargetProvider {

    private static final Set<String> KNOWN = Set.of(
            "gfx900", "gfx902", "gfx904", "gfx906", "gfx908", "gfx909", "gfx90a", "gfx90c", "gfx940", "gfx941", "gfx942", "gfx950", //
            "gfx1010", "gfx1011", "gfx1012", "gfx1013", //
            "gfx1030", "gfx1031", "gfx1032", "gfx1033", "gfx1034", "gfx1035", "gfx1036", //
            "gfx1100", "gfx1101", "gfx1102", "gfx1103", "gfx1150", "gfx1151", "gfx1152", "gfx1153", //
            "gfx1200", "gfx1201");

    @Override
    public String isa() {
        return "gpu";
    }

    @Override
    public String triple() {
        return "amdgcn-amd-amdhsa";
    }

    @Override
    public String defaultCpu() {
        return "gfx906";
    }

    @Override
    public String features(String cpu) {
        return "";
    }

    @Override
    public List<String> linkerOptions() {
        return List.of("-m", "elf64_amdgpu");
    }

    @Override
    public String runtime() {
        return "amdgpu";
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
        return Optional.of(Program.CODE_OBJECT);
    }

    @Override
    public boolean has(String cpu) {
        return KNOWN.contains(cpu);
    }
}
