package dev.heliac.il.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Module;
import dev.heliac.il.Samples;
import dev.heliac.il.Trap;
import dev.heliac.il.reach.Reach.Reached;
import dev.heliac.il.reach.Reach.Total;
import dev.heliac.il.slice.Why;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReachTest {

    private static final Module MODULE = Samples.parse("""
            hil 1
            module t
            class java.lang.Object { }
            class java.lang.Throwable : java.lang.Object { }
            class a.b.Thing : java.lang.Object init @a.b.Thing.init { run = @a.b.Thing.run }
            class Unused : java.lang.Object { run = @Unused.run }
            selector run()
            trap null = @made
            func @made() -> $java.lang.Throwable {
            ^entry:
              %t = new $java.lang.Throwable !3
              return %t !3
            }
            func @a.b.Thing.init() {
            ^entry:
              call @a.b.Thing.more~1() !4
              return !4
            }
            func @a.b.Thing.more~1() {
            ^entry:
              return
            }
            func @a.b.Thing.run(%this: $a.b.Thing) {
            ^entry:
              call @a.b.Thing.more~1() !5
              return !5
            }
            func @Unused.run(%this: $Unused) {
            ^entry:
              return
            }
            func @main() {
            ^entry:
              class.init $a.b.Thing !7
              %t = new $a.b.Thing !8
              call @go(%t) !9
              return !9
            }
            func @go(%o: $a.b.Thing) {
            ^entry:
              call.virtual run(%o) !12
              return !12
            }
            process main = @main {
              profile full
            }
            """);

    private static Reach reach(Map<String, Long> code) {
        return Reach.of(MODULE, MODULE.processes().getFirst(), code);
    }

    private static Why why(String name) {
        return reach(Map.of()).functions().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow().why();
    }

    @Test
    void everyFunctionHasAReason() {
        assertEquals(new Why.Entry(), why("main"));
        assertEquals(new Why.Traps(Trap.NULL), why("made"));
        assertEquals(new Why.Called(new Why.At("main", 9)), why("go"));
        assertEquals(new Why.Initializes(new Why.At("main", 7), "a.b.Thing"), why("a.b.Thing.init"));
        assertEquals(
                new Why.Answers(new Why.At("go", 12), "run", "a.b.Thing", new Why.At("main", 8), true), why("a.b.Thing.run"));
        assertFalse(reach(Map.of()).has("Unused.run"));
    }

    @Test
    void thePathIsTheShortest() {
        var reach = reach(Map.of());
        assertEquals(
                List.of("main", "a.b.Thing.init", "a.b.Thing.more~1"),
                reach.path("a.b.Thing.more").stream().map(Reached::name).toList());
        assertEquals(
                List.of("main", "go", "a.b.Thing.run"), reach.path("a.b.Thing.run").stream().map(Reached::name).toList());
        assertEquals("a.b.Thing.init", reach.path("a.b").getLast().name());
        assertEquals("a.b.Thing.init", reach.path("a.b.Thing").getLast().name());
        assertTrue(reach.path("Unused").isEmpty());
    }

    @Test
    void totalsAddUp() {
        var reach = reach(Map.of("a.b.Thing.run", 100L, "go", 200L, "start", 30L));
        assertEquals(
                List.of(new Total("go", 1, 0, 200), new Total("a.b.Thing", 3, 0, 100)),
                reach.totals(Reached::type).stream()
                        .limit(2)
                        .map(t -> new Total(t.name(), t.functions(), 0, t.code()))
                        .toList());
        assertEquals("go", reach.functions().getFirst().name());
        assertEquals(330, reach.code());
        assertEquals(30, reach.otherCode());
        assertEquals(reach.il(), reach.totals(Reached::packageName).stream().mapToInt(Total::il).sum());
        assertTrue(reach.il() < reach.moduleBytes());
    }
}
