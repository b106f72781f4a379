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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the programs of {@code hil/}, each after the prelude, which print what the file beside them says; {@code // status: N} is what
 * they end with. {@code -Dheliac.update} writes what they print on x86-64, to be reviewed.
 */
@Execution(ExecutionMode.CONCURRENT)
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

    /** A frame that is larger than the stack with its guard would reach into what lies behind that. */
    @ParameterizedTest
    @EnumSource(names = {"X86_64", "XSCALE"})
    void aFrameBeyondTheGuardIsAnExhaustedStack(Where where, @TempDir Path folder) throws IOException, InterruptedException {
        var application = Application.of(module(HilPrograms.withPrelude(wide(40_000))), folder).optimized(0);
        assertEquals("in it\n", application.runWith("stack = \"4 MiB\"\n", where).out());
        var outcome = application.runWith("stack = \"128 KiB\"\n", where);
        assertEquals("", outcome.out(), "before anything is written there");
        assertEquals("heliac: process main ended by an exhausted stack", outcome.messages());
        assertEquals(1, outcome.status());
    }

    /** A function that keeps so many numbers until its end. */
    private static String wide(int numbers) {
        var text = new StringBuilder("func @next(%n: i64) -> i64 {\n^entry:\n  %t = clock.nanos\n  %r = i64.xor %t, %n\n  return %r\n}\n");
        text.append("func @wide(%v0: i64) -> i64 {\n^entry:\n  %in = string \"in it\"\n  call @say(%in)\n");
        for (int i = 1; i <= numbers; i++) {
            text.append("  %v").append(i).append(" = call @next(%v").append(i - 1).append(")\n");
        }
        text.append("  %s0 = i64.add %v0, %v0\n");
        for (int i = 1; i <= numbers; i++) {
            text.append("  %s").append(i).append(" = i64.xor %s").append(i - 1).append(", %v").append(i).append("\n");
        }
        return text + """
                  return %sLAST
                }
                func @main() {
                ^entry:
                  %n = i64.const 1
                  %x = call @wide(%n)
                  return
                }
                process main = @main { profile full }
                """.replace("LAST", "" + numbers);
    }

    private static Module module(String text) {
        var out = new Diagnostics();
        var module = HilParser.parse(text, "test.hil", out);
        module.ifPresent(m -> Verifier.verify(m, out));
        assertEquals(List.of(), out.list());
        return module.orElseThrow();
    }
}
