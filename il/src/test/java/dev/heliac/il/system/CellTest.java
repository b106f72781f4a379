package dev.heliac.il.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Endpoints that cells hold. */
class CellTest {

    private static final String START = """
            hil 1
            module app
            contract Echo {
              in Ask()
              out Answer()
              initial Start
              state Start { ?Ask -> Asked }
              state Asked { !Answer -> Start }
            }
            class java.lang.Object { }
            class java.lang.Throwable : java.lang.Object { }
            class dev.heliac.lang.TRef : java.lang.Object { }
            class Keep : java.lang.Object init @Keep.init { static ref: $dev.heliac.lang.TRef static other: $dev.heliac.lang.TRef }
            class Box : java.lang.Object { ref: $dev.heliac.lang.TRef }
            func @Keep.init() {
            ^entry:
              %a = new $dev.heliac.lang.TRef
              static.set Keep.ref %a
              %b = new $dev.heliac.lang.TRef
              static.set Keep.other %b
              return
            }
            func @serve(%s: exp Echo.Start) "Serve.java" {
            ^entry:
              jump ^loop(%s) !10
            ^loop(%s1: exp Echo.Start):
              receive %s1 { Ask(), %s2 -> ^on(%s2)  closed -> ^gone } !11
            ^on(%s5: exp Echo.Asked):
              %s6 = send %s5, Answer() !13
              jump ^loop(%s6) !13
            ^gone:
              return !14
            }
            func @use(%cell: $dev.heliac.lang.TRef) "Use.java" {
            ^entry:
              %full = cell.full %cell !20
              branch %full ^take, ^end !20
            ^take:
              %c = cell.take imp Echo.Start %cell !21
              %c1 = send %c, Ask() !22
              receive %c1 { Answer(), %c2 -> ^on(%c2)  closed -> ^end } !23
            ^on(%c3: imp Echo.Start):
              cell.put imp Echo.Start %cell, %c3 !24
              return
            ^end:
              return
            }
            process server = @serve {
              provides "/echo" Echo
              profile full
            }
            process client = @client {
              uses "/echo" Echo
              profile full
            }
            """;

    private static String said(String make, String rest) {
        var said = Said.of(START + """
                func @client(%c: imp Echo.Start) "Client.java" {
                ^entry unwind ^failed(%c):
                  MAKE
                  jump ^put(%cell, %c)
                ^failed(%x: $java.lang.Throwable, %c9: imp Echo.Start):
                  close %c9
                  throw %x
                ^put(%cell1: $dev.heliac.lang.TRef, %c1: imp Echo.Start):
                  cell.put imp Echo.Start %cell1, %c1 !30
                  REST
                }
                """.replace("MAKE", make).replace("REST", rest), false);
        return String.join("; ", said.diagnostics().stream().map(d -> d.code().id() + " " + d.message()).toList());
    }

    private static final String LOCAL = "%cell = new $dev.heliac.lang.TRef";

    private static final String STATIC = "class.init $Keep\n  %cell = static.get Keep.ref";

    private static final String SPIN = "jump ^spin\n^spin:\n  jump ^again\n^again:\n  jump ^spin";

    @Test
    void whatIsPutIsTakenAndGivenBack() {
        assertEquals("", said(LOCAL, "call @use(%cell1)\n  call @use(%cell1)\n  return"));
        assertEquals("", said(LOCAL, SPIN.replace("^again:\n", "^again:\n  call @use(%cell1)\n")));
        assertEquals("", said(STATIC, "call @use(%cell1)\n  %same = static.get Keep.ref\n  call @use(%same)\n  return"));
    }

    @Test
    void whatIsLeftIsClosedAtTheEnd() {
        assertEquals("", said(LOCAL, "return"));
        assertEquals("", said(STATIC, "return"));
    }

    @Test
    void whoKeepsAnEndpointForEverStarvesItsPeer() {
        var starved = "HIL0651 process `server` waits for `Ask`, which nobody can send any more";
        assertEquals(starved, said(STATIC, SPIN));
        assertEquals(starved, said(STATIC, "call @use(%cell1)\n  %o = static.get Keep.other\n  call @use(%o)\n  " + SPIN));
    }

    @Test
    void whatReplacesAnotherClosesIt() {
        // The peer's end would be waited for in vain, were the first one not closed.
        assertEquals("", said(STATIC, """
                jump ^more(%cell1)
                ^more(%cell2: $dev.heliac.lang.TRef):
                  %i, %e = channel Echo
                  jump ^made(%cell2, %i, %e)
                ^made(%cell3: $dev.heliac.lang.TRef, %i1: imp Echo.Start, %e1: exp Echo.Start):
                  close %e1
                  jump ^last(%cell3, %i1)
                ^last(%cell4: $dev.heliac.lang.TRef, %i2: imp Echo.Start):
                  cell.put imp Echo.Start %cell4, %i2
                  SPIN""".replace("SPIN", SPIN)));
    }

    @Test
    void whatCannotBeKnownIsSaid() {
        assertTrue(said(LOCAL, SPIN).endsWith("the limit is an endpoint in a cell that nothing may refer to any more"));
        var box = "%box = new $Box\n  %made = new $dev.heliac.lang.TRef\n  field.set Box.ref %box, %made\n  %cell = field.get Box.ref %box";
        assertTrue(said(box, "return").endsWith("the limit is endpoints that `cell.put` takes or gives, of a cell that is not known"));
    }
}
