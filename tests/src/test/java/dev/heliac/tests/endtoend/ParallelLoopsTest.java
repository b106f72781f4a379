package dev.heliac.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.tests.machine.Application;
import dev.heliac.tests.machine.Where;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parallel loops give and fail alike, whatever number of threads works at them. */
class ParallelLoopsTest {

    private static final Path SOURCES = Path.of("src", "test", "resources", "parallel");

    @TempDir
    Path folder;

    private Application application(String source) {
        return Application.compile(folder, SOURCES.resolve(source));
    }

    private static List<String> sorted(String text) {
        return text.lines().sorted().toList();
    }

    /** Of processes that have loops at the same time, one has the threads' help at a time; one of these fails. */
    @Test
    void processesKeepOutOfEachOthersLoops() throws Exception {
        var crowd = application("Crowd.java");
        var alone = crowd.runThreads(1, 0, Where.X86_64, "120");
        assertEquals(List.of("brief", "other", "steady"), alone.out().lines().map(l -> l.split(" ")[0]).sorted().toList());
        for (int threads : new int[] {2, 3, 3, 7}) {
            var together = crowd.runThreads(threads, 0, Where.X86_64, "120").balanced();
            assertEquals(sorted(alone.out()), sorted(together.out()), together.err());
            assertEquals(alone.messages(), together.messages());
            assertEquals(1, together.status());
        }
        var stressed = crowd.runThreads(3, 11, Where.X86_64, "120").balanced();
        assertEquals(sorted(alone.out()), sorted(stressed.out()), stressed.err());
        assertEquals(alone.messages(), stressed.messages());
    }

    @Test
    void anotherInstructionSetGivesTheSame() throws Exception {
        var crowd = application("Crowd.java").installed(List.of(Where.X86_64, Where.XSCALE));
        var here = crowd.runThreads(3, 0, Where.X86_64, "2");
        var there = crowd.runThreads(3, 0, Where.XSCALE, "2");
        assertEquals(sorted(here.out()), sorted(there.out()), there.err());
        assertEquals(here.messages(), there.messages());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "bounds 399999 -1 | java.lang.ArrayIndexOutOfBoundsException: Index 399999 out of bounds for length 100 | 16",
        "bounds 399990 222222 | java.lang.ArrayIndexOutOfBoundsException: Index -1 out of bounds for length 100 | 16",
        "bounds 3 -1 | java.lang.ArrayIndexOutOfBoundsException: Index 100 out of bounds for length 100 | 16",
        "divide 300000 299999 | java.lang.ArithmeticException: / by zero | 17",
        "null 200000 -1 | java.lang.NullPointerException | 18",
        "sum 399999 -1 | java.lang.ArithmeticException: / by zero | 19",
        "sum 399990 222222 | java.lang.ArithmeticException: / by zero | 19",
        "reduce 300000 -1 | java.lang.ArithmeticException: / by zero | 20",
    })
    void theFirstFailingIterationEndsTheProcess(String words, String exception, int line) throws Exception {
        var fails = application("Fails.java");
        for (int threads : new int[] {1, 2, 5}) {
            for (int each : new int[] {0, 1}) {
                var outcome = fails.runThreads(threads, each, Where.X86_64, words.split(" ")).balanced();
                var told = outcome.messages().lines().toList();
                assertEquals("", outcome.out(), outcome.err());
                assertEquals(1, outcome.status());
                assertEquals("heliac: process Fails ended by " + exception, told.getFirst());
                assertEquals("\tat Fails.main(Fails.java:" + line + ")", told.getLast());
                assertTrue(told.get(told.size() - 2).startsWith("\tat Fails.lambda$main$"), outcome.err());
            }
        }
    }

    /** The order in which numbers are combined is the same for any number of threads. */
    @Test
    void reductionsGiveTheSame() throws Exception {
        var sums = application("Sums.java");
        var alone = sums.runThreads(1, 0, Where.X86_64, "1000003");
        assertEquals(4, alone.out().lines().count(), alone.err());
        for (int threads : new int[] {2, 5}) {
            assertEquals(alone.out(), sums.runThreads(threads, 0, Where.X86_64, "1000003").balanced().out());
        }
    }

    /** The threads go when the kernel is told to. */
    @Test
    void aSignalEndsAllThreads() throws Exception {
        var crowd = application("Crowd.java");
        var image = crowd.image(Where.X86_64, "");
        var builder = new ProcessBuilder(
                image.file("kernels/x86_64/kernel").toString(), image.file("boot.plan").toString(), "1000000");
        builder.environment().put("HELIAC_WORKERS", "3");
        builder.redirectErrorStream(true);
        var kernel = Application.start(builder);
        try (var lines = kernel.inputReader()) {
            assertTrue(lines.readLine() != null, "what the others say comes first");
            kernel.destroy();
            assertTrue(kernel.waitFor(10, TimeUnit.SECONDS));
            assertEquals(143, kernel.exitValue());
        } finally {
            kernel.destroyForcibly();
        }
    }
}
