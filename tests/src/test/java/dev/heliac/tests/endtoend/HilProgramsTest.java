package dev.heliac.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heliac.il.Module;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.text.HilParser;
import dev.heliac.il.verify.Verifier;
import dev.heliac.tests.machine.Application;
import dev.heliac.tests.machine.HilPrograms;
import dev.heliac.tests.machine.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the programs of {@code hil/}, each after the prelude, which print what the file beside them says; {@code // status: N} is what
 * they end with. {@code -Dheliac.update} writes what they print on x86-64, to be reviewed.
 */
class HilProgramsTest {

    private static final Pattern STATUS = Pattern.compile("(?m)^// status: (\\d+)$");

    static List<Arguments> programs() throws IOException {
        return HilPrograms.all().stream()
                .flatMap(f -> Stream.of(Where.X86_64, Where.XSCALE).map(w -> Arguments.of(f, w)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void printsWhatItShould(Path program, Where where, @TempDir Path folder) throws IOException, InterruptedException {
        var text = HilPrograms.text(program);
        var expected = Path.of(program.toString().replace(".hil", ".out"));
        var application = Application.of(module(text), folder);
        var outcome = application.run(where).balanced();
        if (System.getProperty("heliac.update") != null && where == Where.X86_64) {
            Files.writeString(expected, outcome.out());
        }
        assertEquals(Files.readString(expected), outcome.out(), outcome.err());
        assertEquals(outcome.out(), application.runStressed(1, where).balanced().out(), "collected all the time");
        var status = STATUS.matcher(text);
        assertEquals(status.find() ? Integer.parseInt(status.group(1)) : 0, outcome.status(), outcome.err());
    }

    private static Module module(String text) {
        var out = new Diagnostics();
        var module = HilParser.parse(text, "test.hil", out);
        module.ifPresent(m -> Verifier.verify(m, out));
        assertEquals(List.of(), out.list());
        return module.orElseThrow();
    }
}
