package dev.heliac.il.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Spin;
import dev.heliac.il.system.explore.Explorer;
import dev.heliac.il.system.explore.Limits;
import dev.heliac.il.system.explore.Result;
import dev.heliac.il.system.model.Network;
import dev.heliac.il.system.promela.Promela;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Spin says of the models that are written for it. {@code -Dheliac.spin=N}: how many generated systems; {@code
 * -Dheliac.philosophers=N}: how many philosophers who do not deadlock; six of them have some two million states.
 */
class SpinTest {

    private static final int COUNT = Integer.getInteger("heliac.spin", 50);
    private static final int PHILOSOPHERS = Integer.getInteger("heliac.philosophers", 5);
    private static final int MOST_PHILOSOPHERS = 12;
    private static final long SEED = Long.getLong("heliac.seed", 20261129);

    /** What comes first in the model is not looked at first: so a deadlock of many is found without most of the other states. */
    private static final List<String> ANY_ORDER = List.of("-DVECTORSZ=4096", "-DCOLLAPSE", "-DP_RAND", "-DT_RAND");

    @TempDir
    Path directory;

    @BeforeAll
    static void tools() {
        Spin.assumed();
    }

    /** Whether Spin finds a state in which nothing moves and somebody waits; several can be asked at once. */
    private boolean deadlock(Network network, int number, int depth) {
        var model = Promela.of(network).orElseThrow();
        var spin = new Spin(directory.resolve(String.valueOf(number)));
        var said = spin.says(model, List.of(), ANY_ORDER, List.of("-m" + depth, "-w20", "-RS1"));
        if (said.contains("errors: 0")) {
            return false;
        }
        assertTrue(said.contains("invalid end state"), said);
        return true;
    }

    private static boolean stuck(Network network) {
        var verdict = Explorer.explore(network, new Limits(100_000, 256L << 20, 0, 1, true, true)).verdict();
        return verdict instanceof Result.Stuck;
    }

    private void agrees(List<Network> networks) {
        agrees(networks, 200_000);
    }

    private void agrees(List<Network> networks, int depth) {
        IntStream.range(0, networks.size()).parallel().forEach(
                i -> assertEquals(deadlock(networks.get(i), i, depth), stuck(networks.get(i)), networks.get(i)::toString));
    }

    @Test
    void agreesOnClassicSystems() {
        agrees(List.of(
                ClassicSystems.philosophers(3, true),
                ClassicSystems.philosophers(3, false),
                ClassicSystems.tokenRing(4, true),
                ClassicSystems.tokenRing(4, false),
                ClassicSystems.twoPhaseCommit(2, false),
                ClassicSystems.mail(2),
                ClassicSystems.mutualWait(true),
                ClassicSystems.mutualWait(false)));
    }

    @Test
    void agreesOnPhilosophers() {
        var networks = new ArrayList<Network>();
        for (int n = 4; n <= MOST_PHILOSOPHERS; n++) {
            networks.add(ClassicSystems.philosophers(n, true));
        }
        for (int n = 4; n <= PHILOSOPHERS; n++) {
            networks.add(ClassicSystems.philosophers(n, false));
        }
        agrees(networks, 5_000_000);
    }

    @Test
    void agreesOnSelects() {
        agrees(List.of(
                SelectTest.both(true, true, false),
                SelectTest.both(true, false, false),
                SelectTest.both(true, true, true),
                SelectTest.both(true, false, true),
                SelectTest.later(true),
                SelectTest.later(false),
                SelectTest.patient(2)));
    }

    @Test
    void agreesOnGeneratedSystems() {
        var networks = new ArrayList<Network>();
        for (long seed = SEED; networks.size() < COUNT; seed++) {
            var network = RandomSystems.of(seed, seed % 2 == 0);
            var brute = new BruteForce(network, 1_000);
            // A process that waits for ever while others go on is no invalid end state.
            if (!brute.cut && brute.stuck == brute.nearest >= 0) {
                networks.add(network);
            }
        }
        agrees(networks);
    }
}
