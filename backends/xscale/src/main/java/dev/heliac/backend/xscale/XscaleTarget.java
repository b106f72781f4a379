package dev.heliac.backend.xscale;

import dev.heliac.backend.llvm.TargetProvider;
import java.util.List;

/** Static freestanding ELF for the XScale core; division and floating point are software, in the runtime. */
public final class XscaleTarget implements TargetProvider {

    @Override
    public String isa() {
        return "xscale";
    }

    /** In LLVM's normal form: without the vendor it would ask for the GNU names of the software arithmetic. */
    @Override
    public String triple() {
        return "armv5te-none-unknown-eabi";
    }

    @Override
    public String defaultCpu() {
        return "xscale";
    }

    @Override
    public String features(String cpu) {
        return "+strict-align";
    }

    @Override
    public boolean hasThreads() {
        return false;
    }

    @Override
    public List<String> linkerOptions() {
        return List.of("-m", "armelf_linux_eabi");
    }
}
