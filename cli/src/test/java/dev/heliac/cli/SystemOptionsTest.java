package dev.heliac.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code heliac verify} says of all processes together, and how far it looks. */
class SystemOptionsTest {

    private static final Path ROOT = Path.of("..");

    @TempDir
    private Path folder;

    private static int run(String... arguments) {
        var ignored = new PrintWriter(new StringWriter());
        return Main.execute(ignored, ignored, arguments);
    }

    /** The report on an input, as JSON; the exit status is part of what is expected. */
    private JsonNode report(int status, String input, String... options) throws IOException {
        var report = folder.resolve("report.json");
        var arguments = new String[options.length + 6];
        arguments[0] = "verify";
        arguments[1] = input;
        arguments[2] = "--format";
        arguments[3] = "json";
        arguments[4] = "-o";
        arguments[5] = report.toString();
        System.arraycopy(options, 0, arguments, 6, options.length);
        assertEquals(status, run(arguments), () -> String.join(" ", arguments));
        return new ObjectMapper().readTree(report.toFile());
    }

    private static String sample(String name) {
        return ROOT.resolve("samples").resolve(name).toString();
    }

    private String source(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /** The example of docs/system.md, behind its contract, in the lines that its report names. */
    private String swap() throws IOException {
        var page = Files.readString(ROOT.resolve("docs/system.md"));
        var example = page.substring(page.indexOf("```java\n") + 8);
        var contract = """
                import dev.heliac.lang.*;
                import dev.heliac.lang.Process;

                @Contract(\"""
                        state Start: Offer? -> Offered;
                        state Offered: Take! -> End;
                        state End: ;
                        \""")
                interface Swap {
                    sealed interface In {}

                    sealed interface Out {}

                    record Offer(int n) implements In {}

                    record Take(int n) implements Out {}

                    interface Exp extends Endpoint<In, Out> {}

                    interface Imp extends Endpoint<Out, In> {}
                }
                """;
        return source("Swap.java", contract + "\n".repeat(23 - contract.lines().toList().size())
                + example.substring(0, example.indexOf("```\n")));
    }

    @ParameterizedTest
    @CsvSource({"echo, 2", "packets, 3", "png, 2"})
    void samplesCannotWaitForEver(String sample, int processes) throws IOException {
        var report = report(0, sample(sample));
        assertEquals("yes", report.at("/system/answer").asText());
        assertTrue(report.at("/system/states").asInt() > processes, report.toString());
        assertEquals(0, report.at("/diagnostics").size(), report.toString());
    }

    @Test
    void documentsExampleIsReportedAsThere() throws IOException {
        var text = folder.resolve("report.txt");
        assertEquals(1, run("verify", swap(), "-o", text.toString()));
        var page = Files.readString(ROOT.resolve("docs/system.md"));
        var said = Files.readString(text).replace(folder + "/", "").lines().map(l -> ("    " + l).stripTrailing()).toList();
        assertTrue(page.contains(String.join("\n", said)), () -> String.join("\n", said));
        assertEquals("no", report(1, swap()).at("/system/answer").asText());
    }

    @Test
    void systemIsLeftOut() throws IOException {
        assertTrue(report(0, swap(), "--no-system").at("/system").isMissingNode());
    }

    @ParameterizedTest
    @CsvSource({"--limit-states=2, 2 states", "--limit-memory=1, 1 MiB of memory"})
    void limitsAreNamed(String option, String limit) throws IOException {
        var report = report(0, sample("echo"), option);
        assertEquals("not decided", report.at("/system/answer").asText());
        assertEquals("HIL0653", report.at("/diagnostics/0/code").asText());
        assertTrue(report.at("/diagnostics/0/message").asText().endsWith("the limit is " + limit), report.toString());
        assertEquals("error", report(1, sample("echo"), option, "--undecided", "error").at("/diagnostics/0/severity").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "--limit-states=0", "--limit-states=few", "--limit-memory=0", "--limit-memory=9999999", "--limit-time=-1", "--limit-time=1000001"
    })
    void limitsThatAreNoneAreRefused(String option) {
        assertEquals(Exit.USAGE, run("verify", sample("echo"), option));
    }

    @Test
    void noTimeIsAsLongAsItTakes() throws IOException {
        assertEquals("yes", report(0, sample("echo"), "--limit-time=0").at("/system/answer").asText());
    }

    @Test
    void faultsAddWaysToEnd() throws IOException {
        var without = report(0, sample("packets"));
        var with = report(0, sample("packets"), "--faults");
        assertTrue(with.at("/system/states").asInt() > without.at("/system/states").asInt(), with.toString());
        assertEquals("yes", with.at("/system/answer").asText());
    }

    @Test
    void modelForSpinIsWritten() throws IOException {
        var model = folder.resolve("system.pml");
        assertEquals(0, run("verify", swap(), "--emit", "system", "-o", model.toString()));
        var text = Files.readString(model);
        assertTrue(text.contains("proctype p0_left()") && text.contains("proctype p1_right()"), text);
        assertTrue(text.contains("contract Swap"), text);
        // What the report would have said is the model's to find.
        assertFalse(text.contains("HIL0650"), text);
    }

    @Test
    void thereIsNoModelOfWhatIsNotFollowed() throws IOException {
        var alone = source("alone.hil", """
                hil 1
                module alone
                contract Echo {
                  in Ask()
                  initial Start
                  state Start { ?Ask -> End }
                  state End {}
                }
                func @client(%c: imp Echo.Start) {
                ^entry:
                  close %c
                  return
                }
                process client = @client {
                  uses "/echo" Echo
                  profile full
                }
                """);
        var model = folder.resolve("system.pml");
        assertEquals(1, run("verify", alone, "--emit", "system", "-o", model.toString()));
        assertFalse(Files.exists(model));
        assertEquals("HIL0653", report(0, alone).at("/diagnostics/0/code").asText());
    }
}
