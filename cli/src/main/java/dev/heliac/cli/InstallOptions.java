package dev.heliac.cli;

import dev.heliac.il.Module;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.installer.InstallCode;
import dev.heliac.installer.Installer;
import dev.heliac.installer.MachineProbe;
import dev.heliac.installer.Manifest;
import dev.heliac.installer.PtxAssembler;
import dev.heliac.installer.Reason;
import dev.heliac.installer.TargetDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** What {@code install} and {@code run} share. */
final class InstallOptions {

    @Option(names = "--target", paramLabel = "FILE", description = "A target description; default this machine.")
    Path target;

    @Option(names = "--isa", split = ",", paramLabel = "ISA",
            description = "Only kernels of these, besides the coordinator: x86_64, xscale, gpu. Where there is no GPU,"
                    + " a grid of threads stands in for one.")
    Set<String> isas = new HashSet<>();

    @Option(names = "--sanitize",
            description = "Let a grid of threads stand in for the GPU, and end what runs there at a data race of its threads, or an access"
                    + " to memory that it does not have.")
    boolean sanitize;

    @Option(names = "--manifest", paramLabel = "FILE", description = "Overrides of placement and limits, line by line.")
    Path manifest;

    @Option(
            names = {"-O", "--optimize"},
            paramLabel = "LEVEL",
            defaultValue = "2",
            description = "0: none, 1: of the IL only, which installs large programs soonest, 2 and 3: in full; default ${DEFAULT-VALUE}.")
    int level;

    @Option(names = {"-q", "--quiet"}, description = "No progress.")
    boolean quiet;

    /** The options for a module, or empty when errors were reported. */
    Optional<Installer.Options> resolve(Module module, Diagnostics out) {
        var known = Installer.isas();
        for (var isa : isas) {
            if (!known.contains(isa)) {
                out.error(
                        InstallCode.UNKNOWN_ISA,
                        Exit.COMMAND_LINE,
                        "unknown instruction set `" + isa + "`",
                        "known are " + String.join(", ", known));
            }
        }
        if (level < 0 || level > 3) {
            out.error(InstallCode.BAD_VALUE, Exit.COMMAND_LINE, "-O takes 0 to 3, not " + level, "leave it out for 2");
        }
        var machine = MachineProbe.ofThisMachine();
        var described = target == null
                ? Optional.of(of(machine))
                : TargetDescription.read(target, known, out);
        var overrides = manifest == null ? Optional.of(Manifest.EMPTY) : Manifest.read(manifest, module, known, out);
        if (out.hasErrors() || described.isEmpty() || overrides.isEmpty()) {
            return Optional.empty();
        }
        var chosen = isas.isEmpty() ? described.get() : described.get().restrictedTo(isas);
        var kernels = sanitize ? chosen.sanitized() : Optional.of(chosen);
        if (kernels.isEmpty()) {
            out.error(
                    InstallCode.NOT_SANITIZED,
                    Exit.COMMAND_LINE,
                    "sanitizers run on the grid of threads only, and " + chosen.name() + " has none"
                            + (isas.isEmpty() ? "" : " of --isa " + String.join(",", isas)),
                    target == null ? "add gpu to --isa, or leave it out" : "give its gpu kernel cpu = \"threads\"");
            return Optional.empty();
        }
        try {
            var text = manifest == null ? new byte[0] : Files.readAllBytes(manifest);
            return Optional.of(new Installer.Options(kernels.get(), overrides.get(), text, level, PtxAssembler.find(machine)));
        } catch (IOException e) {
            out.error(InstallCode.UNREADABLE, Place.of(manifest.toString()), "cannot be read: " + Reason.of(e), "check the path");
            return Optional.empty();
        }
    }

    private TargetDescription of(MachineProbe machine) {
        var described = TargetDescription.ofThisMachine(machine);
        return sanitize ? described.withGridOfThreads() : described;
    }
}
