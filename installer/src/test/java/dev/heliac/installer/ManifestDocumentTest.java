package dev.heliac.installer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Module;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.text.HilParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Reads every example of docs/manifest.md: its fence says what it is, and what it leads to or is reported with. */
final class ManifestDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/manifest.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```toml (manifest|target) ([^\\n]*)\\n(.*?)^```$");
    private static final Set<String> ISAS = Set.of("x86_64", "xscale", "gpu");

    /** The processes of samples/png, as far as placement looks at them. */
    private static final String PNG = """
            hil 1
            module png

            contract Png {
              in Decode()
              initial Start
              state Start { ?Decode -> End }
              state End {}
            }

            func @client(%png: imp Png.Start) {
            ^entry:
              close %png
              return
            }

            func @decoder(%client: exp Png.Start) {
            ^entry:
              close %client
              return
            }

            process client = @client {
              uses "/png" Png
              profile full
            }

            process decoder = @decoder {
              provides "/png" Png
              profile full
              prefer xscale 2
            }
            """;

    private static final TargetDescription TARGET = new TargetDescription(
            "host with one card",
            List.of(
                    new KernelSpec("x86_64", "", "", -1, List.of()),
                    new KernelSpec("xscale", "", "", -1, List.of("qemu-arm", "-cpu", "pxa270"))));

    @Test
    void examplesAreWhatTheirFencesSay() throws IOException {
        var module = HilParser.parse(PNG, "png.hil", new Diagnostics()).orElseThrow();
        var examples = EXAMPLE.matcher(Files.readString(DOCUMENT)).results().toList();
        assertTrue(examples.size() >= 10);
        for (var example : examples) {
            var out = new Diagnostics();
            var file = TomlFile.parse(example.group(3), "example.toml", out).orElseThrow();
            var said = example.group(1).equals("target") ? target(file, out) : manifest(file, module, out);
            new TreeSet<>(out.list().stream().map(d -> d.code().id()).toList()).forEach(said::add);
            assertEquals(List.of(example.group(2).split(" ")), said, example.group(3));
        }
    }

    private static List<String> manifest(TomlFile file, Module module, Diagnostics out) {
        var said = new ArrayList<String>();
        Manifest.of(file, module, ISAS, out)
                .flatMap(m -> Placement.of(module, TARGET, m, out))
                .ifPresent(p -> p.decisions().forEach(d -> said.add(d.process() + "=" + d.kernel())));
        return said;
    }

    private static List<String> target(TomlFile file, Diagnostics out) {
        var said = new ArrayList<String>();
        TargetDescription.of(file, "example.toml", ISAS, out).ifPresent(t -> said.add(Integer.toString(t.kernels().size())));
        return said;
    }
}
