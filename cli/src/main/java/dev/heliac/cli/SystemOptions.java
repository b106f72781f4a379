package dev.heliac.cli;

import dev.heliac.il.Module;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.system.SystemCheck;
import dev.heliac.il.system.explore.Limits;
import dev.heliac.il.system.explore.Result;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How far the processes of an application are explored together. */
final class SystemOptions {

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    @Option(names = "--no-system", description = "Check each process and contract alone, not what the processes do together.")
    boolean none;

    @Option(names = "--faults", description = "Let processes also end wherever an instruction or a function of the library can fail.")
    boolean faults;

    @Option(names = "--limit-states", paramLabel = "N", defaultValue = "1000000",
            description = "The most states of the system to explore; default ${DEFAULT-VALUE}.")
    long states;

    @Option(names = "--limit-memory", paramLabel = "MIB", defaultValue = "512",
            description = "The most memory for them, in MiB; default ${DEFAULT-VALUE}.")
    long memory;

    @Option(names = "--limit-time", paramLabel = "SECONDS", defaultValue = "30",
            description = "The most time for them, 0 for as long as it takes; default ${DEFAULT-VALUE}.")
    long seconds;

    /** What the exploration of a valid module found, unless it is not wanted. */
    Optional<Result> check(Module module, Path input, Diagnostics out) {
        return none
                ? Optional.empty()
                : Optional.of(SystemCheck.check(module, faults, limits(), Place.of(input.toString()), out));
    }

    private Limits limits() {
        if (states < 1 || memory < 1 || memory > 1 << 20 || seconds < 0 || seconds > 1_000_000) {
            throw new ParameterException(spec.commandLine(), "limits are positive numbers");
        }
        return new Limits(states, memory << 20, seconds * 1000, Runtime.getRuntime().availableProcessors(), true, true);
    }

    Optional<String> promela(Module module, Path input, Diagnostics out) {
        return SystemCheck.promela(SystemCheck.network(module, faults), Place.of(input.toString()), out);
    }
}
