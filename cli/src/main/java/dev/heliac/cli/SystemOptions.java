package dev.heliac.cli;

import dev.heliac.il.Module;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.system.SystemCheck;
import dev.heliac.il.system.explore.Limits;
import dev.heliac.il.system.explore.Result;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How far the processes of an application are explored together. */
final class SystemOptions {

    /** What else can be written. */
    enum Emit {
        promela
    }

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

    @Option(names = "--emit", paramLabel = "WHAT", description = "Write the system for another tool instead: ${COMPLETION-CANDIDATES}.")
    Emit emit;

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

    void emit(Module module, Path input, PrintStream to, Diagnostics out) {
        SystemCheck.promela(SystemCheck.network(module, faults), Place.of(input.toString()), out).ifPresent(to::print);
    }

    static Map<String, Object> json(Result result) {
        var object = new LinkedHashMap<String, Object>();
        object.put("answer", switch (result.verdict()) {
            case Result.Fine _ -> "yes";
            case Result.Stuck _ -> "no";
            case Result.Undecided _ -> "not decided";
        });
        object.put("states", result.states());
        object.put("transitions", result.transitions());
        object.put("depth", result.depth());
        object.put("bytes", result.bytes());
        object.put("milliseconds", result.nanos() / 1_000_000);
        return object;
    }
}
