package dev.heliac.il.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.system.explore.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of modules. */
class SystemCheckTest {

    private static final String START = """
            hil 1
            module app
            contract Echo {
              in Ask()
              in Lend(to: imp Echo.Start)
              out Answer()
              initial Start
              state Start { ?Ask -> Asked  ?Lend -> Asked }
              state Asked { !Answer -> Start }
            }
            class java.lang.Object { }
            class java.lang.Throwable : java.lang.Object { }
            class Odd : java.lang.Throwable { }
            class Even : java.lang.Throwable { }
            func @ask(%c: imp Echo.Start) -> imp Echo.Start "Ask.java" {
            ^entry:
              %c1 = send %c, Ask() !2
              receive %c1 { Answer(), %c2 -> ^on(%c2)  closed -> ^gone } !3
            ^on(%c3: imp Echo.Start):
              return %c3 !4
            ^gone:
              %e = new $Odd !3
              throw %e !3
            }
            func @serve(%s: exp Echo.Start) "Serve.java" {
            ^entry:
              jump ^loop(%s) !10
            ^loop(%s1: exp Echo.Start):
              receive %s1 { Ask(), %s2 -> ^on(%s2)  Lend(%l), %s3 -> ^lent(%l, %s3)  closed -> ^gone } !11
            ^lent(%l1: imp Echo.Start, %s4: exp Echo.Asked):
              close %l1 !12
              jump ^on(%s4) !12
            ^on(%s5: exp Echo.Asked):
              %s6 = send %s5, Answer() !13
              jump ^loop(%s6) !13
            ^gone:
              return !14
            }
            func @fail(%n: i32) "Fail.java" {
            ^entry:
              branch %n ^odd, ^even !20
            ^odd:
              %e = new $Odd !21
              throw %e !21
            ^even:
              return !22
            }
            """;

    private static final String SERVER = """
            process server = @serve {
              provides "/echo" Echo
              profile full
            }
            process client = @client {
              uses "/echo" Echo
              profile full
            }
            """;

    private static Said check(String rest) {
        return check(rest, false);
    }

    private static Said check(String rest, boolean faults) {
        return Said.of(START + rest, faults);
    }

    private static String client(String body) {
        return "func @client(%c: imp Echo.Start) \"Client.java\" {\n" + body + "}\n" + SERVER;
    }

    @Test
    void clientAndServer() {
        var said = check(client("""
                ^entry:
                  jump ^loop(%c)
                ^loop(%c1: imp Echo.Start):
                  %c2 = call @ask(%c1)
                  %n = clock.millis
                  %m = i32.of.i64 %n
                  branch %m ^loop(%c2), ^end(%c2)
                ^end(%c3: imp Echo.Start):
                  close %c3
                  return
                """));
        assertEquals("", said.codes());
        assertInstanceOf(Result.Fine.class, said.result().verdict());
        assertTrue(said.result().states() > 3);
    }

    @Test
    void eachServesBeforeItAsks() {
        var said = check("""
                func @both(%c: imp Echo.Start, %s: exp Echo.Start) "Both.java" {
                ^entry:
                  receive %s { Ask(), %s2 -> ^on(%c, %s2)  Lend(%l), %s3 -> ^lent(%c, %l, %s3)  closed -> ^gone(%c) } !31
                ^lent(%c1: imp Echo.Start, %l1: imp Echo.Start, %s4: exp Echo.Asked):
                  close %l1 !32
                  jump ^on(%c1, %s4) !32
                ^on(%c2: imp Echo.Start, %s5: exp Echo.Asked):
                  %s6 = send %s5, Answer() !33
                  close %s6 !34
                  %c3 = call @ask(%c2) !35
                  close %c3 !36
                  return !36
                ^gone(%c4: imp Echo.Start):
                  close %c4 !37
                  return !37
                }
                process left = @both {
                  uses "/right" Echo
                  provides "/left" Echo
                  profile full
                }
                process right = @both {
                  uses "/left" Echo
                  provides "/right" Echo
                  profile full
                }
                """);
        assertEquals("HIL0650", said.codes());
        var diagnostic = said.diagnostics().getFirst();
        assertEquals("processes `left`, `right` wait for each other", diagnostic.message());
        assertEquals(31, diagnostic.place().line());
        assertEquals("the shortest way there: nothing at all", diagnostic.notes().getLast().message());
        assertEquals(List.of("left", "right"), diagnostic.chart().orElseThrow().participants());
    }

    @Test
    void endpointThatIsLentAndWaitedFor() {
        // The client lends the far end of a channel that it then waits for: the server closes it, which is seen.
        var lends = """
                ^entry unwind ^failed(%c):
                  %i, %e = channel Echo
                  jump ^made(%c, %i, %e)
                ^failed(%x: $java.lang.Throwable, %c9: imp Echo.Start):
                  close %c9
                  throw %x
                ^made(%c8: imp Echo.Start, %i8: imp Echo.Start, %e8: exp Echo.Start):
                  %c1 = send %c8, Lend(%i8) !40
                  receive %e8 { Ask(), %e2 -> ^on(%c1, %e2)  Lend(%l), %e3 -> ^lent(%c1, %l, %e3)  closed -> ^gone(%c1) } !41
                ^lent(%c2: imp Echo.Asked, %l1: imp Echo.Start, %e4: exp Echo.Asked):
                  close %l1
                  jump ^on(%c2, %e4)
                ^on(%c3: imp Echo.Asked, %e5: exp Echo.Asked):
                  close %e5
                  close %c3
                  return
                ^gone(%c4: imp Echo.Asked):
                  close %c4
                  return
                """;
        assertEquals("", check(client(lends)).codes());
    }

    @Test
    void processThatWaitsForItself() {
        var said = check(client("""
                ^entry unwind ^failed(%c):
                  %i, %e = channel Echo
                  jump ^made(%c, %i, %e)
                ^failed(%x: $java.lang.Throwable, %c9: imp Echo.Start):
                  close %c9
                  throw %x
                ^made(%c8: imp Echo.Start, %i8: imp Echo.Start, %e8: exp Echo.Start):
                  receive %e8 { Ask(), %e2 -> ^on(%c8, %i8, %e2)  Lend(%l), %e3 -> ^lent(%c8, %i8, %l, %e3)  closed -> ^gone(%c8, %i8) } !41
                ^lent(%c2: imp Echo.Start, %i2: imp Echo.Start, %l1: imp Echo.Start, %e4: exp Echo.Asked):
                  close %l1
                  jump ^on(%c2, %i2, %e4)
                ^on(%c3: imp Echo.Start, %i3: imp Echo.Start, %e5: exp Echo.Asked):
                  close %e5
                  close %i3
                  close %c3
                  return
                ^gone(%c4: imp Echo.Start, %i4: imp Echo.Start):
                  close %c4
                  close %i4
                  return
                """));
        assertEquals("HIL0650", said.codes());
        assertEquals("process `client` waits for itself", said.diagnostics().getFirst().message());
        // the server as well: its client never comes that far
        assertEquals(3, said.diagnostics().getFirst().notes().size());
    }

    @Test
    void loopWithoutAnEndStarvesWhoWaits() {
        var loop = """
                ^entry:
                  %n = clock.millis
                  %m = i32.of.i64 %n
                  branch %m ^spin(%c), ^end(%c)
                ^spin(%c1: imp Echo.Start):
                  branch %m ^spin(%c1), ^again(%c1)
                ^again(%c2: imp Echo.Start):
                  jump ^spin(%c2)
                ^end(%c3: imp Echo.Start):
                  close %c3
                  return
                """;
        var said = check(client(loop));
        assertEquals("HIL0651", said.codes());
        assertEquals(
                "process `server` waits for `Ask` or `Lend`, which nobody can send any more",
                said.diagnostics().getFirst().message());
        assertEquals("", check(client(loop.replace("jump ^spin(%c2)", "jump ^end(%c2)"))).codes(), "what can end does");
    }

    @Test
    void handlersThatGoOnAreFollowed() {
        var body = """
                ^entry unwind ^handler(%c):
                  %n = clock.millis
                  %m = i32.of.i64 %n
                  call @fail(%m)
                  close %c
                  return
                ^handler(%e: $java.lang.Throwable, %c1: imp Echo.Start):
                  %odd = ref.as $CLASS %e
                  %none = ref.isnull %odd
                  branch %none ^next(%c1), ^wait(%c1)
                ^next(%c2: imp Echo.Start):
                  close %c2
                  throw %e
                ^wait(%c3: imp Echo.Start):
                  jump ^spin(%c3)
                ^spin(%c4: imp Echo.Start):
                  jump ^spin2(%c4)
                ^spin2(%c5: imp Echo.Start):
                  %again = i32.const 1
                  jump ^spin(%c5)
                """;
        assertEquals("HIL0651", check(client(body.replace("CLASS", "Odd"))).codes());
        assertEquals("", check(client(body.replace("CLASS", "Even"))).codes(), "it throws no such thing");
    }

    @Test
    void exitLeavesMessagesUnreceived() {
        var said = check(client("""
                ^entry:
                  %c1 = send %c, Ask() !50
                  %n = i32.const 1
                  exit %n !51
                  close %c1
                  return
                """));
        assertEquals("HIL0652", said.codes());
        assertEquals(Diagnostic.Severity.WARNING, said.diagnostics().getFirst().severity());
        assertTrue(said.diagnostics().getFirst().message().startsWith("`Answer` of contract `Echo`"));
    }

    /** A client that calls itself as often as it likes, on the way down asking, and what it does when it is back. */
    private static Said recursive(String function, String back) {
        return check("""
                func @deep(%c: imp Echo.Start, %n: i32) -> imp Echo.Start "Deep.java" {
                ^entry:
                  branch %n ^more(%c), ^end(%c)
                ^more(%c1: imp Echo.Start):
                  %c2 = call @ask(%c1)
                  %one = i32.const 1
                  %m = i32.sub %n, %one
                  %c3 = call @FUNCTION(%c2, %m) !60
                  BACK
                ^end(%c4: imp Echo.Start):
                  return %c4
                }
                func @via(%c: imp Echo.Start, %n: i32) -> imp Echo.Start "Deep.java" {
                ^entry:
                  %c1 = call @deep(%c, %n) !70
                  return %c1
                }
                """.replace("FUNCTION", function).replace("BACK", back) + client("""
                ^entry:
                  %n = clock.millis
                  %m = i32.of.i64 %n
                  %c1 = call @deep(%c, %m)
                  close %c1
                  return
                """));
    }

    @Test
    void recursionIsFollowedHoweverDeep() {
        for (var function : List.of("deep", "via")) {
            for (var back : List.of("return %c3", "%c5 = call @ask(%c3)\n  return %c5")) {
                var said = recursive(function, back);
                assertEquals("", said.codes());
                assertTrue(said.result().states() > 3, said.toString());
            }
            var endless = """
                    jump ^spin(%c3)
                    ^spin(%c6: imp Echo.Start):
                      jump ^again(%c6)
                    ^again(%c7: imp Echo.Start):
                      jump ^spin(%c7)""";
            assertEquals("HIL0651", recursive(function, endless).codes());
        }
    }

    @Test
    void exceptionsLeaveHoweverManyCalls() {
        // Each call catches what the one in it throws, and throws it on; the first one's caller goes into a loop.
        var said = check("""
                func @deep(%n: i32, %c: imp Echo.Start) "Deep.java" {
                ^entry:
                  branch %n ^more(%c), ^end(%c)
                ^more(%c1: imp Echo.Start):
                  %c2 = call @ask(%c1)
                  %one = i32.const 1
                  %m = i32.sub %n, %one
                  jump ^call(%m, %c2)
                ^call(%m1: i32, %c3: imp Echo.Start) unwind ^failed():
                  call @deep(%m1, %c3)
                  return
                ^failed(%x: $java.lang.Throwable):
                  throw %x
                ^end(%c4: imp Echo.Start):
                  close %c4
                  %e = new $Odd
                  throw %e
                }
                """ + client("""
                ^entry unwind ^failed():
                  %n = clock.millis
                  %m = i32.of.i64 %n
                  call @deep(%m, %c)
                  return
                ^failed(%x: $java.lang.Throwable):
                  return
                """));
        assertEquals("", said.codes());
        assertInstanceOf(Result.Fine.class, said.result().verdict());
    }

    @Test
    void whatIsNotFollowedIsSaid() {
        // Each call keeps a channel of its own, so that no two of them are the same.
        var keeps = """
                func @keep(%n: i32) {
                ^entry:
                  branch %n ^more(), ^end()
                ^more:
                  %i, %e = channel Echo
                  jump ^made(%i, %e)
                ^made(%i1: imp Echo.Start, %e1: exp Echo.Start) unwind ^failed(%i1, %e1):
                  %one = i32.const 1
                  %m = i32.sub %n, %one
                  call @keep(%m)
                  close %i1
                  close %e1
                  return
                ^failed(%x: $java.lang.Throwable, %i2: imp Echo.Start, %e2: exp Echo.Start):
                  close %i2
                  close %e2
                  throw %x
                ^end:
                  return
                }
                """;
        var said = check(keeps + client("""
                ^entry unwind ^failed(%c):
                  %n = clock.millis
                  %m = i32.of.i64 %n
                  call @keep(%m)
                  close %c
                  return
                ^failed(%x: $java.lang.Throwable, %c1: imp Echo.Start):
                  close %c1
                  throw %x
                """));
        assertEquals("HIL0653", said.codes());
        assertEquals(Diagnostic.Severity.WARNING, said.diagnostics().getFirst().severity());
        assertTrue(said.diagnostics().getFirst().message().endsWith("calls of `keep` more than 128 deep"), said.toString());
        var alone = check("""
                func @client(%c: imp Echo.Start) {
                ^entry:
                  close %c
                  return
                }
                process client = @client {
                  uses "/echo" Echo
                  profile full
                }
                """);
        assertEquals("HIL0653", alone.codes());
    }

    @Test
    void serviceAlwaysAnswers() {
        var said = check("""
                func @client(%c: imp Echo.Start) {
                ^entry:
                  %c1 = call @ask(%c)
                  close %c1
                  return
                }
                process client = @client {
                  uses "/console" Echo
                  profile full
                }
                """);
        assertEquals("", said.codes());
        assertEquals(1, said.result().states());
    }

    @Test
    void faultsAreModelledWhenAskedFor() {
        // Between two messages the library may fail; the server then sees its client gone and ends.
        var body = """
                ^entry:
                  %c1 = call @ask(%c)
                  jump ^then(%c1)
                ^then(%c2: imp Echo.Start) unwind ^handler(%c2):
                  %n = clock.millis
                  %m = i32.of.i64 %n
                  call @fail(%m)
                  jump ^end(%c2)
                ^handler(%e: $java.lang.Throwable, %c3: imp Echo.Start):
                  close %c3
                  throw %e
                ^end(%c4: imp Echo.Start):
                  %c5 = call @ask(%c4)
                  close %c5
                  return
                """;
        var without = check(client(body));
        var with = check(client(body), true);
        assertEquals("", without.codes());
        assertEquals("", with.codes());
        assertTrue(with.result().transitions() > without.result().transitions());
        assertFalse(with.diagnostics().stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR));
    }
}
