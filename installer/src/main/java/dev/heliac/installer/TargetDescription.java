package dev.heliac.installer;

import dev.heliac.backend.llvm.Lowering;
import dev.heliac.backend.llvm.TargetProvider;
import dev.heliac.il.diag.Diagnostics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tomlj.Toml;

/**
 * The kernels of a machine to install for; the first is the coordinator.
 *
 * @param name how messages call it
 */
public record TargetDescription(String name, List<KernelSpec> kernels) {

    public static final String COORDINATOR_ISA = "x86_64";

    /** As many as the kernels' shared window has room for. */
    static final int MAX_KERNELS = 16;

    /** As many as a line of the boot plan has room for, besides its own. */
    private static final int MAX_LAUNCH_WORDS = 12;

    /** What stands in for a GPU where it is asked for and there is none: a grid of threads. */
    private static final KernelSpec GRID = new KernelSpec("gpu", "threads", "", -1, List.of());

    /** The same with sanitizers. */
    private static final KernelSpec SANITIZED = new KernelSpec("gpu", "threads-sanitized", "", -1, List.of());

    public TargetDescription {
        kernels = List.copyOf(kernels);
    }

    /** What this machine can host; the XScale kernel is there even where nothing can run it, so that its code is made. */
    public static TargetDescription ofThisMachine(MachineProbe probe) {
        var emulator = probe.qemuArm().orElse(MachineProbe.QEMU_ARM.getLast());
        var kernels = new ArrayList<KernelSpec>();
        kernels.add(new KernelSpec(COORDINATOR_ISA, Lowering.hostCpu(), Lowering.hostFeatures(), -1, List.of()));
        kernels.add(new KernelSpec("xscale", "xscale", "", -1, List.of(emulator, "-cpu", "pxa270")));
        probe.gpu()
                .filter(g -> TargetProvider.of(GRID.isa(), g.cpu()).isPresent())
                .ifPresent(g -> kernels.add(new KernelSpec(GRID.isa(), g.cpu(), "", -1, List.of())));
        return new TargetDescription("this machine", kernels);
    }

    /** The same without the kernels of other instruction sets than these; the coordinator stays. */
    public TargetDescription restrictedTo(Set<String> isas) {
        boolean noGpu = isas.contains(GRID.isa()) && kernels.stream().noneMatch(k -> k.isa().equals(GRID.isa()));
        return new TargetDescription(
                name,
                Stream.of(
                                kernels.stream().limit(1),
                                kernels.stream().skip(1).filter(k -> isas.contains(k.isa())),
                                noGpu ? Stream.of(GRID) : Stream.<KernelSpec>empty())
                        .flatMap(s -> s)
                        .toList());
    }

    /** The same with a grid of threads in place of the GPU, whether there is one or not. */
    public TargetDescription withGridOfThreads() {
        return new TargetDescription(
                name, Stream.concat(kernels.stream().filter(k -> !k.isa().equals(GRID.isa())), Stream.of(GRID)).toList());
    }

    /** The same with sanitizers on its grids of threads; empty when it has none. */
    public Optional<TargetDescription> sanitized() {
        var changed = kernels.stream().map(k -> k.provider().hasSanitizers() ? SANITIZED : k).toList();
        return changed.contains(SANITIZED) ? Optional.of(new TargetDescription(name, changed)) : Optional.empty();
    }

    /** Reads a target description; {@code host} supplies processor names and features that the file leaves out. */
    public static Optional<TargetDescription> read(Path file, Set<String> isas, Diagnostics out) {
        return TomlFile.read(file, out).flatMap(toml -> of(toml, file.getFileName().toString(), isas, out));
    }

    static Optional<TargetDescription> of(TomlFile toml, String fallbackName, Set<String> isas, Diagnostics out) {
        int before = out.list().size() + out.dropped();
        toml.expectKeys("name", "kernel");
        var kernels = new ArrayList<KernelSpec>();
        for (var t : toml.tables("kernel")) {
            t.expectKeys("isa", "cpu", "features", "node", "launch");
            var isa = t.string("isa");
            if (isa.isEmpty()) {
                t.wrong("isa", "given: " + String.join(" or ", isas));
            } else if (!isas.contains(isa.get())) {
                out.error(
                        InstallCode.UNKNOWN_ISA,
                        t.placeOf("isa"),
                        "unknown instruction set `" + isa.get() + "`",
                        "known are " + String.join(", ", isas));
            } else if (TargetProvider.of(isa.get(), t.string("cpu").orElse("")).isEmpty()) {
                t.wrong("cpu", "that of a GPU, as `sm_90`, or `threads` for a grid of threads, or `threads-sanitized`");
            } else if (!startable(isa.get(), t.string("cpu").orElse(""))) {
                var cpu = t.string("cpu").orElseThrow();
                out.error(
                        InstallCode.NOTHING_STARTS_IT,
                        t.placeOf("cpu"),
                        "there is code for `" + cpu + "`, but no program that starts it yet",
                        "name an NVIDIA GPU or `threads`; `heliac inspect --object FILE --isa " + isa.get() + " --cpu " + cpu
                                + "` writes the code");
            }
            if (t.strings("launch").map(List::size).orElse(0) > MAX_LAUNCH_WORDS) {
                t.wrong("launch", "at most " + MAX_LAUNCH_WORDS + " words");
            }
            if (t.strings("launch").stream().flatMap(List::stream).anyMatch(w -> w.isEmpty() || w.chars().anyMatch(c -> c <= ' '))) {
                t.wrong("launch", "words without white space");
            }
            kernels.add(new KernelSpec(
                    isa.orElse(""),
                    t.string("cpu").orElse(""),
                    t.string("features").orElse(""),
                    t.integer("node", 0, 1023).orElse(-1),
                    t.strings("launch").orElse(List.of())));
        }
        if (kernels.size() > MAX_KERNELS) {
            toml.wrong("kernel", "given at most " + MAX_KERNELS + " times");
        }
        if (kernels.isEmpty() || !kernels.getFirst().isa().equals(COORDINATOR_ISA)) {
            out.error(
                    InstallCode.NO_COORDINATOR,
                    toml.placeOf("kernel"),
                    "the first [[kernel]] must be the coordinator, isa = \"" + COORDINATOR_ISA + "\"",
                    "add it before the others");
        }
        if (out.list().size() + out.dropped() > before) {
            return Optional.empty();
        }
        return Optional.of(new TargetDescription(toml.string("name").orElse(fallbackName), kernels));
    }

    private static boolean startable(String isa, String cpu) {
        return TargetProvider.of(isa, cpu).filter(target -> !target.whole() || target.beside().isPresent()).isPresent();
    }

    /** The same description as a file that {@link #read} accepts. */
    public String toToml() {
        var text = new StringBuilder("name = ").append(quoted(name)).append('\n');
        for (var kernel : kernels) {
            text.append("\n[[kernel]]\nisa = ").append(quoted(kernel.isa()));
            text.append("\ncpu = ").append(quoted(kernel.cpu()));
            text.append("\nfeatures = ").append(quoted(kernel.features())).append('\n');
            if (kernel.node() >= 0) {
                text.append("node = ").append(kernel.node()).append('\n');
            }
            if (!kernel.launch().isEmpty()) {
                var words = kernel.launch().stream().map(TargetDescription::quoted).toList();
                text.append("launch = [").append(String.join(", ", words)).append("]\n");
            }
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return "\"" + Toml.tomlEscape(text) + "\"";
    }
}
