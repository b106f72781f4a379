package dev.heliac.backend.x86;

import dev.heliac.backend.llvm.TargetProvider;
import java.util.List;

/** Static freestanding ELF for x86-64 Linux. */
public final class X86Target implements TargetProvider {

    @Override
    public String isa() {
        return "x86_64";
    }

    @Override
    public String triple() {
        return "x86_64-unknown-linux-gnu";
    }

    /** Rounding to integers is a single instruction from this level on. */
    @Override
    public String defaultCpu() {
        return "x86-64-v2";
    }

    @Override
    public String features(String cpu) {
        return "";
    }

    @Override
    public boolean hasThreads() {
        return true;
    }

    @Override
    public List<String> linkerOptions() {
        return List.of("-m", "elf_x86_64");
    }
}
