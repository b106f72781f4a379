package dev.heliac.backend.llvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Module;
import dev.heliac.il.Value;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.TextRenderer;
import dev.heliac.il.text.HilParser;
import dev.heliac.il.text.HilPrinter;
import dev.heliac.il.verify.Verifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveReferencesTest {

    private static final String CLASSES =
            """
            hil 1
            module test

            class java.lang.Object { }
            class java.lang.Throwable : java.lang.Object { }
            class Node : java.lang.Object { next: $Node id: i32 }

            func @allocates() -> $Node {
            ^entry:
              %made = new $Node
              return %made
            }
            func @plain(%x: $Node) -> i32 {
            ^entry:
              %id = field.get Node.id %x
              return %id
            }
            """;

    /** Each place of the function `f` where something is kept: the instruction, or the handler's block, and the names. */
    private static List<String> kept(String function) {
        var module = module(function);
        var points = new CollectionPoints(module);
        var f = module.functions().getLast();
        var live = new LiveReferences(f.blocks(), f.parameters(), points::collects);
        var found = new ArrayList<String>();
        for (var block : f.blocks()) {
            var after = live.after(block);
            for (int i = 0; i < after.size(); i++) {
                if (points.collects(block.instructions().get(i))) {
                    found.add(HilPrinter.print(block.instructions().get(i)) + ": " + names(after.get(i)));
                }
            }
            if (block.unwind().isPresent()) {
                found.add("^" + block.label() + " unwind: " + names(live.handled(block)));
            }
        }
        return found;
    }

    private static Module module(String function) {
        var out = new Diagnostics();
        var module = HilParser.parse(CLASSES + function, "test.hil", out);
        module.ifPresent(m -> Verifier.verify(m, out));
        assertEquals("", new TextRenderer(false).render(out));
        return module.orElseThrow();
    }

    private static String names(Collection<Value> values) {
        return String.join(" ", values.stream().map(Value::toString).sorted().toList());
    }

    @Test
    void whatIsUsedAfterwardsIsKeptAndNothingElse() {
        assertEquals(
                List.of("%b = new $Node: %a %p", "%c = call @allocates(): %a"),
                kept(
                        """
                        func @f(%p: $Node, %q: $Node, %n: i32) -> i32 {
                        ^entry:
                          %a = field.get Node.next %q
                          %b = new $Node
                          field.set Node.next %p, %a
                          %c = call @allocates()
                          %i = field.get Node.id %a
                          return %i
                        }
                        """));
    }

    @Test
    void aCallOfWhatDoesNotAllocateKeepsNothing() {
        assertEquals(
                List.of(),
                kept(
                        """
                        func @f(%p: $Node) -> i32 {
                        ^entry:
                          %i = call @plain(%p)
                          %k = field.get Node.id %p
                          return %k
                        }
                        """));
    }

    @Test
    void aLoopKeepsWhatItsNextRoundUses() {
        assertEquals(
                List.of("%made = new $Node: %list %p"),
                kept(
                        """
                        func @f(%p: $Node, %n: i32) -> $Node {
                        ^entry:
                          %none = null $Node
                          jump ^loop(%none, %n)
                        ^loop(%list: $Node, %i: i32):
                          branch %i ^more, ^done
                        ^more:
                          %made = new $Node
                          field.set Node.next %made, %list
                          %id = field.get Node.id %p
                          %one = i32.const 1
                          %less = i32.sub %i, %one
                          jump ^loop(%made, %less)
                        ^done:
                          return %list
                        }
                        """));
    }

    @Test
    void constantsAreNotKept() {
        assertEquals(
                List.of("%a = new $Node: "),
                kept(
                        """
                        func @f() -> $Node {
                        ^entry:
                          %none = null $Node
                          %a = new $Node
                          return %none
                        }
                        """));
    }

    @Test
    void aHandlerKeepsWhatItIsGivenAndWhatItUsesItself() {
        assertEquals(
                List.of("%a = new $Node: %p %q %r", "^entry unwind: %p %q"),
                kept(
                        """
                        func @f(%p: $Node, %q: $Node, %r: $Node) -> $Node {
                        ^entry unwind ^failed(%p):
                          %a = new $Node
                          %id = field.get Node.id %r
                          return %a
                        ^failed(%e: $java.lang.Throwable, %given: $Node):
                          field.set Node.next %given, %q
                          return %given
                        }
                        """));
    }

    @Test
    void whoHandlesExceptionsMayComeBackAfterOneWasMade() {
        var module = module(
                """
                func @careful(%p: $Node) -> i32 {
                ^entry unwind ^failed:
                  %i = field.get Node.id %p
                  return %i
                ^failed(%e: $java.lang.Throwable):
                  %zero = i32.const 0
                  return %zero
                }
                func @f(%p: $Node) -> i32 {
                ^entry:
                  %i = call @careful(%p)
                  %j = call @plain(%p)
                  return %i
                }
                """);
        var points = new CollectionPoints(module);
        var calls = module.functions().getLast().blocks().getFirst().instructions();
        assertTrue(points.collects(calls.get(0)));
        assertEquals(false, points.collects(calls.get(1)));
    }

    /** Values that stay live through many blocks are followed once each. */
    @Test
    void longFunctionsAreNoTrouble() {
        var text = new StringBuilder("func @f(%p: $Node) -> $Node {\n^b0:\n  jump ^b1\n");
        int blocks = 3000;
        for (int i = 1; i < blocks; i++) {
            text.append("^b").append(i).append(":\n  %v").append(i).append(" = new $Node\n");
            text.append("  jump ^b").append(i + 1).append('\n');
        }
        text.append("^b").append(blocks).append(":\n  return %p\n}\n");
        var found = kept(text.toString());
        assertEquals(blocks - 1, found.size());
        assertTrue(found.stream().allMatch(line -> line.endsWith(": %p")));
    }
}
