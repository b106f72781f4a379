package dev.heliac.il.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.system.explore.Explorer;
import dev.heliac.il.system.explore.Limits;
import dev.heliac.il.system.explore.Result;
import dev.heliac.il.system.model.Network;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Random systems: what {@link Explorer} says is what {@link BruteForce} finds. {@code -Dheliac.systems=N}: how many. */
class GeneratedSystemsTest {

    private static final int DEFAULT = 300;
    private static final int COUNT = Integer.getInteger("heliac.systems", DEFAULT);
    private static final long SEED = Long.getLong("heliac.seed", 20261129);

    private static Result explore(Network network, boolean reduce, boolean symmetry) {
        return Explorer.explore(network, new Limits(100_000, 256L << 20, 0, 1, reduce, symmetry));
    }

    @Test
    void verdictsAreWhatBruteForceFinds() {
        int compared = 0;
        int stuck = 0;
        int lost = 0;
        long reduced = 0;
        long all = 0;
        for (int i = 0; i < COUNT; i++) {
            var network = RandomSystems.of(SEED + i, i % 2 == 0);
            var brute = new BruteForce(network, 1_000);
            if (brute.cut) {
                continue;
            }
            int seed = i;
            for (boolean reduce : new boolean[] {true, false}) {
                for (boolean symmetry : new boolean[] {true, false}) {
                    var result = explore(network, reduce, symmetry);
                    if (result.verdict() instanceof Result.Undecided) {
                        continue;
                    }
                    assertEquals(brute.stuck, result.verdict() instanceof Result.Stuck, () -> "system " + seed + " " + network);
                    if (result.verdict() instanceof Result.Fine) {
                        var found = new TreeSet<String>();
                        result.lost().forEach(l -> found.add(l.contract() + " " + l.message()));
                        assertEquals(brute.lost, found, () -> "system " + seed + " " + network);
                        lost += found.isEmpty() ? 0 : 1;
                        reduced += reduce ? result.states() : 0;
                        all += reduce ? 0 : result.states();
                    } else if (brute.nearest >= 0 && result.verdict() instanceof Result.Stuck s && s.everybody() && !reduce) {
                        assertTrue(result.depth() <= brute.nearest, () -> "system " + seed + " " + network);
                    }
                    compared++;
                }
            }
            stuck += brute.stuck ? 1 : 0;
        }
        int enough = COUNT / 20;
        assertTrue(compared > COUNT && stuck > enough && lost > enough, compared + " compared, " + stuck + " stuck, " + lost + " lost");
        assertTrue(reduced < all, reduced + " of " + all);
    }
}
