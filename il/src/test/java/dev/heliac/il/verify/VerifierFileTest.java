package dev.heliac.il.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Samples;
import dev.heliac.il.binary.HilBinary;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Verifies the modules of {@code verify/}: {@code // error: CODE …} stands beside each line that is at fault, and
 * on no other line there is an error.
 */
class VerifierFileTest {

    private static final Pattern EXPECTED = Pattern.compile("^(.*?)\\s*// error: (.*)$");
    /** What text cannot express, or only at length: {@link VerifierTest} has it. */
    private static final EnumSet<VerifyCode> ELSEWHERE = EnumSet.of(
            VerifyCode.LIMIT, VerifyCode.DEFINITION, VerifyCode.OPERATION, VerifyCode.RESULT, VerifyCode.ARM_TYPE);

    static List<Path> files() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/verify"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void reportsWhatIsMarked(Path file) throws IOException {
        var module = Samples.parse(Files.readString(file));
        assertEquals(expected(file), String.join("\n", found(module)));
        var out = new Diagnostics();
        var again = HilBinary.read(HilBinary.write(module), "t.hil", out).orElseThrow();
        assertEquals(found(module), found(again));
    }

    private static List<String> found(dev.heliac.il.Module module) {
        var out = new Diagnostics();
        Verifier.verify(module, out);
        return out.list().stream()
                .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
                .map(d -> d.place().context() + " // " + d.code().id())
                .sorted()
                .toList();
    }

    /** The expected errors, each with the context that the verifier should give for its line. */
    private static String expected(Path file) throws IOException {
        var expected = new ArrayList<String>();
        var outer = "";
        var block = "";
        for (var line : Files.readAllLines(file)) {
            var marked = EXPECTED.matcher(line);
            var text = marked.matches() ? marked.group(1) : line;
            var words = text.strip().split("[\\s(:]+");
            switch (words[0]) {
                case "contract", "class", "abstract", "interface", "selector", "process", "trap", "module" ->
                    outer = words[0] + " " + words[1];
                case "func" -> outer = words[1];
                default -> block = text.startsWith("^") ? outer + ", " + words[0] : block;
            }
            var context = switch (words[0]) {
                case "contract", "class", "abstract", "interface", "selector", "process", "trap", "module", "func" -> outer;
                case "describe" -> "describe";
                case "state" -> outer + ", state " + words[1];
                case "in", "out", "message" -> outer + ", " + words[1];
                default -> text.startsWith("^") ? block : block + ", " + text.strip();
            };
            if (marked.matches()) {
                Stream.of(marked.group(2).split(" ")).forEach(code -> expected.add(context + " // " + code));
            }
        }
        return String.join("\n", expected.stream().sorted().toList());
    }

    @Test
    void everyRuleIsBrokenSomewhere() throws IOException {
        var missing = EnumSet.complementOf(ELSEWHERE);
        for (var file : files()) {
            var text = Files.readString(file);
            missing.removeIf(c -> text.contains("// error: ") && text.contains(c.id()));
        }
        assertTrue(missing.isEmpty(), missing.toString());
    }
}
