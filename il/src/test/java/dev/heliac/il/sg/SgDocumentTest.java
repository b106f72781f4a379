package dev.heliac.il.sg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.contract.ContractBounds;
import dev.heliac.il.diag.Diagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Reads every example of docs/sing-sharp.md: its fence says the bounds of each contract, or the codes it is reported with. */
final class SgDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/sing-sharp.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```sg ([^\\n]*)\\n(.*?)^```$");
    private static final Pattern SOURCE = Pattern.compile("(?ms)^    public contract CounterContract.*?^    \\}$");
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

    @Test
    void examplesAreWhatTheirFencesSay() throws IOException {
        var examples = EXAMPLE.matcher(Files.readString(DOCUMENT)).results().toList();
        assertTrue(examples.size() >= 5);
        for (var example : examples) {
            var out = new Diagnostics();
            var checked = SgCheck.check(SgSources.of("a.sg", example.group(2).getBytes(StandardCharsets.UTF_8), Set.of(), out), out);
            var said = new ArrayList<>(new TreeSet<>(out.list().stream().map(d -> d.code().id()).toList()));
            if (!out.hasErrors()) {
                said.addAll(0, checked.stream()
                        .map(c -> ContractBounds.of(c.contract().orElseThrow()).orElseThrow())
                        .flatMap(b -> List.of("in=" + b.in(), "out=" + b.out()).stream())
                        .toList());
            }
            assertEquals(List.of(example.group(1).split(" ")), said, example.group(2));
        }
    }

    @Test
    void javaIsWhatIsWritten() throws IOException {
        var document = Files.readString(DOCUMENT);
        var source = SOURCE.matcher(document).results().findFirst().orElseThrow().group();
        var all = Files.readString(Path.of("src/test/resources/sg/system/Service.sg")) + "namespace Harbor.Samples { using Harbor.Services;"
                + source.lines().map(l -> l + "\n").collect(Collectors.joining()) + "}";
        var out = new Diagnostics();
        var files = SgJava.files(SgSources.of("Counter.sg", all.getBytes(StandardCharsets.UTF_8), Set.of(), out), "counter", out);
        var java = JAVA.matcher(document).results().findFirst().orElseThrow().group(1);
        assertTrue(files.stream().anyMatch(f -> f.name().equals("CounterContract.java") && f.text().equals(java)), files.toString());
    }

    @Test
    void everyCodeIsExplained() throws IOException {
        var document = Files.readString(DOCUMENT);
        for (var code : SgCode.values()) {
            assertTrue(document.contains("\n| " + code.id() + " | "), code.id());
        }
    }
}
