package dev.heliac.tests.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.frontend.HeliacCompiler;
import dev.heliac.il.Module;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.text.HilParser;
import dev.heliac.il.text.HilPrinter;
import dev.heliac.il.verify.Verifier;
import dev.heliac.installer.Cache;
import dev.heliac.installer.Installer;
import dev.heliac.installer.MachineProbe;
import dev.heliac.installer.Manifest;
import dev.heliac.installer.Progress;
import dev.heliac.installer.TargetDescription;
import dev.heliac.tests.machine.Application;
import dev.heliac.tests.machine.HilPrograms;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A mutated module is rejected, or it runs without harm to its kernel: processes may fail or run for ever, but the kernel neither
 * crashes nor reports a bug of its own. {@code -Dheliac.runs=N} and {@code -Dheliac.seed=S} choose how many and which.
 */
class MutatedModulesTest {

    private static final int RUNS = Integer.getInteger("heliac.runs", 40);
    private static final long SEED = Long.getLong("heliac.seed", 20261123);
    private static final int SECONDS = 2;
    private static final Path ACCEPTED = Path.of("..", "frontend/compiler/src/test/resources/ownership/accept");

    @TempDir
    Path folder;

    @Test
    void acceptedMutantsDoNoHarm() throws Exception {
        var texts = new ArrayList<String>();
        for (var name : List.of("VectorsAndArrays", "NestedHandlers", "ChannelWithin", "ChannelClosedCaught")) {
            texts.add(compiled(ACCEPTED.resolve(name + ".java")));
        }
        texts.add(compiled(Path.of("..", "samples", "echo")));
        for (var program : HilPrograms.all()) {
            var text = HilPrograms.text(program);
            if (!text.contains("  exit ")) { // whose status could be any
                texts.add(text);
            }
        }
        var mutator = new Mutator(SEED);
        int accepted = 0;
        int tried = 0;
        while (accepted < RUNS) {
            var mutant = mutator.mutate(texts.get(tried++ % texts.size()));
            var module = verified(mutant);
            if (module.isPresent()) {
                run(module.get(), mutant, accepted++);
            }
            assertTrue(tried < 1000 * RUNS, "hardly any mutant is accepted: " + accepted + " of " + tried);
        }
    }

    private static String compiled(Path source) {
        var out = new Diagnostics();
        var module = HeliacCompiler.compile(List.of(source), new HeliacCompiler.Options("m", List.of()), out);
        assertEquals(List.of(), out.list());
        return HilPrinter.print(module.orElseThrow());
    }

    private static Optional<Module> verified(String text) {
        var out = new Diagnostics();
        var module = HilParser.parse(text, "mutant.hil", out);
        module.ifPresent(m -> Verifier.verify(m, out));
        return out.hasErrors() ? Optional.empty() : module;
    }

    private void run(Module module, String text, int number) throws Exception {
        var mutant = Files.writeString(folder.resolve("mutant.hil"), text);
        var out = new Diagnostics();
        var target = TargetDescription.ofThisMachine(MachineProbe.ofThisMachine()).restrictedTo(Set.of());
        var options = new Installer.Options(target, Manifest.EMPTY, new byte[0], 1, Optional.empty());
        var image = new Installer(new Cache(Path.of("target", "cache")), Progress.NONE)
                .install(module, folder.resolve("image" + number), options, out);
        if (image.isEmpty()) {
            return; // a service spoken to by another contract, a name without a provider
        }
        var errors = folder.resolve("errors").toFile();
        var kernel = new ProcessBuilder(image.get().file("kernels/x86_64/kernel").toString(), image.get().file("boot.plan").toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors)
                .redirectInput(new File("/dev/null"));
        var process = Application.start(kernel);
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        var said = new String(Files.readAllBytes(errors.toPath()), StandardCharsets.UTF_8);
        var kept = "run " + number + " of seed " + SEED + "\n" + Files.readString(mutant);
        assertFalse(said.contains("please report"), said + kept);
        assertTrue(!ended || process.exitValue() == 0 || process.exitValue() == 1, "status " + process.exitValue() + " " + said + kept);
    }
}
