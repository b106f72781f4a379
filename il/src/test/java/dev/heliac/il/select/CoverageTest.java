package dev.heliac.il.select;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heliac.il.select.Coverage.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final int NOTHING = Coverage.NOTHING;

    private static Result of(int[] heads, int[]... ways) {
        return Coverage.of(heads, List.of(ways));
    }

    @Test
    void singleWaysForEverythingSuffice() {
        assertEquals(new Result.Complete(), of(new int[] {2, 1}, new int[] {0, NOTHING}, new int[] {1, NOTHING}, new int[] {NOTHING, 0}));
    }

    @Test
    void everyHeadIsWantedSomewhere() {
        assertEquals(new Result.Unwanted(0, 1), of(new int[] {2, 1}, new int[] {0, NOTHING}, new int[] {NOTHING, 0}));
    }

    @Test
    void everyCombinationGoesOn() {
        assertEquals(new Result.Stuck(List.of(0, 1)), of(new int[] {2, 2}, new int[] {0, 0}, new int[] {1, 1}, new int[] {1, NOTHING}));
        assertEquals(
                new Result.Complete(),
                of(new int[] {2, 2}, new int[] {0, 0}, new int[] {0, 1}, new int[] {1, 0}, new int[] {1, 1}));
    }

    @Test
    void aWayBehindOneThatWantsLessIsNeverGone() {
        assertEquals(new Result.Shadowed(1, 0), of(new int[] {1, 1}, new int[] {0, NOTHING}, new int[] {0, 0}));
        assertEquals(new Result.Complete(), of(new int[] {1, 1}, new int[] {0, 0}, new int[] {0, NOTHING}));
    }

    @Test
    void agreesWithTryingAllCombinations() {
        var random = new Random(17);
        for (int round = 0; round < 2_000; round++) {
            var heads = new int[] {1 + random.nextInt(3), 1 + random.nextInt(3), 1 + random.nextInt(3)};
            var ways = new ArrayList<int[]>();
            for (int n = random.nextInt(9); n >= 0; n--) {
                var way = new int[3];
                for (int i = 0; i < 3; i++) {
                    way[i] = random.nextInt(heads[i] + 1) - 1;
                }
                ways.add(way);
            }
            var result = Coverage.of(heads, ways);
            if (result instanceof Result.Complete || result instanceof Result.Stuck) {
                assertEquals(allGoOn(heads, ways), result instanceof Result.Complete);
            }
        }
    }

    private static boolean allGoOn(int[] heads, List<int[]> ways) {
        for (int a = 0; a < heads[0]; a++) {
            for (int b = 0; b < heads[1]; b++) {
                for (int c = 0; c < heads[2]; c++) {
                    var all = new int[] {a, b, c};
                    if (ways.stream().noneMatch(w -> fits(w, all))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean fits(int[] way, int[] all) {
        for (int i = 0; i < way.length; i++) {
            if (way[i] != NOTHING && way[i] != all[i]) {
                return false;
            }
        }
        return true;
    }

    @Test
    void whatTakesTooLongIsNotDecided() {
        int sources = 16;
        var heads = new int[sources];
        Arrays.fill(heads, 3);
        var ways = new ArrayList<int[]>();
        for (int source = 0; source < sources; source++) {
            for (int head = 0; head < 3; head++) {
                for (int other = 0; source == 15 && other < 3 || source < 14 && other < 1; other++) {
                    var way = new int[sources];
                    Arrays.fill(way, NOTHING);
                    way[source] = head;
                    way[14] = source < 14 ? head : other;
                    ways.add(way);
                }
            }
        }
        assertEquals(new Result.TooMany(), Coverage.of(heads, ways));
    }
}
