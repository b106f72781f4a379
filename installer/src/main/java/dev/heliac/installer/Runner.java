package dev.heliac.installer;

import dev.heliac.backend.llvm.Lowering;
import dev.heliac.il.Module;
import dev.heliac.il.binary.HilFile;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Starts an image's coordinator, which starts the other kernels. */
public final class Runner {

    private final MachineProbe probe;
    private final Consumer<String> note;

    /** @param note told, in a line each, what runs otherwise than the image says */
    public Runner(MachineProbe probe, Consumer<String> note) {
        this.probe = probe;
        this.note = note;
    }

    /** Runs to the end with this process's standard streams; the exit status, or empty when it could not be started. */
    public Optional<Integer> run(Image image, List<String> words, Diagnostics out) {
        var place = Place.of(image.root().toString());
        if (!System.getProperty("os.name").equals("Linux") || !System.getProperty("os.arch").equals("amd64")) {
            out.error(
                    InstallCode.NO_NATIVE_KERNEL,
                    place,
                    "no kernel of the image can run on " + System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                    "run it on x86-64 Linux");
            return Optional.empty();
        }
        var isas = Installer.isas();
        var target = TargetDescription.read(image.target(), isas, out);
        var module = HilFile.read(image.module(), out);
        var manifest = module.flatMap(m -> Manifest.read(image.manifest(), m, isas, out));
        if (target.isEmpty() || manifest.isEmpty() || !fits(target.get().kernels().getFirst(), place, out)) {
            return Optional.empty();
        }
        Path scratch = null;
        try {
            var plan = image.file(ImageLayout.PLAN);
            var missing = missing(target.get());
            if (!missing.isEmpty()) {
                var changed = without(missing, target.get(), module.get(), manifest.get(), place, out);
                if (changed.isEmpty()) {
                    return Optional.empty();
                }
                scratch = Files.createTempDirectory("heliac-run");
                Files.createSymbolicLink(scratch.resolve("kernels"), image.file("kernels"));
                plan = Files.writeString(scratch.resolve(ImageLayout.PLAN), changed.get());
            }
            return Optional.of(start(image, plan, words));
        } catch (IOException e) {
            out.error(
                    InstallCode.NOT_LAUNCHABLE, place, "the kernel cannot be started: " + Reason.of(e), "check the image's directory");
            return Optional.empty();
        } finally {
            delete(scratch);
        }
    }

    private static void delete(Path scratch) {
        if (scratch != null) {
            try {
                Durable.deleteTree(scratch);
            } catch (IOException e) {
                // Left to the system's own cleaning of temporary files.
            }
        }
    }

    private static int start(Image image, Path plan, List<String> words) throws IOException {
        var command = new ArrayList<String>();
        command.add(image.file(ImageLayout.kernelPath(TargetDescription.COORDINATOR_ISA)).toString());
        command.add(plan.toString());
        command.addAll(words);
        var process = new ProcessBuilder(command).inheritIO().start();
        var hook = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            return 1;
        } finally {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The machine is going down already, and the hook does its work.
            }
        }
    }

    /** The indices of the kernels that this machine cannot run. */
    private Set<Integer> missing(TargetDescription target) {
        var missing = new HashSet<Integer>();
        for (int k = 0; k < target.kernels().size(); k++) {
            if (lack(target.kernels().get(k)).isPresent()) {
                missing.add(k);
            }
        }
        return missing;
    }

    /** What a kernel needs to run that is not here, in words. */
    private Optional<String> lack(KernelSpec kernel) {
        if (!kernel.launch().isEmpty()) {
            var program = kernel.launch().getFirst();
            return probe.find(program).isPresent()
                    ? Optional.empty()
                    : Optional.of(program + " is not installed" + packageOf(program));
        }
        return kernel.provider().whole() && probe.gpu().isEmpty()
                ? Optional.of("NVIDIA's driver has no GPU here")
                : Optional.empty();
    }

    /** A plan without the kernels that cannot run here, with a line for each process that this moves; empty when one cannot move. */
    private Optional<String> without(
            Set<Integer> missing, TargetDescription target, Module module, Manifest manifest, Place place, Diagnostics out) {
        var intended = Placement.of(module, target, manifest, out);
        var possible = Placement.of(module, target, manifest, missing, new Diagnostics());
        if (intended.isEmpty()) {
            return Optional.empty();
        }
        for (var decision : intended.get().decisions()) {
            if (missing.contains(decision.kernel())) {
                var kernel = target.kernels().get(decision.kernel());
                var why = lack(kernel).orElseThrow();
                if (possible.isEmpty()) {
                    out.error(
                            InstallCode.NOT_LAUNCHABLE,
                            place,
                            "process `" + decision.process() + "` runs on the " + kernel.isa() + " kernel, but " + why,
                            "install it, or let the process run elsewhere in a manifest");
                } else {
                    var instead = target.kernels().get(possible.get().kernelOf(decision.process())).isa();
                    note.accept("process " + decision.process() + " would run on " + kernel.isa() + ", but " + why + "; it runs on "
                            + instead);
                }
            }
        }
        return possible.flatMap(p -> BootPlan.of(module, target, p, manifest, out));
    }

    private static String packageOf(String program) {
        return program.startsWith("qemu-arm") ? " (package qemu-user-static)" : "";
    }

    /** Whether this machine has the features the coordinator's code uses. */
    private static boolean fits(KernelSpec kernel, Place place, Diagnostics out) {
        var here = Set.of(Lowering.hostFeatures().split(","));
        var lacking = new ArrayList<String>();
        for (var feature : kernel.features().split(",")) {
            if (feature.startsWith("+") && !here.contains(feature)) {
                lacking.add(feature.substring(1));
            }
        }
        if (lacking.isEmpty()) {
            return true;
        }
        out.error(
                InstallCode.OTHER_MACHINE,
                place,
                "the image uses processor features this machine lacks: " + String.join(", ", lacking),
                "install the application again on this machine");
        return false;
    }
}
