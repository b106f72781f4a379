package dev.heliac.backend.llvm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Instruction.CallVirtual;
import dev.heliac.il.Module;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.symbols.Symbols;
import dev.heliac.il.text.HilParser;
import dev.heliac.il.verify.Verifier;
import java.util.List;
import org.junit.jupiter.api.Test;

class DispatchTest {

    private static final String DECLARATIONS = """
            hil 1
            module t
            class java.lang.Object { hash = @Object.hash }
            class java.lang.Throwable : java.lang.Object { }
            interface I { }
            abstract Base : java.lang.Object implements I { one = @f two = @f three = @f }
            class A : Base { three = @a }
            class B : Base { two = @b three = @b }
            class C : Base { three = @c }
            class D : java.lang.Object { other = @d more = @fails }
            class E : D { other = @e more = @e }
            class F : D { other = @g more = @d }
            class Unmade : Base { one = @u }
            selector one()
            selector two()
            selector three()
            selector other()
            selector more()
            selector hash()
            func @Object.hash(%o: $java.lang.Object) {
            ^entry:
              return
            }
            func @fails(%o: $D) {
            ^entry:
              %t = null $java.lang.Throwable
              throw %t
            }
            """;

    private static final String FUNCTIONS = String.join("", List.of("f", "a", "b", "c", "d", "e", "g", "u").stream()
            .map(n -> "func @" + n + "(%o: $java.lang.Object) {\n^entry:\n return\n}\n")
            .toList());

    private static final String MADE = """
            func @make() {
            ^entry:
              %a = new $A
              %b = new $B
              %c = new $C
              %d = new $D
              %e = new $E
              %f = new $F
              return
            }
            """;

    private static Module module(String calls) {
        var out = new Diagnostics();
        var text = DECLARATIONS + FUNCTIONS + MADE
                + "func @main(%i: $I, %base: $Base, %d: $D, %e: $E, %o: $java.lang.Object, %u: $Unmade, %s: i8[]) {\n^entry:\n" + calls
                + " return\n}\n";
        var module = HilParser.parse(text, "test.hil", out);
        module.ifPresent(m -> Verifier.verify(m, out));
        assertEquals(List.of(), out.list());
        return module.orElseThrow();
    }

    private static Dispatch dispatch(Module module) {
        var symbols = Symbols.of(module);
        return new Dispatch(module, symbols, new Hierarchy(module, symbols));
    }

    private static List<CallVirtual> calls(Module module) {
        return module.functions().getLast().blocks().getFirst().instructions().stream()
                .map(CallVirtual.class::cast)
                .toList();
    }

    private static Type.ClassType type(String name) {
        return new Type.ClassType(name);
    }

    @Test
    void onlyMadeClassesAnswer() {
        var module = module(" call.virtual one(%i)\n call.virtual one(%u)\n call.virtual other(%e)\n call.virtual hash(%s)\n");
        var dispatch = dispatch(module);
        var calls = calls(module);
        assertEquals(List.of("f"), dispatch.targets(calls.get(0)));
        assertEquals(List.of(), dispatch.targets(calls.get(1)));
        assertEquals(List.of("e"), dispatch.targets(calls.get(2)));
        assertEquals(List.of("Object.hash"), dispatch.targets(calls.get(3)));
        assertEquals(0, dispatch.table(type("A")).length);
    }

    @Test
    void twoAnswersAreToldApartByTheReceiversNumber() {
        var module = module(" call.virtual two(%base)\n");
        var symbols = Symbols.of(module);
        var hierarchy = new Hierarchy(module, symbols);
        var choice = new Dispatch(module, symbols, hierarchy).choice(calls(module).getFirst()).orElseThrow();
        int b = hierarchy.interval(type("B")).first();
        assertEquals("b", b >= choice.first() && b <= choice.last() ? choice.within() : choice.without());
        for (var name : List.of("A", "C")) {
            int number = hierarchy.interval(type(name)).first();
            assertEquals("f", number >= choice.first() && number <= choice.last() ? choice.within() : choice.without());
        }
    }

    @Test
    void selectorsThatNoClassHasBothOfShareAPlace() {
        var module = module(" call.virtual three(%i)\n call.virtual other(%d)\n call.virtual more(%d)\n");
        var dispatch = dispatch(module);
        assertEquals(dispatch.slot("three"), Math.min(dispatch.slot("other"), dispatch.slot("more")));
        assertNotEquals(dispatch.slot("other"), dispatch.slot("more"));
        var expected = new String[2];
        expected[dispatch.slot("other")] = "e";
        expected[dispatch.slot("more")] = "e";
        assertArrayEquals(expected, dispatch.table(type("E")));
        assertArrayEquals(new String[] {"c"}, dispatch.table(type("C")));
        assertEquals(0, dispatch.table(new Type.ArrayType(Scalar.I8)).length);
    }

    @Test
    void whatIsBehindOnePlaceIsCalledAlike() {
        var module = module(" call.virtual three(%i)\n call.virtual other(%d)\n call.virtual more(%d)\n");
        var graph = new CallGraph(module, dispatch(module));
        for (var name : List.of("fails", "d", "e")) {
            assertTrue(graph.throwing(name), name);
        }
        // Through `other`, which e answers as well.
        assertTrue(graph.throwing("g"));
        for (var name : List.of("a", "b", "c", "f")) {
            assertFalse(graph.throwing(name), name);
        }
    }
}
