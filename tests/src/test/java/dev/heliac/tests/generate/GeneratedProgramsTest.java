package dev.heliac.tests.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heliac.tests.generate.Batch.Difference;
import dev.heliac.tests.generate.Generator.Generated;
import dev.heliac.tests.machine.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random programs print the same bytes on HotSpot, on x86-64 and on XScale. {@code -Dheliac.generated=N}, {@code -Dheliac.seed=S} and
 * {@code -Dheliac.generated.from=F} choose how many and which; what differs is kept in target/generated.
 */
class GeneratedProgramsTest {

    private static final int COUNT = Integer.getInteger("heliac.generated", 300);
    private static final int FROM = Integer.getInteger("heliac.generated.from", 0);
    private static final long SEED = Long.getLong("heliac.seed", 20261124);
    private static final int TOGETHER = Integer.getInteger("heliac.generated.together", 150);
    private static final int SHOWN = 5;
    private static final Path KEPT = Path.of("target", "generated");

    @TempDir
    Path folder;

    @Test
    void printTheSameEverywhere() throws Exception {
        Where.XSCALE.assumeHere();
        var found = new ArrayList<Difference>();
        for (int first = FROM; first < FROM + COUNT && found.size() < SHOWN; first += TOGETHER) {
            var programs = new ArrayList<Generated>();
            for (int i = first; i < Math.min(first + TOGETHER, FROM + COUNT); i++) {
                programs.add(Generator.write(SEED, i));
            }
            var batch = new Batch(Files.createDirectory(folder.resolve("batch" + first)), programs);
            // one of both in full, in turn, which takes less time and shows more
            boolean full = first / TOGETHER % 2 == 0;
            found.addAll(batch.differences(Map.of(Where.X86_64, full ? 2 : 1, Where.XSCALE, full ? 1 : 2)));
        }
        assertEquals("", described(found));
    }

    @Test
    void theyUseEverything() {
        var missing = EnumSet.allOf(Feature.class);
        for (int i = 0; i < 300; i++) {
            missing.removeAll(Generator.write(SEED, i).features());
        }
        assertEquals(EnumSet.noneOf(Feature.class), missing);
    }

    private static String described(List<Difference> found) throws IOException {
        var text = new StringBuilder();
        for (var d : found) {
            var at = Files.createDirectories(KEPT.resolve(d.program().seed() + "-" + d.program().number()));
            Files.writeString(at.resolve(d.program().mainClass() + ".java"), d.program().source());
            Files.writeString(at.resolve("Support.java"), Generator.support());
            Files.writeString(at.resolve("HotSpot.out"), d.expected());
            Files.writeString(at.resolve(d.where() + ".out"), d.actual());
            text.append("\n").append(d.program()).append(" on ").append(d.where()).append(", kept in ").append(at).append(":\n").append(firstDifference(d));
        }
        return text.toString();
    }

    private static String firstDifference(Difference d) {
        var expected = d.expected().lines().toList();
        var actual = d.actual().lines().toList();
        int i = 0;
        while (i < expected.size() && i < actual.size() && expected.get(i).equals(actual.get(i))) {
            i++;
        }
        return "line " + (i + 1) + " expected: " + (i < expected.size() ? expected.get(i) : "nothing") + "\n          but was: "
                + (i < actual.size() ? actual.get(i) : "nothing") + "\n";
    }
}
