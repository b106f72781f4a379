package dev.heliac.backend.gpu;

import dev.heliac.backend.llvm.TargetProvider;
import java.util.List;

/**
 * A grid of threads on x86-64 Linux in place of a GPU's: what is lowered for a GPU, with the number of each thread and the barriers
 * supplied by the operating system's threads.
 */
public class GridThreadsTarget implements TargetProvider {

    /** What target descriptions call the processor. */
    public static final String CPU = "threads";

    @Override
    public String isa() {
        return "gpu";
    }

    @Override
    public String triple() {
        return "x86_64-unknown-linux-gnu";
    }

    @Override
    public String defaultCpu() {
        return "x86-64-v2";
    }

    @Override
    public String features(String cpu) {
        return "";
    }

    @Override
    public List<String> linkerOptions() {
        return List.of("-m", "elf_x86_64");
    }

    @Override
    public String runtime() {
        return "threads";
    }

    @Override
    public List<String> kernel() {
        return List.of("grid", "gridthreads");
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
    public boolean has(String cpu) {
        return cpu.equals(CPU) || cpu.isEmpty();
    }

    @Override
    public String processor(String cpu) {
        return defaultCpu();
    }

    @Override
    public boolean hasSanitizers() {
        return true;
    }
}
