package dev.heliac.il.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.diag.Chart;
import dev.heliac.il.system.explore.Explorer;
import dev.heliac.il.system.explore.Limits;
import dev.heliac.il.system.explore.Result;
import dev.heliac.il.system.model.Ends;
import dev.heliac.il.system.model.Kind;
import dev.heliac.il.system.model.Network;
import dev.heliac.il.system.model.Node.Pattern;
import dev.heliac.il.system.model.Node.Way;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that wait for several things at once. */
class SelectTest {

    // ---- modules

    private static final String START = """
            hil 1
            module app
            contract Mail {
              in Put()
              in Keep(to: imp Mail.Start)
              out Taken()
              initial Start
              state Start { ?Put -> Put  ?Keep -> Put }
              state Put { !Taken -> Start }
            }
            class java.lang.Object { }
            class java.lang.Throwable : java.lang.Object { }
            func @put(%c: imp Mail.Start) "Put.java" {
            ^entry:
              %c1 = send %c, Put() !1
              receive %c1 { Taken(), %c2 -> ^on(%c2)  closed -> ^gone } !2
            ^on(%c3: imp Mail.Start):
              close %c3 !3
              return
            ^gone:
              return
            }
            """;

    private static final String CLIENTS = """
            process one = @put {
              uses "/a" Mail
              profile full
            }
            process two = @put {
              uses "/b" Mail
              profile full
            }
            """;

    private static Said check(String rest) {
        return Said.of(START + rest, false);
    }

    /** A server of two clients; the ways of its first select, what else it does, and who is behind the second end. */
    private static String server(String ways, String blocks) {
        return "func @serve(%a: exp Mail.Start, %b: exp Mail.Start) \"Serve.java\" {\n^entry:\n  %most = i64.const 5\n"
                + "  select %a, %b after %most { " + ways + " } !10\n" + blocks + """
                ^lentA(%al: imp Mail.Start, %a8: exp Mail.Put, %b8: exp Mail.Start):
                  close %al
                  jump ^a(%a8, %b8)
                ^a(%a2: exp Mail.Put, %b2: exp Mail.Start):
                  %a3 = send %a2, Taken() !11
                  close %a3 !12
                  close %b2 !12
                  return
                ^over(%a4: exp Mail.Start, %b4: exp Mail.Start):
                  close %a4 !13
                  close %b4 !13
                  return
                ^one(%c4: exp Mail.Start):
                  close %c4 !14
                  return
                }
                process server = @serve {
                  provides "/a" Mail
                  provides "/b" Mail
                  profile full
                }
                """;
    }

    private static final String WAYS =
            """
            %a Put(), %a1 -> ^a(%a1, %b)  %a Keep(%l), %a9 -> ^lentA(%l, %a9, %b)  %a closed -> ^one(%b)
            """.strip();

    private static final String OTHERS =
            """
            %b Put(), %b1 -> ^a(%b1, %a)  %b Keep(%m), %b9 -> ^lentA(%m, %b9, %a)  %b closed -> ^one(%a)
            """.strip();

    @Test
    void whoeverComesFirstIsServed() {
        var said = check(CLIENTS + server(WAYS + "  " + OTHERS + "  after -> ^over(%a, %b)", ""));
        assertEquals("", said.codes());
        assertInstanceOf(Result.Fine.class, said.result().verdict());
        assertTrue(said.result().states() > 8, said.toString());
    }

    @Test
    void bothTogetherAreDrawnAndWaitedFor() {
        // Both have come; then the server waits for the second once more, who has what it wanted and waits for nothing.
        var join = "%a Put(), %a1 & %b Put(), %b1 -> ^both(%a1, %b1)  %a Keep(%l), %a9 -> ^lentA(%l, %a9, %b)"
                + "  %b Keep(%m), %b9 -> ^lentA(%m, %b9, %a)  %a closed -> ^one(%b)  %b closed -> ^one(%a)  after -> ^over(%a, %b)";
        var both = """
                ^both(%a5: exp Mail.Put, %b5: exp Mail.Put):
                  jump ^ever(%a5, %b5)
                ^ever(%a6: exp Mail.Put, %b6: exp Mail.Put):
                  jump ^ever(%a6, %b6) !20
                """;
        var said = check(CLIENTS + server(join, both));
        assertEquals("HIL0651", said.codes());
        var chart = said.diagnostics().getFirst().chart().orElseThrow();
        assertEquals(
                List.of("Put", "Put", "Put", "Put"),
                chart.events().stream().filter(e -> e.kind() != Chart.Kind.WAITS).map(e -> e.message()).toList());
        assertEquals(2, chart.events().stream().filter(e -> e.kind() == Chart.Kind.RECEIVES && e.place().line() == 10).count());
    }

    @Test
    void eachWaitsForSeveralOfTheOther() {
        var said = check("""
                func @wait(%a: exp Mail.Start, %b: imp Mail.Start) "Wait.java" {
                ^entry:
                  %b1 = send %b, Put() !30
                  select %b1, %a { %b1 Taken(), %b2 & %a closed -> ^on(%b2)  %b1 Taken(), %b3 & %a Put(), %a3 -> ^two(%b3, %a3)
                    %b1 Taken(), %b4 & %a Keep(%l), %a4 -> ^lent(%l, %b4, %a4)  %b1 closed -> ^left(%a) } !31
                ^on(%b5: imp Mail.Start):
                  close %b5
                  return
                ^lent(%l1: imp Mail.Start, %b6: imp Mail.Start, %a6: exp Mail.Put):
                  close %l1
                  jump ^two(%b6, %a6)
                ^two(%b7: imp Mail.Start, %a7: exp Mail.Put):
                  close %b7
                  close %a7
                  return
                ^left(%a8: exp Mail.Start):
                  close %a8
                  return
                }
                process left = @wait {
                  provides "/left" Mail
                  uses "/right" Mail
                  profile full
                }
                process right = @wait {
                  provides "/right" Mail
                  uses "/left" Mail
                  profile full
                }
                """);
        assertEquals("HIL0650", said.codes());
        var diagnostic = said.diagnostics().getFirst();
        assertEquals("processes `left`, `right` wait for each other", diagnostic.message());
        assertEquals(31, diagnostic.place().line());
        // `Put` has come, so that nothing but `Taken` is missing, and no `Keep` can come before `Put` is taken.
        assertTrue(diagnostic.notes().getFirst().message().endsWith("waits here for `Taken`"), diagnostic.notes().toString());
    }

    @Test
    void timeAndServicesComeWithoutAnybody() {
        var said = check("""
                func @watch(%a: exp Mail.Start, %c: imp Mail.Start) "Watch.java" {
                ^entry:
                  %c1 = send %c, Put() !50
                  jump ^loop(%a, %c1)
                ^loop(%a1: exp Mail.Start, %c2: imp Mail.Put):
                  %most = i64.const 5
                  select %a1, %c2 after %most { %a1 Put(), %a2 & %c2 Taken(), %c3 -> ^both(%a2, %c3)
                    %a1 Keep(%l), %a3 -> ^lent(%l, %a3, %c2)  %a1 closed -> ^rest(%c2)  %c2 closed -> ^none(%a1)
                    after -> ^loop(%a1, %c2) } !51
                ^lent(%l1: imp Mail.Start, %a4: exp Mail.Put, %c4: imp Mail.Put):
                  close %l1
                  close %a4
                  close %c4
                  return
                ^rest(%c5: imp Mail.Put):
                  close %c5
                  return
                ^none(%a5: exp Mail.Start):
                  close %a5
                  return
                ^both(%a6: exp Mail.Put, %c6: imp Mail.Start):
                  %a7 = send %a6, Taken() !52
                  close %a7
                  close %c6
                  return
                }
                process one = @put {
                  uses "/a" Mail
                  profile full
                }
                process watch = @watch {
                  provides "/a" Mail
                  uses "/console" Mail
                  profile full
                }
                """);
        assertEquals("", said.codes());
        assertInstanceOf(Result.Fine.class, said.result().verdict());
    }

    /** What was sent first may be on its way to another kernel while what was sent later has come. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasSentFirstMayComeLater(boolean firstFirst) {
        var first = "%a1 Put(), %a2 -> ^on(%a2, %b1)  %a1 Keep(%k), %a3 -> ^lent(%k, %a3, %b1)  %a1 closed -> ^one(%b1)";
        var second = "%b1 Put(), %b2 -> ^ever(%a1, %b2)  %b1 Keep(%l), %b3 -> ^lent(%l, %b3, %a1)  %b1 closed -> ^one(%a1)";
        var said = check("""
                func @send(%a: imp Mail.Start, %b: imp Mail.Start, %c: imp Mail.Start) "Send.java" {
                ^entry:
                  %a1 = send %a, Put() !60
                  %b1 = send %b, Put() !61
                  %c1 = send %c, Put() !62
                  close %b1
                  close %c1
                  receive %a1 { Taken(), %a2 -> ^on(%a2)  closed -> ^gone } !63
                ^on(%a3: imp Mail.Start):
                  close %a3
                  return
                ^gone:
                  return
                }
                func @take(%a: exp Mail.Start, %b: exp Mail.Start, %c: exp Mail.Start) "Take.java" {
                ^entry:
                  receive %c { Put(), %c1 -> ^all(%a, %b, %c1)  Keep(%k0), %c2 -> ^kept(%k0, %a, %b, %c2)  closed -> ^none(%a, %b) } !70
                ^kept(%k1: imp Mail.Start, %a9: exp Mail.Start, %b9: exp Mail.Start, %c9: exp Mail.Put):
                  close %k1
                  jump ^all(%a9, %b9, %c9)
                ^none(%a8: exp Mail.Start, %b8: exp Mail.Start):
                  close %a8
                  close %b8
                  return
                ^all(%a1: exp Mail.Start, %b1: exp Mail.Start, %c3: exp Mail.Put):
                  close %c3
                  select %a1, %b1 {""" + "  " + (firstFirst ? first + "  " + second : second + "  " + first) + """
                 } !71
                ^lent(%k4: imp Mail.Start, %x4: exp Mail.Put, %y4: exp Mail.Start):
                  close %k4
                  jump ^on(%x4, %y4)
                ^on(%x5: exp Mail.Put, %y5: exp Mail.Start):
                  close %x5
                  close %y5
                  return
                ^one(%x6: exp Mail.Start):
                  close %x6
                  return
                ^ever(%x7: exp Mail.Start, %y7: exp Mail.Put):
                  jump ^wait(%x7, %y7)
                ^wait(%x8: exp Mail.Start, %y8: exp Mail.Put):
                  jump ^wait(%x8, %y8) !72
                }
                process sender = @send {
                  uses "/a" Mail
                  uses "/b" Mail
                  uses "/c" Mail
                  profile full
                }
                process taker = @take {
                  provides "/a" Mail
                  provides "/b" Mail
                  provides "/c" Mail
                  profile full
                }
                """);
        assertTrue(said.codes().contains("HIL0651"), said.toString());
    }

    // ---- networks

    private static final Limits WHOLE = new Limits(100_000, 256L << 20, 0, 1, false, false);

    private static Way way(int next, Pattern... patterns) {
        return new Way(List.of(patterns), next);
    }

    private static Pattern message(int end, int message) {
        return new Pattern.Message(end, message, List.of());
    }

    private static final List<Limits> EACH = List.of(WHOLE, new Limits(100_000, 256L << 20, 0, 1, true, true));

    /** A process to which a message has come by a first channel and one by a second; one way on leads to its end, the other nowhere. */
    static Network both(boolean firstFirst, boolean firstEnds, boolean time) {
        var b = new Network.Builder();
        int kind = b.kind(new Kind("K", List.of("M"), 2, 2, 0));
        int one = b.channel("one", kind, 0, 1);
        int two = b.channel("two", kind, 0, 1);
        int three = b.channel("three", kind, 0, 1);
        b.process(new Script("sender")
                .send(Ends.importer(one), 0)
                .send(Ends.importer(two), 0)
                .send(Ends.importer(three), 0)
                .end()
                .automaton());
        var first = way(firstEnds ? 2 : 3, message(Ends.exporter(one), 0));
        var second = way(firstEnds ? 3 : 2, time ? new Pattern.Elapsed() : message(Ends.exporter(two), 0));
        var taker = new Script("taker").receive(Ends.exporter(three), 0);
        b.process((firstFirst ? taker.select(first, second) : taker.select(second, first))
                .end()
                .receive(Ends.exporter(three), 0)
                .end()
                .automaton());
        return b.build();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void anyWayMayBeGone(boolean firstFirst, boolean firstEnds) {
        for (boolean time : new boolean[] {false, true}) {
            for (var limits : EACH) {
                var stuck = assertInstanceOf(
                        Result.Stuck.class, Explorer.explore(both(firstFirst, firstEnds, time), limits).verdict());
                assertEquals(List.of("M"), stuck.waiting().getFirst().messages());
            }
        }
    }

    /** A process to which one message comes, and another or a close, whenever they like; what comes second leads nowhere. */
    static Network later(boolean closes) {
        var b = new Network.Builder();
        int kind = b.kind(new Kind("K", List.of("M"), 1, 1, 0));
        int one = b.channel("one", kind, 1, 0);
        int two = b.channel("two", kind, 2, 0);
        int later = Ends.exporter(two);
        b.process(new Script("taker")
                .select(way(1, message(Ends.exporter(one), 0)), way(2, closes ? new Pattern.Closed(later) : message(later, 0)))
                .end()
                .receive(Ends.exporter(one), 0)
                .receive(Ends.exporter(one), 0)
                .end()
                .automaton());
        b.process(new Script("sooner").send(Ends.importer(one), 0).end().automaton());
        var other = new Script("later");
        b.process((closes ? other.close(Ends.importer(two)) : other.send(Ends.importer(two), 0)).end().automaton());
        return b.build();
    }

    /** What is there does not take the place of what another process may still bring. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatMayStillComeIsFollowed(boolean closes) {
        for (var limits : EACH) {
            var stuck = assertInstanceOf(Result.Stuck.class, Explorer.explore(later(closes), limits).verdict());
            assertEquals(4, stuck.waiting().getFirst().place().line());
        }
    }

    /** Clients of a listener that wait for an answer or for the time, and a server that takes clients and messages as they come. */
    static Network patient(int clients) {
        var b = new Network.Builder();
        int kind = b.kind(new Kind("K", List.of("Ask", "Answer"), 1, 1, 0));
        var waiting = new ArrayList<Integer>();
        for (int c = 0; c < clients; c++) {
            int channel = b.channel("c" + c, kind, c, clients);
            waiting.add(channel);
            int end = Ends.importer(channel);
            b.process(new Script("client" + c)
                    .send(end, 0)
                    .select(way(2, message(end, 1)), way(2, new Pattern.Elapsed()), way(3, new Pattern.Closed(end)))
                    .close(end)
                    .end()
                    .automaton());
        }
        int listener = b.listener(clients, waiting);
        int held = Ends.register(0);
        b.process(new Script("server")
                .registers(1)
                .select(way(1, new Pattern.Client(listener, 0)), way(5, new Pattern.Deserted(listener)))
                .select(way(2, message(held, 0)), way(4, new Pattern.Closed(held)))
                .send(held, 1)
                .close(held)
                .either(0)
                .end()
                .automaton());
        return b.build();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void clientsAreTakenAndTimesPass(int clients) {
        var network = patient(clients);
        var brute = new BruteForce(network, 200_000);
        assertEquals(false, brute.cut || brute.stuck);
        var all = Explorer.explore(network, new Limits(1_000_000, 512L << 20, 0, 1, false, false));
        assertEquals(brute.states(), all.states());
        var fewer = Explorer.explore(network, new Limits(1_000_000, 512L << 20, 0, 1, true, true));
        assertInstanceOf(Result.Fine.class, fewer.verdict());
        assertTrue(fewer.states() * clients <= all.states(), fewer.states() + " of " + all.states());
    }

    @Test
    void whatCannotComeTogetherIsAwaitedForEver() {
        // The second channel's peer is gone, so the way that wants both is never gone; the first alone is not waited for.
        var b = new Network.Builder();
        int kind = b.kind(new Kind("K", List.of("M"), 2, 2, 0));
        int one = b.channel("one", kind, 0, 1);
        int two = b.channel("two", kind, 0, 1);
        b.process(new Script("sender").send(Ends.importer(one), 0).close(Ends.importer(two)).end().automaton());
        b.process(new Script("taker")
                .select(way(1, message(Ends.exporter(one), 0), message(Ends.exporter(two), 0)))
                .end()
                .automaton());
        var stuck = assertInstanceOf(Result.Stuck.class, Explorer.explore(b.build(), WHOLE).verdict());
        assertEquals(List.of("M"), stuck.waiting().getFirst().messages());
        assertEquals(List.of(), stuck.waiting().getFirst().on());
    }
}
