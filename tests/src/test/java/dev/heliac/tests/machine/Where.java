package dev.heliac.tests.machine;

import dev.heliac.il.Module;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.verify.Verifier;
import dev.heliac.installer.MachineProbe;
import dev.heliac.installer.TargetDescription;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/** How an application's processes are spread over kernels. */
public enum Where {
    /** All on the x86-64 kernel. */
    X86_64,
    /** All on the XScale kernel, with the coordinator's services on x86-64. */
    XSCALE,
    /** Every other process on the XScale kernel. */
    SPLIT,
    /** Those that a device can run each on a grid of threads, as they would be on a GPU, the others on the x86-64 kernel. */
    GRID;

    /** The manifest that does it. */
    String manifest(Module module) {
        var text = new StringBuilder();
        for (int i = 0; i < module.processes().size(); i++) {
            boolean xscale = this == XSCALE || this == SPLIT && i % 2 == 1;
            boolean grid = this == GRID && isPossible(module, module.processes().get(i));
            text.append("[process.").append(module.processes().get(i).name()).append("]\nplatform = \"");
            text.append(xscale ? "xscale" : grid ? "gpu" : "x86_64").append("\"\n");
        }
        return text.toString();
    }

    /** Whether a device can run the process. */
    public static boolean isPossible(Module module, ProcessDecl process) {
        var out = new Diagnostics();
        Verifier.device(module, process, out);
        return out.list().isEmpty();
    }

    /** The kernels that there are for it. */
    TargetDescription target() {
        var machine = TargetDescription.ofThisMachine(MachineProbe.ofThisMachine());
        return switch (this) {
            case X86_64 -> machine.restrictedTo(Set.of());
            case GRID -> machine.restrictedTo(Set.of("gpu"));
            case XSCALE, SPLIT -> machine;
        };
    }

    /** As that of {@link #GRID}, with grids of threads that have sanitizers. */
    static TargetDescription sanitized() {
        return TargetDescription.ofThisMachine(MachineProbe.ofThisMachine())
                .withGridOfThreads()
                .restrictedTo(Set.of("gpu"))
                .sanitized()
                .orElseThrow();
    }

    boolean isHere() {
        return this == X86_64 || this == GRID || MachineProbe.ofThisMachine().qemuArm().isPresent();
    }

    /** Skips the test, with the reason, where no emulator can run the XScale kernel. */
    public void assumeHere() {
        Assumptions.assumeTrue(isHere(), "needs qemu-arm (package qemu-user-static)");
    }
}
