package dev.heliac.il.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.system.explore.Result;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that wait for sets of endpoints. */
class SetsTest {

    private static final String START = """
            hil 1
            module app
            contract Mail {
              in Put()
              in Bye()
              out Taken()
              initial Start
              state Start { ?Put -> Put  ?Bye -> End }
              state Put { !Taken -> Start }
              state End {}
            }
            class java.lang.Object { }
            class java.lang.Throwable : java.lang.Object { }
            func @client(%c: imp Mail.Start) "Client.java" {
            ^entry:
              %c1 = send %c, Put() !1
              receive %c1 { Taken(), %c2 -> ^on(%c2)  closed -> ^gone } !2
            ^on(%c3: imp Mail.Start):
              %c4 = send %c3, Bye() !3
              close %c4 !3
              return
            ^gone:
              return
            }
            func @bye(%c: imp Mail.Start) "Bye.java" {
            ^entry:
              %c1 = send %c, Bye() !1
              close %c1 !1
              return
            }
            func @leave(%c: imp Mail.Start) "Leave.java" {
            ^entry:
              close %c !1
              return
            }
            func @take(%s: set exp Mail.Start, %c: exp Mail.Put) -> set exp Mail.Start "Take.java" {
            ^entry:
              %c1 = send %c, Taken() !1
              %nothing = null $java.lang.Object
              set.add exp Mail.Start %s, %c1, %nothing !2
              return %s
            }
            """;

    private static Said check(String rest) {
        return Said.of(START + rest, false);
    }

    private static String client(String name, String entry, String path) {
        return "process " + name + " = @" + entry + " {\n  uses \"" + path + "\" Mail\n  profile full\n}\n";
    }

    /** @param rest what the server does when all clients have come */
    private static String server(String rest) {
        return """
                func @serve(%l: listener Mail) "Serve.java" {
                ^entry unwind ^full(%l):
                  %s = set.new exp Mail.Start !10
                  jump ^loop(%l, %s)
                ^full(%e: $java.lang.Throwable, %l0: listener Mail):
                  close %l0
                  throw %e
                ^loop(%l1: listener Mail, %s1: set exp Mail.Start):
                  select %l1, %s1 { %l1 client %l2, %c -> ^add(%l2, %s1, %c)  %s1 member Put(), %s2, %m, %o -> ^put(%l1, %s2, %m)
                    %s1 member Bye(), %s3, %m1, %o1 -> ^bye(%l1, %s3, %m1)  %l1 closed -> ^rest(%s1) } !11
                ^add(%l3: listener Mail, %s4: set exp Mail.Start, %c1: exp Mail.Start):
                  %nothing = null $java.lang.Object
                  set.add exp Mail.Start %s4, %c1, %nothing !12
                  jump ^loop(%l3, %s4)
                ^put(%l4: listener Mail, %s5: set exp Mail.Start, %m2: exp Mail.Put) unwind ^full(%l4):
                  %s6 = call @take(%s5, %m2) !13
                  jump ^loop(%l4, %s6)
                ^bye(%l5: listener Mail, %s7: set exp Mail.Start, %m3: exp Mail.End):
                  close %m3 !14
                  jump ^loop(%l5, %s7)
                """ + rest + """
                }
                process server = @serve {
                  listens "/mail" Mail
                  profile full
                }
                """;
    }

    /** Serves those that are left, as long as a block called more says. */
    private static String rest(String rest, String ways) {
        return """
                ^rest(%r: set exp Mail.Start):
                """ + rest + """
                ^more(%r1: set exp Mail.Start):
                  select %r1 { %r1 member Put(), %r2, %k, %p -> ^answer(%r2, %k)  %r1 member Bye(), %r3, %k1, %p1 -> ^close(%r3, %k1)
                """.stripTrailing() + ways + """
                 } !20
                ^answer(%r4: set exp Mail.Start, %k2: exp Mail.Put):
                  %r5 = call @take(%r4, %k2) !21
                  jump ^rest(%r5)
                ^close(%r6: set exp Mail.Start, %k3: exp Mail.End):
                  close %k3 !22
                  jump ^rest(%r6)
                """;
    }

    private static final String UNTIL_EMPTY = """
              %n = set.size %r
              branch %n ^more(%r), ^end(%r)
            ^end(%r9: set exp Mail.Start):
              close %r9 !23
              return
            """;

    private static final String GONE = "  %r1 gone %r8, %p2 -> ^rest(%r8)";

    @Test
    void everyClientIsServed() {
        var clients = client("one", "client", "/mail") + client("two", "client", "/mail") + client("three", "leave", "/mail");
        var said = check(server(rest(UNTIL_EMPTY, GONE)) + clients);
        assertEquals("", said.codes());
        assertInstanceOf(Result.Fine.class, said.result().verdict());
        assertTrue(said.result().states() > 30, said.toString());
    }

    @Test
    void nobodyIsWaitedForInAnEmptySet() {
        var said = check(server(rest("  jump ^more(%r)\n", GONE)) + client("one", "client", "/mail"));
        assertEquals("HIL0651", said.codes());
        var stuck = assertInstanceOf(Result.Stuck.class, said.result().verdict());
        assertEquals(20, stuck.waiting().getFirst().place().line());
        assertEquals(List.of(), stuck.waiting().getFirst().on());
    }

    /** Without a way about it, who is gone leaves the set, and the wait goes on. */
    @Test
    void whoLeavesUnnoticedEndsNoWait() {
        assertEquals("", check(server(rest(UNTIL_EMPTY, GONE)) + client("one", "leave", "/mail")).codes());
        assertEquals("HIL0651", check(server(rest(UNTIL_EMPTY, "")) + client("one", "leave", "/mail")).codes());
    }

    /** A way about that goes on when nobody is left, whoever leaves when. */
    @ParameterizedTest
    @ValueSource(strings = {"", GONE})
    void whoWaitsForNobodyIsTold(String gone) {
        var told = server(rest("  jump ^more(%r)\n", gone + "  %r1 empty -> ^nobody(%r1)") + """
                ^nobody(%r10: set exp Mail.Start):
                  close %r10 !24
                  return
                """);
        assertEquals("", check(told + client("one", "client", "/mail") + client("two", "leave", "/mail")).codes());
    }

    /** Who need not wait may go on at once, and then what a client says is lost. */
    @ParameterizedTest
    @CsvSource({"bye, HIL0652", "leave, ''"})
    void whoWaitsForOthersAsWellMayGoOn(String client, String codes) {
        var said = check("""
                func @serve(%l: listener Mail) "Serve.java" {
                ^entry unwind ^full(%l):
                  %s = set.new exp Mail.Start !10
                  jump ^loop(%l, %s)
                ^full(%e: $java.lang.Throwable, %l0: listener Mail):
                  close %l0
                  throw %e
                ^loop(%l1: listener Mail, %s1: set exp Mail.Start):
                  select %l1, %s1 { %l1 client %l2, %c -> ^add(%l2, %s1, %c)  %l1 closed -> ^alone(%s1)  %s1 empty -> ^nobody(%l1, %s1)
                    %s1 member Put(), %s2, %m, %o -> ^on(%l1, %s2, %m)  %s1 member Bye(), %s3, %m1, %o1 -> ^loop2(%l1, %s3, %m1) } !11
                ^add(%l3: listener Mail, %s4: set exp Mail.Start, %c1: exp Mail.Start):
                  %nothing = null $java.lang.Object
                  set.add exp Mail.Start %s4, %c1, %nothing !12
                  jump ^loop(%l3, %s4)
                ^on(%l4: listener Mail, %s5: set exp Mail.Start, %m2: exp Mail.Put):
                  close %m2
                  jump ^loop(%l4, %s5)
                ^loop2(%l5: listener Mail, %s6: set exp Mail.Start, %m3: exp Mail.End):
                  close %m3
                  jump ^loop(%l5, %s6)
                ^nobody(%l6: listener Mail, %s7: set exp Mail.Start):
                  close %l6
                  close %s7 !13
                  return
                ^alone(%s8: set exp Mail.Start):
                  close %s8
                  return
                }
                process server = @serve {
                  listens "/mail" Mail
                  profile full
                }
                """ + client("one", client, "/mail"));
        assertEquals(codes, said.codes());
        assertInstanceOf(Result.Fine.class, said.result().verdict());
    }

    /** Which member has something first is not known: both ways on are followed, however they were put in. */
    @ParameterizedTest
    @ValueSource(strings = {"/a", "/b"})
    void anyMemberMayBeFirst(String put) {
        var other = put.equals("/a") ? "/b" : "/a";
        var said = check("""
                func @serve(%a: exp Mail.Start, %b: exp Mail.Start) "Serve.java" {
                ^entry unwind ^full(%a, %b):
                  %s = set.new exp Mail.Start !10
                  jump ^add(%a, %b, %s)
                ^full(%e: $java.lang.Throwable, %a0: exp Mail.Start, %b0: exp Mail.Start):
                  close %a0
                  close %b0
                  throw %e
                ^add(%a1: exp Mail.Start, %b1: exp Mail.Start, %s1: set exp Mail.Start):
                  %nothing = null $java.lang.Object
                  set.add exp Mail.Start %s1, %a1, %nothing
                  set.add exp Mail.Start %s1, %b1, %nothing
                  select %s1 { %s1 member Put(), %s2, %m, %o -> ^put(%s2, %m)  %s1 member Bye(), %s3, %m1, %o1 -> ^bye(%s3, %m1) } !11
                ^put(%s4: set exp Mail.Start, %m2: exp Mail.Put):
                  close %m2
                  close %s4
                  return
                ^bye(%s5: set exp Mail.Start, %m3: exp Mail.End):
                  jump ^ever(%s5, %m3)
                ^ever(%s6: set exp Mail.Start, %m4: exp Mail.End):
                  jump ^ever(%s6, %m4) !12
                }
                process server = @serve {
                  provides "/a" Mail
                  provides "/b" Mail
                  profile full
                }
                """ + client("one", "client", put) + client("two", "bye", other));
        assertEquals("HIL0651", said.codes());
    }

    /** Whom a member is in front of depends on the order in which they came, which is not kept. */
    @Test
    void togetherWithSomethingElseIsNotDecided() {
        var said = check("""
                func @serve(%a: exp Mail.Start, %b: exp Mail.Start) "Serve.java" {
                ^entry unwind ^full(%a, %b):
                  %s = set.new exp Mail.Start !10
                  jump ^add(%a, %b, %s)
                ^full(%e: $java.lang.Throwable, %a0: exp Mail.Start, %b0: exp Mail.Start):
                  close %a0
                  close %b0
                  throw %e
                ^add(%a1: exp Mail.Start, %b1: exp Mail.Start, %s1: set exp Mail.Start):
                  %nothing = null $java.lang.Object
                  set.add exp Mail.Start %s1, %a1, %nothing
                  select %s1, %b1 { %s1 member Put(), %s2, %m, %o & %b1 Put(), %b2 -> ^put(%s2, %m, %b2)
                    %s1 member Bye(), %s3, %m1, %o1 -> ^bye(%s3, %m1, %b1)  %b1 Bye(), %b3 -> ^other(%s1, %b3)
                    %b1 closed -> ^close(%s1) } !11
                ^put(%s4: set exp Mail.Start, %m2: exp Mail.Put, %b4: exp Mail.Put):
                  close %m2
                  close %b4
                  close %s4
                  return
                ^bye(%s5: set exp Mail.Start, %m3: exp Mail.End, %b5: exp Mail.Start):
                  close %m3
                  close %b5
                  close %s5
                  return
                ^other(%s6: set exp Mail.Start, %b6: exp Mail.End):
                  close %b6
                  close %s6
                  return
                ^close(%s7: set exp Mail.Start):
                  close %s7
                  return
                }
                process server = @serve {
                  provides "/a" Mail
                  provides "/b" Mail
                  profile full
                }
                """ + client("one", "client", "/a") + client("two", "client", "/b"));
        assertEquals("HIL0653", said.codes());
        assertTrue(said.diagnostics().getFirst().message().contains("sets of endpoints"), said.toString());
    }
}
