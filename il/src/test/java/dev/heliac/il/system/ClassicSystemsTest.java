package dev.heliac.il.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.system.explore.Explorer;
import dev.heliac.il.system.explore.Limits;
import dev.heliac.il.system.explore.Result;
import dev.heliac.il.system.model.Ends;
import dev.heliac.il.system.model.Kind;
import dev.heliac.il.system.model.Network;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicSystemsTest {

    private static Limits limits(boolean reduce, boolean symmetry, int threads) {
        return new Limits(200_000, 256L << 20, 0, threads, reduce, symmetry);
    }

    private static Result explore(Network network) {
        return Explorer.explore(network, limits(true, true, 1));
    }

    private static void fine(Network network) {
        var result = explore(network);
        assertInstanceOf(Result.Fine.class, result.verdict());
        assertEquals(List.of(), result.lost());
    }

    private static Result.Stuck stuck(Network network) {
        return assertInstanceOf(Result.Stuck.class, explore(network).verdict());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6, 12})
    void philosophers(int n) {
        var stuck = stuck(ClassicSystems.philosophers(n, true));
        assertEquals(2 * n, stuck.waiting().size());
        assertTrue(stuck.everybody());
        // each has sent for two forks, got one and waits; each fork has given itself away
        assertEquals(5 * n + 2 * n, stuck.chart().events().size());
        fine(ClassicSystems.philosophers(n, false));
    }

    @Test
    void tokenRing() {
        fine(ClassicSystems.tokenRing(8, true));
        assertEquals(8, stuck(ClassicSystems.tokenRing(8, false)).waiting().size());
    }

    @Test
    void twoPhaseCommit() {
        fine(ClassicSystems.twoPhaseCommit(4, false));
        var lost = explore(ClassicSystems.twoPhaseCommit(4, true)).lost();
        assertEquals(List.of("Abort"), lost.stream().map(Result.Lost::message).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void mail(int clients) {
        fine(ClassicSystems.mail(clients));
    }

    @Test
    void symmetryKeepsFewerStatesOfClientsThatAreAlike() {
        var network = ClassicSystems.mail(5);
        long with = Explorer.explore(network, limits(true, true, 1)).states();
        long without = Explorer.explore(network, limits(true, false, 1)).states();
        assertTrue(with * 4 < without, with + " of " + without);
    }

    @Test
    void mutualWaitThroughAnEndpointInAMessage() {
        fine(ClassicSystems.mutualWait(false));
        var stuck = stuck(ClassicSystems.mutualWait(true));
        assertEquals(List.of("a", "b", "c"), stuck.chart().participants());
        assertEquals(
                List.of("SENDS", "RECEIVES", "SENDS", "RECEIVES", "WAITS", "WAITS", "WAITS"),
                stuck.chart().events().stream().map(e -> e.kind().name()).toList());
        // who has the end that came in a message is waited for
        assertEquals(List.of(2), stuck.waiting().getFirst().on());
    }

    @Test
    void answersAreTheSameForAnyNumberOfThreads() {
        for (var network : List.of(
                ClassicSystems.philosophers(5, true), ClassicSystems.mail(4), ClassicSystems.twoPhaseCommit(4, true))) {
            var one = Explorer.explore(network, limits(false, true, 1));
            var three = Explorer.explore(network, limits(false, true, 3));
            assertEquals(one.verdict(), three.verdict());
            assertEquals(one.lost(), three.lost());
            assertEquals(one.states(), three.states());
            assertEquals(one.transitions(), three.transitions());
        }
    }

    /** Makes channels, each of which is under way in the next one; at most so many when that is not negative. */
    private static Network nested(int most) {
        var b = new Network.Builder();
        int kind = b.kind(new Kind("K", List.of("M"), 1, 1, 1));
        int channel = b.channel("c", kind, 0, -1);
        var maker = new Script("maker").registers(3).make(kind, 0, 2).close(Ends.register(0));
        for (int i = 0; i < (most < 0 ? 2 : most); i++) {
            // What is in one register is sent to the end that is then in another.
            int held = i % 2 == 0 ? 2 : 1;
            maker.make(kind, 0, 3 - held).send(Ends.register(0), 0, Ends.register(held)).close(Ends.register(0));
        }
        if (most < 0) {
            maker.either(2);
        }
        b.process(maker.close(Ends.register(most % 2 == 0 ? 2 : 1)).close(Ends.importer(channel)).end().automaton());
        return b.build();
    }

    @Test
    void roomForChannelsGrowsAsLongAsThereIsMemory() {
        var some = explore(nested(21));
        assertInstanceOf(Result.Fine.class, some.verdict());
        assertTrue(some.states() >= 60);
        var limits = new Limits(200_000, 16L << 20, 0, 1, true, true);
        assertEquals(new Result.Undecided("16 MiB of memory"), Explorer.explore(nested(-1), limits).verdict());
    }

    /** Where one process meets a limit, a message is lost by another. */
    @Test
    void lostMessagesAreToldBesideALimit() {
        var b = new Network.Builder().made(1);
        int kind = b.kind(new Kind("K", List.of("M"), 1, 1, 0));
        int left = b.channel("left", kind, 0, 1);
        int told = b.channel("told", kind, 0, 1);
        b.process(new Script("maker")
                .registers(4)
                .make(kind, 0, 1)
                .send(Ends.importer(left), 0)
                .send(Ends.importer(told), 0)
                .make(kind, 2, 3)
                .end()
                .automaton());
        b.process(new Script("leaver").receive(Ends.exporter(told), 0).close(Ends.exporter(left)).end().automaton());
        var result = Explorer.explore(b.build(), limits(false, true, 1));
        assertEquals(List.of("M"), result.lost().stream().map(Result.Lost::message).toList());
    }

    @Test
    void limitsAreSaid() {
        var network = ClassicSystems.mail(8);
        var states = Explorer.explore(network, new Limits(1_000, 256L << 20, 0, 1, false, false));
        assertEquals(new Result.Undecided("1,000 states"), states.verdict());
        var bytes = Explorer.explore(network, new Limits(1_000_000, 8L << 20, 0, 1, false, false));
        assertEquals(new Result.Undecided("8 MiB of memory"), bytes.verdict());
        assertTrue(bytes.bytes() <= 8L << 20);
    }
}
