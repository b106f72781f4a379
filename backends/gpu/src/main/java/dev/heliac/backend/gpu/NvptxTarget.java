package dev.heliac.backend.gpu;

import dev.heliac.backend.llvm.Program;
import dev.heliac.backend.llvm.TargetProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * NVIDIA GPUs from compute capability 7.0 on, which is the first with a memory model and with threads that wait for each other within a
 * warp. A process becomes PTX, which the GPU's driver assembles where {@code ptxas} has not.
 */
public final class NvptxTarget implements TargetProvider {

    /** The first PTX ISA that knows each, so that old drivers take it as well (NVIDIA, "PTX ISA", release notes). */
    private static final Map<String, String> FIRST = Map.ofEntries(
            Map.entry("sm_70", "ptx63"),
            Map.entry("sm_72", "ptx63"),
            Map.entry("sm_75", "ptx63"),
            Map.entry("sm_80", "ptx70"),
            Map.entry("sm_86", "ptx71"),
            Map.entry("sm_87", "ptx74"),
            Map.entry("sm_89", "ptx78"),
            Map.entry("sm_90", "ptx78"),
            Map.entry("sm_90a", "ptx80"),
            Map.entry("sm_100", "ptx86"),
            Map.entry("sm_100a", "ptx86"),
            Map.entry("sm_101", "ptx86"),
            Map.entry("sm_101a", "ptx86"),
            Map.entry("sm_120", "ptx87"),
            Map.entry("sm_120a", "ptx87"));

    @Override
    public String isa() {
        return "gpu";
    }

    @Override
    public String triple() {
        return "nvptx64-nvidia-cuda";
    }

    @Override
    public String defaultCpu() {
        return "sm_75";
    }

    @Override
    public String features(String cpu) {
        return "+" + FIRST.get(cpu);
    }

    /** Nothing is linked. */
    @Override
    public List<String> linkerOptions() {
        return List.of();
    }

    @Override
    public String runtime() {
        return "nvptx";
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
        return Optional.of(Program.PTX);
    }

    @Override
    public Optional<String> beside() {
        return Optional.of("gpuhost");
    }

    @Override
    public boolean has(String cpu) {
        return FIRST.containsKey(cpu);
    }
}
