package dev.heliac.tests.machine;

import dev.heliac.il.Module;
import dev.heliac.installer.MachineProbe;
import org.junit.jupiter.api.Assumptions;

/** How an application's processes are spread over kernels. */
public enum Where {
    /** All on the x86-64 kernel. */
    X86_64,
    /** All on the XScale kernel, with the coordinator's services on x86-64. */
    XSCALE,
    /** Every other process on the XScale kernel. */
    SPLIT;

    /** The manifest that does it. */
    String manifest(Module module) {
        var text = new StringBuilder();
        for (int i = 0; i < module.processes().size(); i++) {
            boolean xscale = this == XSCALE || this == SPLIT && i % 2 == 1;
            text.append("[process.").append(module.processes().get(i).name()).append("]\nplatform = \"");
            text.append(xscale ? "xscale" : "x86_64").append("\"\n");
        }
        return text.toString();
    }

    boolean isHere() {
        return this == X86_64 || MachineProbe.ofThisMachine().qemuArm().isPresent();
    }

    /** Skips the test, with the reason, where no emulator can run the XScale kernel. */
    public void assumeHere() {
        Assumptions.assumeTrue(isHere(), "needs qemu-arm (package qemu-user-static)");
    }
}
