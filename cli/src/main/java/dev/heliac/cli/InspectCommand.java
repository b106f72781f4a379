package dev.heliac.cli;

import dev.heliac.backend.llvm.Lowering;
import dev.heliac.backend.llvm.TargetProvider;
import dev.heliac.backend.llvm.UntranslatableException;
import dev.heliac.cli.Programs.Loaded;
import dev.heliac.frontend.model.Outline;
import dev.heliac.il.Contract;
import dev.heliac.il.Module;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.ProcessDecl.Port;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.reach.Reach;
import dev.heliac.il.slice.Slice;
import dev.heliac.il.text.HilPrinter;
import dev.heliac.installer.Image;
import dev.heliac.installer.InstallCode;
import dev.heliac.installer.Installer;
import dev.heliac.installer.KernelSpec;
import dev.heliac.installer.MachineProbe;
import dev.heliac.installer.Manifest;
import dev.heliac.installer.Placement;
import dev.heliac.installer.Reason;
import dev.heliac.installer.TargetDescription;
import dev.heliac.report.svg.ContractSvg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "inspect",
        description = "Shows what is in a module or an image: IL, LLVM IR, assembly, contracts, placement, what got in and why.",
        footer = {
            "", "Examples:", "  heliac inspect app.hil", "  heliac inspect app.hil --asm --isa xscale --process decoder",
            "  heliac inspect app.image --placement",
            "  heliac inspect src --contract --svg contracts.svg", "  heliac inspect app.hil --reach java.util.HashMap.resize"
        })
final class InspectCommand implements Callable<Integer> {

    /** What to show; without any, an overview. */
    static final class What {
        @Option(names = "--il", description = "The IL's text form.")
        boolean il;

        @Option(names = "--llvm", description = "LLVM IR, optimized.")
        boolean llvm;

        @Option(names = "--asm", description = "Assembly.")
        boolean asm;

        @Option(names = "--object", paramLabel = "FILE",
                description = "Writes the code of one process into this file: what a linker takes, or the whole program of a GPU.")
        Path object;

        @Option(names = "--contract", description = "The contracts.")
        boolean contract;

        @Option(names = "--reach", arity = "0..1", fallbackValue = "", paramLabel = "NAME",
                description = "What got into each process, why, and how large it is; of a function, class or package"
                        + " the way to it.")
        String reach;

        @Option(names = "--placement", description = "Which kernel runs each process, and why.")
        boolean placement;
    }

    @Parameters(paramLabel = "APP", description = "A .hil file, sources, or an image.")
    Path input;

    @Option(names = "--optimized", description = "The IL as it is lowered, process by process, not as it was compiled.")
    boolean optimized;

    @ArgGroup
    What what = new What();

    @Option(names = "--svg", paramLabel = "FILE", description = "With --contract: draws their state machines into this file.")
    Path svg;

    @Option(names = "--isa", paramLabel = "ISA",
            description = "Instruction set of the code shown or measured; default x86_64. With --placement the kernels that there are"
                    + " besides the coordinator, as for install: xscale,gpu; default the target's.")
    String isa;

    @Option(names = "--cpu", paramLabel = "CPU",
            description = "Its processor, as target descriptions call it: sm_90, gfx90a or spirv64 for a GPU. Default: the target's.")
    String cpu;

    @Option(names = "--process", paramLabel = "NAME", description = "Only this process.")
    String process;

    @Option(
            names = {"-O", "--optimize"},
            paramLabel = "LEVEL",
            defaultValue = "2",
            description = "0: none, 1: of the IL only, 2 and 3: in full; default ${DEFAULT-VALUE}.")
    int level;

    @Option(names = "--manifest", paramLabel = "FILE", description = "For --placement.")
    Path manifest;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        if (svg != null && !what.contract) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--svg draws contracts: it goes with --contract");
        }
        var out = new Diagnostics();
        var image = Image.isAt(input) ? Image.open(input, out) : Optional.<Image>empty();
        var shown = List.of(image.map(Image::module).orElse(input));
        var loaded = out.hasErrors() ? new Loaded(Optional.empty(), Outline.EMPTY) : Programs.load(shown, null, out);
        loaded.module().ifPresent(m -> Programs.verify(shown, m, out));
        if (svg != null) {
            draw(loaded, out);
        } else if (!out.hasErrors()) {
            loaded.module().ifPresent(m -> show(m, image, out));
        }
        Terminal.report(out);
        return Exit.of(out);
    }

    /** All contracts, those with a fault as well, whose picture helps to find it; of one process only those that it uses. */
    private void draw(Loaded loaded, Diagnostics out) {
        var contracts = loaded.outline().contracts();
        if (process != null) {
            if (out.hasErrors() || !hasProcess(loaded.module().orElseThrow(), out)) {
                return;
            }
            contracts = chosen(loaded.module().orElseThrow()).contracts();
        }
        Written.to(svg, ContractSvg.of(contracts.stream().filter(Contract::closed).toList()), out);
    }

    private boolean hasProcess(Module module, Diagnostics out) {
        boolean found = process == null || module.processes().stream().anyMatch(p -> p.name().equals(process));
        if (!found) {
            out.error(
                    InstallCode.UNKNOWN_PROCESS,
                    Exit.COMMAND_LINE,
                    "there is no process `" + process + "`",
                    "its processes are " + String.join(", ", module.processes().stream().map(p -> p.name()).toList()));
        }
        return found;
    }

    private void show(Module module, Optional<Image> image, Diagnostics out) {
        if (!hasProcess(module, out)) {
            return;
        }
        if (what.il && optimized) {
            kernel(image, out).ifPresent(k -> shown(module).stream()
                    .filter(p -> !Installer.obstacles(module, p, k, out))
                    .forEach(p -> System.out.print(HilPrinter.print(Installer.optimized(module, p.name(), k, level)))));
        } else if (what.il) {
            System.out.print(HilPrinter.print(chosen(module)));
        } else if (what.contract) {
            var only = chosen(module);
            System.out.print(HilPrinter.print(new Module(
                    only.name(), only.contracts(), List.of(), List.of(), Map.of(), Optional.empty(), List.of(), List.of())));
        } else if (what.placement) {
            placement(module, image, out);
        } else if (what.llvm || what.asm) {
            kernel(image, out).ifPresent(k -> code(module, k, out));
        } else if (what.object != null) {
            kernel(image, out).ifPresent(k -> object(module, k, out));
        } else if (what.reach != null) {
            reach(module, image, out);
        } else {
            overview(module);
        }
    }

    private Module chosen(Module module) {
        return module.processes().stream()
                .filter(p -> p.name().equals(process))
                .findFirst()
                .map(p -> Slice.of(module, p))
                .orElse(module);
    }

    private static Optional<TargetDescription> target(Optional<Image> image, Diagnostics out) {
        return image.isPresent()
                ? TargetDescription.read(image.get().target(), Installer.isas(), out)
                : Optional.of(TargetDescription.ofThisMachine(MachineProbe.ofThisMachine()));
    }

    private Optional<TargetDescription> kernels(Optional<Image> image, Diagnostics out) {
        var target = target(image, out);
        if (isa == null) {
            return target;
        }
        var asked = Set.of(isa.split(","));
        asked.stream().filter(Predicate.not(Installer.isas()::contains)).sorted().forEach(i -> out.error(
                InstallCode.UNKNOWN_ISA,
                Exit.COMMAND_LINE,
                "unknown instruction set `" + i + "`",
                "known are " + String.join(", ", Installer.isas())));
        return out.hasErrors() ? Optional.empty() : target.map(t -> t.restrictedTo(asked));
    }

    private void placement(Module module, Optional<Image> image, Diagnostics out) {
        var file = manifest != null ? Optional.of(manifest) : image.map(Image::manifest);
        var overrides = file.isPresent() ? Manifest.read(file.get(), module, Installer.isas(), out) : Optional.of(Manifest.EMPTY);
        kernels(image, out).ifPresent(t -> overrides.flatMap(m -> Placement.of(module, t, m, out)).ifPresent(p -> {
            for (var decision : p.decisions()) {
                System.out.printf(
                        "%-16s kernel %d %-8s %s%n",
                        decision.process(), decision.kernel(), t.kernels().get(decision.kernel()).isa(), decision.reason());
            }
        }));
    }

    private Optional<KernelSpec> kernel(Optional<Image> image, Diagnostics out) {
        var asked = isa == null ? "x86_64" : isa;
        var target = target(image, out);
        if (cpu != null) {
            return chosen(asked, out);
        }
        var kernel = target.map(t -> t.restrictedTo(Set.of(asked)))
                .flatMap(t -> t.kernels().stream().filter(k -> k.isa().equals(asked)).findFirst());
        if (kernel.isEmpty()) {
            out.error(
                    InstallCode.UNKNOWN_ISA,
                    Exit.COMMAND_LINE,
                    "the target has no kernel for `" + asked + "`",
                    "known are " + String.join(", ", Installer.isas()));
        }
        return kernel;
    }

    private Optional<KernelSpec> chosen(String asked, Diagnostics out) {
        if (TargetProvider.of(asked, cpu).isEmpty()) {
            out.error(
                    InstallCode.UNKNOWN_ISA,
                    Exit.COMMAND_LINE,
                    "`" + asked + "` has no processor `" + cpu + "`",
                    "of gpu they are sm_75, gfx90a and so on, spirv64, or threads; of others whatever LLVM knows");
            return Optional.empty();
        }
        return Optional.of(new KernelSpec(asked, cpu, "", -1, List.of()));
    }

    private List<ProcessDecl> shown(Module module) {
        return module.processes().stream().filter(p -> process == null || p.name().equals(process)).toList();
    }

    private void code(Module module, KernelSpec kernel, Diagnostics out) {
        for (var p : shown(module)) {
            if (Installer.obstacles(module, p, kernel, out)) {
                continue;
            }
            var form = what.llvm ? Lowering.Form.LLVM_IR : Lowering.Form.ASSEMBLY;
            lowered(module, p, kernel, form, out).ifPresent(text -> System.out.print(new String(text, StandardCharsets.UTF_8)));
        }
    }

    private Optional<byte[]> lowered(Module module, ProcessDecl p, KernelSpec kernel, Lowering.Form form, Diagnostics out) {
        try {
            return Optional.of(Installer.lower(module, p.name(), kernel, level, form));
        } catch (UntranslatableException e) {
            out.error(
                    InstallCode.UNTRANSLATABLE,
                    Place.of(input.toString()),
                    "process `" + p.name() + "` cannot be translated to SPIR-V: " + e.getMessage(),
                    "choose another --cpu, or look at what is translated with --llvm");
            return Optional.empty();
        } catch (IOException e) {
            out.error(
                    InstallCode.CANNOT_WRITE,
                    Exit.COMMAND_LINE,
                    "what lies between cannot be written: " + Reason.of(e),
                    "make room in the directory for temporary files");
            return Optional.empty();
        }
    }

    private void object(Module module, KernelSpec kernel, Diagnostics out) {
        var chosen = shown(module);
        if (chosen.size() != 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--object writes one process: choose it with --process, of "
                            + String.join(", ", chosen.stream().map(ProcessDecl::name).toList()));
        }
        var p = chosen.getFirst();
        if (!Installer.obstacles(module, p, kernel, out)) {
            lowered(module, p, kernel, Lowering.Form.OBJECT, out).ifPresent(bytes -> Written.to(what.object, bytes, out));
        }
    }

    /** Native code is measured for an image, and where an instruction set is named. */
    private void reach(Module module, Optional<Image> image, Diagnostics out) {
        boolean measured = isa != null || image.isPresent();
        var kernel = measured ? kernel(image, out) : Optional.<KernelSpec>empty();
        if (out.hasErrors()) {
            return;
        }
        if (kernel.isPresent() && !Installer.measures(kernel.get())) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--reach does not measure code for `" + kernel.get().cpu() + "`: leave out --isa");
        }
        boolean found = false;
        for (var p : shown(module)) {
            if (kernel.isPresent() && Installer.obstacles(module, p, kernel.get(), out)) {
                continue;
            }
            var code = kernel.map(k -> Installer.codeSizes(module, p.name(), k, level));
            var reach = Reach.of(module, p, code.orElse(Map.of()));
            var text = new ReachText(p.name(), reach, kernel.map(KernelSpec::isa));
            if (what.reach.isEmpty()) {
                System.out.print(text.overview());
            } else if (reach.has(what.reach)) {
                found = true;
                System.out.print(text.of(what.reach));
            }
        }
        if (!what.reach.isEmpty() && !found) {
            System.out.println("no process has `" + what.reach + "`");
        }
    }

    private void overview(Module module) {
        System.out.println("module " + module.name());
        module.contracts().forEach(c -> System.out.println("contract " + c.name() + ": " + c.messages().size() + " messages, "
                + c.states().size() + " states"));
        for (var p : shown(module)) {
            System.out.println("process " + p.name() + ": " + Slice.of(module, p).functions().size() + " functions, profile "
                    + p.profile().text());
            p.ports().forEach(port -> System.out.println("  " + text(port)));
            p.preferences().forEach(x -> System.out.println("  prefers " + x.isa() + " by " + x.weight()));
            p.affinities().forEach(x -> System.out.println("  affinity to " + x.to() + " " + x.value()));
        }
    }

    private static String text(Port port) {
        return switch (port) {
            case Port.Provides p -> "provides " + p.path() + ", " + p.contract();
            case Port.Listens l -> "provides " + l.path() + " to many, " + l.contract();
            case Port.Uses u -> "uses " + u.path() + ", " + u.contract();
            case Port.Arguments _ -> "takes the command line's words";
        };
    }
}
