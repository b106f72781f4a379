package dev.heliac.il.sg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.contract.ContractBounds;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each sample, a file or a directory of them, is reported as the file {@code .expected} beside it says, which also has the contracts'
 * bounds. {@code -Dheliac.update=true} writes these files.
 */
final class SgSamplesTest {

    private static final Path SAMPLES = Path.of("src/test/resources/sg");
    private static final Pattern SYMBOLS = Pattern.compile("^// symbols: ([\\w ]+)");

    static List<Path> samples() throws IOException {
        try (var list = Files.list(SAMPLES)) {
            return list.filter(p -> Files.isDirectory(p) || SgSources.isSource(p)).sorted().toList();
        }
    }

    static Set<String> symbols(Path sample) throws IOException {
        var text = Files.isDirectory(sample) ? "" : new String(Files.readAllBytes(sample), StandardCharsets.ISO_8859_1);
        var match = SYMBOLS.matcher(text);
        return match.find() ? Set.of(match.group(1).split(" ")) : Set.of();
    }

    @TestFactory
    Stream<DynamicTest> samplesAreReportedAsExpected() throws IOException {
        return samples().stream().map(s -> DynamicTest.dynamicTest(s.getFileName().toString(), () -> {
            var expected = s.resolveSibling(s.getFileName().toString().replaceFirst("\\.sg$", "") + ".expected");
            var said = said(s);
            if (Boolean.getBoolean("heliac.update")) {
                Files.writeString(expected, said);
            }
            assertEquals(Files.readString(expected), said);
        }));
    }

    private static String said(Path sample) throws IOException {
        var out = new Diagnostics();
        var checked = SgCheck.check(SgSources.read(List.of(sample), symbols(sample), out), out);
        var text = new StringBuilder();
        for (var c : checked) {
            text.append(c.declared().fullName()).append(c.contract().flatMap(ContractBounds::of)
                    .map(b -> " in=" + b.in() + " out=" + b.out())
                    .orElse(" undecided")).append('\n');
        }
        out.list().forEach(d -> text.append(line(d, sample)));
        return text.toString();
    }

    private static String line(Diagnostic d, Path sample) {
        var notes = d.notes().stream().map(n -> "\n    " + n.message()).collect(Collectors.joining());
        var file = Files.isDirectory(sample) ? sample.relativize(Path.of(d.place().file())) + ":" : "";
        return file + d.place().line() + ":" + d.place().column() + " " + d.severity().name().toLowerCase(Locale.ROOT) + " "
                + d.code().id() + " " + d.message().replace(SAMPLES + "/", "") + notes + "\n";
    }

    @Test
    void everyCodeOfReadingIsShown() throws IOException {
        var shown = new TreeSet<String>();
        for (var sample : samples()) {
            var out = new Diagnostics();
            SgCheck.check(SgSources.read(List.of(sample), symbols(sample), out), out);
            out.list().forEach(d -> shown.add(d.code().id()));
        }
        for (var code : List.of(SgCode.SYNTAX, SgCode.UNCLOSED, SgCode.ENCODING, SgCode.NO_STATE, SgCode.HAND_OVER, SgCode.AMBIGUOUS,
                SgCode.DUPLICATE)) {
            assertTrue(shown.contains(code.id()), code.id());
        }
    }

    @Test
    void filesThatCannotBeReadAreReported() {
        var out = new Diagnostics();
        SgSources.read(List.of(Path.of("src/test/resources/sg/none.sg"), Path.of("src/test/resources/samples")), Set.of(), out);
        assertEquals(List.of("HIL0638", "HIL0637"), out.list().stream().map(d -> d.code().id()).toList());
    }
}
