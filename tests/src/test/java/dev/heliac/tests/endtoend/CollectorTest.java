package dev.heliac.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.tests.machine.Application;
import dev.heliac.tests.machine.Where;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs that allocate far more than their heap's limit and keep some of it in every way there is. */
class CollectorTest {

    private static final Path SOURCES = Path.of("src", "test", "resources", "gc");

    /** What each case of Collected.java and of Kinds.java gives when nothing is lost. */
    private static final Map<Character, Integer> RIGHT = Map.ofEntries(
            Map.entry('r', -30_000),
            Map.entry('d', 1_000_000),
            Map.entry('l', 0),
            Map.entry('w', 600_000),
            Map.entry('s', 2001),
            Map.entry('f', 14_321),
            Map.entry('g', 0),
            Map.entry('h', 200),
            Map.entry('x', 1),
            Map.entry('p', 25_300),
            Map.entry('c', 8),
            Map.entry('m', 4321),
            Map.entry('a', 200),
            Map.entry('z', 240_000_000),
            Map.entry('b', 400),
            Map.entry('q', 3),
            Map.entry('t', 1600),
            Map.entry('o', 240_000),
            Map.entry('v', 40 * 36 + 3));

    private static final Pattern PEAK = Pattern.compile("exchange peak (\\d+) bytes");

    @TempDir
    Path folder;

    private Application collected() {
        return Application.compile(folder, SOURCES.resolve("Collected.java"));
    }

    /** The messages without the lines of stack traces. */
    private static String told(Application.Outcome outcome) {
        return outcome.messages().lines().filter(l -> !l.startsWith("\t")).collect(Collectors.joining("\n"));
    }

    private static Application.Outcome check(String cases, Application.Outcome outcome) {
        var expected = new StringBuilder();
        cases.chars().forEach(c -> expected.append((char) c).append(' ').append(RIGHT.get((char) c)).append('\n'));
        assertEquals(expected.toString(), outcome.out(), outcome.err());
        assertEquals("", outcome.messages());
        assertEquals(0, outcome.status());
        return outcome.balanced();
    }

    @ParameterizedTest
    @EnumSource(names = {"X86_64", "XSCALE"})
    void whatIsReferredToStays(Where where) throws Exception {
        check("rdlwsfghcm", collected().run(where, "rdlwsfghcm"));
    }

    @ParameterizedTest
    @EnumSource(names = {"X86_64", "XSCALE"})
    void whatIsReferredToStaysInANewHeap(Where where) throws Exception {
        check("a", collected().run(where, "a"));
    }

    @ParameterizedTest
    @EnumSource(names = {"X86_64", "XSCALE"})
    void whatIsReferredToStaysWhileItMoves(Where where) throws Exception {
        check("sfm", collected().runStressed(101, where, "sfm"));
    }

    @ParameterizedTest
    @EnumSource(names = {"X86_64", "XSCALE"})
    void aFullHeapCanBeFilledAgain(Where where) throws Exception {
        check("xx", collected().runWith("heap = \"8 MiB\"\n", where, "xx"));
    }

    @ParameterizedTest
    @EnumSource(names = {"X86_64", "XSCALE"})
    void kindsOfReferences(Where where) throws Exception {
        var application = Application.compile(folder, SOURCES.resolve("Kinds.java"));
        check("qtv", application.run(where, "qtv"));
        check("qtv", application.runStressed(401, where, "qtv"));
    }

    /** What follows the error of an exhausted heap has all of it again; arrays of many MiB find place, again and again. */
    @ParameterizedTest
    @EnumSource(names = {"X86_64", "XSCALE"})
    void aSmallHeapSufficesForEver(Where where) throws Exception {
        var application = Application.compile(folder, SOURCES.resolve("Kinds.java"));
        check("o", application.runWith("heap = \"32 MiB\"\n", where, "o"));
        check("bb", application.runWith("heap = \"32 MiB\"\n", where, "bb"));
    }

    /** One process exhausts its heap again and again, and then for good; the others have what they had, and are not collected. */
    @ParameterizedTest
    @EnumSource
    void anExhaustedHeapIsItsProcessesOwn(Where where) throws Exception {
        var outcome = Application.compile(folder, SOURCES.resolve("Apart.java")).runWith("heap = \"2 MiB\"\n", where);
        assertEquals(
                List.of("calm 200000 of 200000", "glutton caught 20", "light 10 of 10"),
                outcome.out().lines().sorted().toList(),
                outcome.err());
        assertEquals("heliac: process glutton ended by java.lang.OutOfMemoryError: process heap", told(outcome));
        assertEquals(1, outcome.status());
        assertTrue(outcome.err().contains("heliac: heap of light: collections 0,"), outcome.err());
        assertFalse(outcome.err().contains("heliac: heap of glutton: collections 0,"), outcome.err());
        outcome.balanced();
    }

    /** The objects kept would fit the limit many times over, but none of the holes between them holds one of the arrays. */
    @ParameterizedTest
    @EnumSource(names = {"X86_64", "XSCALE"})
    void movingMakesPlaceInAFragmentedHeap(Where where) throws Exception {
        var outcome = check("p", collected().runWith("heap = \"8 MiB\"\n", where, "p"));
        assertFalse(outcome.err().contains("moved 0 KiB"), outcome.err());
    }

    /** A large object goes with the first collection that finds it dead, so that the heap stays as small as what lives. */
    @ParameterizedTest
    @EnumSource(names = {"X86_64", "XSCALE"})
    void deadLargeObjectsDoNotMakeTheHeapGrow(Where where) throws Exception {
        var outcome = check("z", collected().runWith("heap = \"256 MiB\"\n", where, "z"));
        var peak = Pattern.compile("peak (\\d+) KiB").matcher(outcome.err());
        assertTrue(peak.find() && Integer.parseInt(peak.group(1)) < 16 << 10, outcome.err());
    }

    private static final String HELD = "vectors\nchannels\nkept 2000\nmessages\nthe peer has seen it\n";

    private static void checkHeld(Application.Outcome outcome) {
        assertEquals(HELD, outcome.out(), outcome.err());
        assertEquals(0, outcome.status());
        outcome.balanced();
    }

    /** Dead objects' vectors are freed and their endpoints closed, here, in other processes and on other kernels. */
    @ParameterizedTest
    @EnumSource
    void whatDeadObjectsHeldIsLetGo(Where where) throws Exception {
        var application = Application.compile(folder, SOURCES.resolve("Held.java"));
        var outcome = application.run(where, "vckn");
        checkHeld(outcome);
        // 12 GB of vectors have gone through.
        var peaks = PEAK.matcher(outcome.err()).results().mapToLong(r -> Long.parseLong(r.group(1)));
        assertTrue(peaks.allMatch(p -> p > 0 && p < 64_000_000), outcome.err());
        checkHeld(application.run(where, "vckng"));
        checkHeld(application.runStressed(101, where, "vckng"));
    }

    @ParameterizedTest
    @EnumSource
    void aFaultLetsGoOfWhatLiveObjectsHold(Where where) throws Exception {
        var outcome = Application.compile(folder, SOURCES.resolve("Held.java")).run(where, "e").balanced();
        assertEquals("the peer has seen it\n", outcome.out(), outcome.err());
        assertEquals(
                "heliac: process keeper ended by java.lang.IllegalStateException: ends with what it holds", told(outcome));
    }

    @ParameterizedTest
    @EnumSource(names = {"X86_64", "XSCALE"})
    void theLeastHeapSuffices(Where where) throws Exception {
        check("ff", collected().runWith("heap = \"64 KiB\"\n", where, "ff"));
    }
}
