package dev.heliac.tests.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.heliac.tests.generate.Batch.Difference;
import dev.heliac.tests.generate.Generator.Generated;
import dev.heliac.tests.machine.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random programs print the same bytes on HotSpot, on x86-64 and on XScale. {@code -Dheliac.generated=N}, {@code -Dheliac.seed=S} and
 * {@code -Dheliac.generated.from=F} choose how many and which; what differs is kept in target/generated, with
 * {@code -Dheliac.reduce=SECONDS} a shorter one beside it.
 */
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
class GeneratedProgramsTest {

    private static final int DEFAULT = 300;
    private static final int COUNT = Integer.getInteger("heliac.generated", DEFAULT);
    private static final int FROM = Integer.getInteger("heliac.generated.from", 0);
    private static final long FIRST_SEED = 20261124;
    private static final long SEED = Long.getLong("heliac.seed", FIRST_SEED);
    private static final int TOGETHER = Integer.getInteger("heliac.generated.together", DEFAULT);
    /** Of each {@link #TOGETHER}. */
    private static final int FULL = 10;
    private static final int REDUCE = Integer.getInteger("heliac.reduce", 0);
    private static final int SHOWN = 5;
    private static final Path KEPT = Path.of("target", "generated");

    @TempDir
    Path folder;

    private int batches;

    @Test
    void printTheSameEverywhere() throws Exception {
        Where.XSCALE.assumeHere();
        var found = new ArrayList<Difference>();
        for (int first = FROM; first < FROM + COUNT && found.size() < SHOWN; first += TOGETHER) {
            var programs = new ArrayList<Generated>();
            for (int i = first; i < Math.min(first + TOGETHER, FROM + COUNT); i++) {
                programs.add(Generator.write(SEED, i));
            }
            compare(programs, false, found);
            // and some with all that LLVM does
            compare(programs.subList(0, Math.min(FULL, programs.size())), true, found);
        }
        assertEquals("", described(found));
    }

    /** Some with records that have arrays of themselves. */
    @ParameterizedTest
    @ValueSource(ints = {4141, 6223, 18355})
    void noneGrowsWithoutEnd(int number) {
        assertNotEquals("", Generator.write(FIRST_SEED, number).source());
    }

    @Test
    void theyUseEverything() {
        var missing = EnumSet.allOf(Feature.class);
        for (int i = 0; i < DEFAULT; i++) {
            missing.removeAll(Generator.write(FIRST_SEED, i).features());
        }
        assertEquals(EnumSet.noneOf(Feature.class), missing);
    }

    /** Where programs do not even compile together, which of them do not. */
    private void compare(List<Generated> programs, boolean full, List<Difference> found) throws Exception {
        var at = Files.createDirectory(folder.resolve("batch" + batches++));
        try {
            found.addAll(new Batch(at, programs).differences(full));
            delete(at);
        } catch (AssertionError | RuntimeException e) {
            if (programs.size() == 1) {
                found.add(new Difference(programs.getFirst(), full, Where.X86_64, "it compiles and runs", e.toString()));
                return;
            }
            int half = programs.size() / 2;
            compare(programs.subList(0, half), full, found);
            compare(programs.subList(half, programs.size()), full, found);
        }
    }

    /** Thousands of programs' images are gigabytes. */
    private static void delete(Path at) throws IOException {
        try (var files = Files.walk(at)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private String described(List<Difference> found) throws Exception {
        var text = new StringBuilder();
        for (var d : found) {
            var at = Files.createDirectories(KEPT.resolve(d.program().seed() + "-" + d.program().number()));
            var name = d.program().mainClass() + ".java";
            Files.writeString(at.resolve(name), d.program().source());
            Files.writeString(at.resolve("Support.java"), Generator.support());
            Files.writeString(at.resolve("HotSpot.out"), d.expected());
            Files.writeString(at.resolve(d.where() + ".out"), d.actual());
            text.append("\n").append(d.program()).append(" on ").append(d.where()).append(", kept in ").append(at).append(":\n");
            text.append(firstDifference(d)).append(text.length() < 1000 ? d.program().source() : "");
            if (REDUCE > 0) {
                var shorter = new Reducer(source -> shows(d, source), REDUCE).reduce(d.program().source());
                Files.writeString(Files.createDirectories(at.resolve("reduced")).resolve(name), shorter);
            }
        }
        return text.toString();
    }

    /** Whether a shorter program is still Java and fails where the whole one did. */
    private boolean shows(Difference d, String source) throws Exception {
        var again = new ArrayList<Difference>();
        compare(List.of(new Generated(d.program().seed(), d.program().number(), source, d.program().features())),
                d.full(), again);
        return again.stream().anyMatch(a -> !a.actual().contains(Batch.NO_JAVA)
                && a.expected().startsWith("it compiles") == d.expected().startsWith("it compiles"));
    }

    private static String firstDifference(Difference d) {
        var expected = d.expected().lines().toList();
        var actual = d.actual().lines().toList();
        int i = 0;
        while (i < expected.size() && i < actual.size() && expected.get(i).equals(actual.get(i))) {
            i++;
        }
        return "line " + (i + 1) + " expected: " + (i < expected.size() ? expected.get(i) : "nothing")
                + "\n          but was: "
                + (i < actual.size() ? actual.get(i) : "nothing") + "\n";
    }
}
