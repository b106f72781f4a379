package dev.heliac.il.slice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.ClassDecl;
import dev.heliac.il.Function;
import dev.heliac.il.Module;
import dev.heliac.il.Samples;
import dev.heliac.il.Selector;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.text.HilPrinter;
import dev.heliac.il.verify.Verifier;
import java.util.List;
import org.junit.jupiter.api.Test;

class SliceTest {

    private static final String MODULE = """
            hil 1
            module t
            class java.lang.Object { hash = @Object.hash }
            class java.lang.Throwable : java.lang.Object { }
            interface Runner { }
            abstract Base : java.lang.Object implements Runner init @Base.init { run = @Base.run stop = @Base.stop }
            class Quick : Base { run = @Quick.run }
            class Slow : Base { run = @Slow.run hash = @Slow.hash }
            class Other : java.lang.Object init @Other.init { run = @Other.run }
            class Late : Base { run = @Late.run }
            class Unused : java.lang.Object { }
            selector run()
            selector stop()
            selector hash() -> i32
            func @Object.hash(%o: $java.lang.Object) -> i32 {
            ^entry:
              %n = i32.const 1
              return %n
            }
            func @Slow.hash(%o: $Slow) -> i32 {
            ^entry:
              %n = i32.const 2
              return %n
            }
            func @Base.init() {
            ^entry:
              return
            }
            func @Other.init() {
            ^entry:
              return
            }
            func @Base.run(%b: $Base) {
            ^entry:
              return
            }
            func @Base.stop(%b: $Base) {
            ^entry:
              return
            }
            func @Quick.run(%b: $Quick) {
            ^entry:
              %l = new $Late
              return
            }
            func @Late.run(%b: $Late) {
            ^entry:
              class.init $Base
              return
            }
            func @Slow.run(%b: $Slow) {
            ^entry:
              return
            }
            func @Other.run(%b: $Other) {
            ^entry:
              return
            }
            func @quick() {
            ^entry:
              %o = new $Other
              %q = new $Quick
              call @go(%q)
              return
            }
            func @go(%r: $Runner) {
            ^entry:
              call.virtual run(%r)
              return
            }
            func @hash(%o: $java.lang.Object) {
            ^entry:
              %n = call.virtual hash(%o)
              return
            }
            func @arrays() {
            ^entry:
              %a = null $java.lang.Object
              call @hash(%a)
              return
            }
            process quick = @quick {
              profile full
            }
            process arrays = @arrays {
              profile full
            }
            """;

    private static Module slice(int process) {
        var module = Samples.parse(MODULE);
        var slice = Slice.of(module, module.processes().get(process));
        var out = new Diagnostics();
        Verifier.verify(slice, out);
        assertEquals(List.of(), out.list(), HilPrinter.print(slice));
        return slice;
    }

    private static List<String> functions(Module module) {
        return module.functions().stream().map(Function::name).toList();
    }

    private static ClassDecl find(Module module, String name) {
        return module.classes().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void virtualCallsReachWhatMadeObjectsAnswer() {
        var slice = slice(0);
        assertEquals(List.of("Base.init", "Quick.run", "Late.run", "quick", "go"), functions(slice));
        assertEquals(List.of("run"), slice.selectors().stream().map(Selector::name).toList());
        assertEquals(
                List.of("java.lang.Object", "java.lang.Throwable", "Runner", "Base", "Quick", "Other", "Late"),
                slice.classes().stream().map(ClassDecl::name).toList());
        assertEquals(List.of(), find(slice, "Base").methods());
        assertEquals(List.of(new ClassDecl.Method("run", "Quick.run")), find(slice, "Quick").methods());
        assertEquals("Base.init", find(slice, "Base").initializer().orElseThrow());
        assertTrue(find(slice, "Other").initializer().isEmpty());
        assertEquals(List.of(), find(slice, "Other").methods());
    }

    @Test
    void arraysAnswerAsObjectsOfTheRootDo() {
        assertEquals(List.of("Object.hash", "hash", "arrays"), functions(slice(1)));
    }
}
