package dev.heliac.installer;

import dev.heliac.backend.llvm.TargetProvider;
import java.util.List;

/**
 * One kernel a target hosts.
 *
 * @param isa name of the instruction set, as back ends name it
 * @param cpu LLVM's name of the processor
 * @param features LLVM's feature string, {@code +a,-b}
 * @param node NUMA node it belongs to, -1 where that means nothing
 * @param launch the program and options that run the kernel; empty when the kernel runs by itself
 */
public record KernelSpec(String isa, String cpu, String features, int node, List<String> launch) {

    public KernelSpec {
        launch = List.copyOf(launch);
    }

    /** What makes code for it; there is one for every kernel of a target description. */
    TargetProvider provider() {
        return TargetProvider.of(isa, cpu).orElseThrow();
    }

    /** Whether processes run there only that prefer it: a GPU, or what another program stands in for. */
    boolean special() {
        return !launch.isEmpty() || provider().grid();
    }
}
