package dev.heliac.frontend.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heliac.il.Module;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.verify.Verifier;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What Java a process of profile {@code device} may use. */
final class DeviceTest {

    @Test
    void functionsOfNumbers() {
        var module = onDevices(Corpus.accepted(Path.of("src/test/resources/device/Functions.java")));
        var out = new Diagnostics();
        Verifier.verify(module, out);
        assertEquals("", Corpus.render(out.list()));
    }

    private static Module onDevices(Module module) {
        var processes = module.processes().stream()
                .map(p -> new ProcessDecl(
                        p.name(), p.entry(), p.ports(), ProcessDecl.Profile.DEVICE, p.preferences(), p.affinities()))
                .toList();
        return new Module(
                module.name(),
                module.contracts(),
                module.classes(),
                module.selectors(),
                module.traps(),
                module.describe(),
                module.functions(),
                processes);
    }
}
