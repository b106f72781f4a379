package dev.heliac.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.tests.machine.Application;
import dev.heliac.tests.machine.Where;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that fails ends alone: its peers see closed channels, its memory returns, and the kernel goes on. */
class FaultTest {

    private static final Path SOURCES = Path.of("src", "test", "resources", "faults");

    @TempDir
    Path folder;

    private Application faults() {
        return Application.compile(folder, SOURCES.resolve("Talk.java"), SOURCES.resolve("Faults.java"));
    }

    /** One case after another, since compiling and lowering are the slow part. */
    @ParameterizedTest
    @EnumSource
    void aFaultEndsOneProcessOnly(Where where) throws Exception {
        var application = faults();
        expect(application.run(where), "done\n", "", 0);
        expect(application.run(where, "1"), "closed\n", "java.lang.ArithmeticException: / by zero", 1);
        expect(application.run(where, "22"), "closed\n", "java.lang.StackOverflowError", 1);
        expect(application.run(where, "333"), "closed\n", "java.lang.OutOfMemoryError: process heap", 1);
        expect(application.run(where, "55555"), "closed\n", "java.lang.NegativeArraySizeException: -1", 1);
    }

    @ParameterizedTest
    @EnumSource
    void exhaustionCanBeCaught(Where where) throws Exception {
        expect(faults().run(where, "4444"), "done\n", "", 0);
    }

    @ParameterizedTest
    @EnumSource
    void limitsComeFromTheManifest(Where where) throws Exception {
        var application = faults();
        // Every way of spreading pins `worker` already, so these lines go under its table.
        var limits = "heap = \"128 KiB\"\nstack = \"128 KiB\"\n";
        expect(application.runWith(limits, where, "333"), "closed\n", "java.lang.OutOfMemoryError: process heap", 1);
        expect(application.runWith(limits, where, "22"), "closed\n", "java.lang.StackOverflowError", 1);
    }

    @ParameterizedTest
    @EnumSource
    void theTraceSaysWhere(Where where) throws Exception {
        var trace = faults().run(where, "1").messages().lines().skip(1).toList();
        assertEquals(List.of("\tat Worker.run(Faults.java:47)", "\tat Worker.main(Faults.java:36)"), trace);
    }

    private static void expect(Application.Outcome outcome, String out, String fault, int status) {
        assertEquals(out, outcome.out(), outcome.err());
        var told = outcome.messages().lines().filter(l -> !l.startsWith("\t")).toList();
        assertEquals(fault.isEmpty() ? List.of() : List.of("heliac: process worker ended by " + fault), told);
        assertEquals(status, outcome.status());
        outcome.balanced();
    }

    @ParameterizedTest
    @EnumSource(names = {"X86_64", "XSCALE"})
    void aBusyProcessLeavesOthersTheirTurn(Where where) throws Exception {
        var outcome = Application.compile(folder, SOURCES.resolve("Turns.java")).run(where).balanced();
        assertTrue(outcome.out().startsWith("brief 0\nbrief 1\nbrief 2\nbusy "), outcome.out());
    }

    @ParameterizedTest
    @EnumSource(names = {"X86_64", "XSCALE"})
    void aProviderWithoutAClientFindsItGone(Where where) throws Exception {
        var outcome = Application.compile(folder, SOURCES.resolve("Unused.java")).run(where).balanced();
        assertEquals("nobody came\n", outcome.out(), outcome.err());
        assertEquals(0, outcome.status());
    }

    @ParameterizedTest
    @EnumSource
    void processesThatWaitForEachOtherAreNamed(Where where) throws Exception {
        var outcome = Application.compile(folder, SOURCES.resolve("Stuck.java")).run(where);
        assertEquals(1, outcome.status());
        for (var name : new String[] {"left", "right"}) {
            var line = "heliac: process " + name + " waits for a message that cannot come";
            assertTrue(outcome.messages().contains(line), outcome.err());
        }
    }
}
