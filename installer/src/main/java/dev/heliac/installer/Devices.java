package dev.heliac.installer;

import dev.heliac.il.Module;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.verify.Verifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which processes a device can run, and what keeps it from running the others. */
final class Devices {

    private final Map<String, List<Diagnostic>> obstacles;

    private Devices(Map<String, List<Diagnostic>> obstacles) {
        this.obstacles = obstacles;
    }

    /** @param module a valid one */
    static Devices of(Module module) {
        var obstacles = new LinkedHashMap<String, List<Diagnostic>>();
        for (var process : module.processes()) {
            var out = new Diagnostics();
            Verifier.device(module, process, out);
            obstacles.put(process.name(), out.list());
        }
        return new Devices(obstacles);
    }

    boolean possible(String process) {
        return obstacles.get(process).isEmpty();
    }

    /** What is in the way, the first first. */
    List<Diagnostic> obstacles(String process) {
        return obstacles.get(process);
    }
}
