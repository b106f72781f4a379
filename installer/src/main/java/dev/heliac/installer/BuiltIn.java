package dev.heliac.installer;

import dev.heliac.il.Contract;
import dev.heliac.il.Module;
import dev.heliac.il.ProcessDecl.Port;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.text.HilParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** The services every coordinator offers under fixed names, and the contracts they keep to. */
final class BuiltIn {

    static final String FILES = "/fs";

    private static final Map<String, String> CONTRACTS =
            Map.of("/console", "dev.heliac.lang.Console", FILES, "dev.heliac.lang.FileSystem");

    static final Set<String> NAMES = CONTRACTS.keySet();

    private static final Module SERVICES = read();

    private BuiltIn() {}

    /** Checks that clients of services speak their contracts; the kernel relies on it. */
    static void check(Module module, Diagnostics out) {
        for (var process : module.processes()) {
            for (var port : process.ports()) {
                if (port instanceof Port.Uses use && NAMES.contains(use.path()) && !provided(module, use.path())) {
                    var expected = contract(SERVICES, CONTRACTS.get(use.path()));
                    if (!expected.equals(contract(module, use.contract()))) {
                        out.error(
                                InstallCode.OTHER_CONTRACT,
                                Place.of(process.name()),
                                "process `" + process.name() + "` speaks to `" + use.path() + "` by `" + use.contract()
                                        + "`, which is not the service's contract",
                                "use " + expected.name() + " as the language library has it");
                    }
                }
            }
        }
    }

    /** Whether some process is a client of the service of this name. */
    static boolean used(Module module, String path) {
        return !provided(module, path)
                && module.processes().stream()
                        .flatMap(p -> p.ports().stream())
                        .anyMatch(p -> p instanceof Port.Uses use && use.path().equals(path));
    }

    private static boolean provided(Module module, String path) {
        return module.processes().stream()
                .flatMap(p -> p.ports().stream())
                .anyMatch(p -> p.provided().filter(path::equals).isPresent());
    }

    private static Contract contract(Module module, String name) {
        return module.contracts().stream().filter(c -> c.name().equals(name)).findFirst().orElse(null);
    }

    private static Module read() {
        try (var in = BuiltIn.class.getResourceAsStream("services.hil")) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return HilParser.parse(text, "services.hil", new Diagnostics()).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
