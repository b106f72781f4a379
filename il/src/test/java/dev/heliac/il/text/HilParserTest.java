package dev.heliac.il.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Samples;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HilParserTest {

    private static final String HEAD = "hil 1\nmodule t\n";

    private static List<Diagnostic> errors(String text) {
        var out = new Diagnostics();
        assertTrue(HilParser.parse(text, "t.hil", out).isEmpty());
        return out.list();
    }

    private static String roundTrip(String text) {
        return HilPrinter.print(Samples.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo", "everything"})
    void printsWhatItReads(String sample) {
        assertEquals(Samples.text(sample), roundTrip(Samples.text(sample)));
    }

    @Test
    void valuesMayBeUsedBeforeTheTextDefinesThem() {
        roundTrip(HEAD + """

                func @f(%a: i32) -> i32 {
                ^entry:
                  jump ^later
                ^end:
                  return %sum
                ^later:
                  %sum = i32.add %a, %a
                  jump ^end
                }
                """);
    }

    /** What follows the mistake's line is then taken for a part of the same function, where nothing has defined its values. */
    @Test
    void aMistakeOnTheLineThatEndsAFunction() {
        var text = "func @g() -> i32 {\n^e:\n return %no }\nfunc @f(%p: i32) -> i32 {\n^x:\n %a = call @g()\n return %a\n}\n";
        assertEquals(TextCode.UNDEFINED_VALUE, errors(HEAD + text).getFirst().code());
    }

    @Test
    void ignoresLayoutAndComments() {
        assertEquals(
                HEAD + "\nfunc @f() {\n^entry:\n  return\n}\n",
                roundTrip("// first\nhil 1 module t // name\nfunc @f()\n{ ^entry : return } // done"));
    }

    @Test
    void numbersValuesInOrderOfDefinition() {
        var module = Samples.parse(
                HEAD + "func @f(%a: i32) {\n^entry:\n %b = i32.neg %a\n jump ^x(%b)\n^x(%c: i32):\n return\n}");
        var f = module.functions().getFirst();
        assertEquals(0, f.parameters().getFirst().id());
        assertEquals(1, f.blocks().getFirst().instructions().getFirst().results().getFirst().id());
        assertEquals(2, f.blocks().getLast().parameters().getFirst().id());
    }

    @Test
    void reportsEveryErrorWithItsPlace() {
        var found = errors(HEAD + """
                func @f(%a: i32) {
                ^entry:
                  %b = i32.addd %a, %a
                  %c = i32.add %a %a
                  return
                }
                class 5 6 { }
                trap nothing = @f
                func @g() {
                ^entry:
                  %d = i32.neg %missing
                  %d = i32.const 99999999999
                  return
                }
                """);
        assertEquals(
                List.of("9:9", "10:6", "5:8", "6:19", "14:18"),
                found.stream().map(d -> d.place().line() + ":" + d.place().column()).toList());
    }

    @Test
    void anUndefinedValueIsReportedOnceEverythingElseIsRight() {
        var found = errors(HEAD + "func @f() {\n^entry:\n  %d = i32.neg %missing\n  return\n}\n");
        assertEquals(List.of(TextCode.UNDEFINED_VALUE), found.stream().map(Diagnostic::code).toList());
        assertEquals(16, found.getFirst().place().column());
    }

    @Test
    void anEdgeLeadsToABlock() {
        var found = errors(HEAD + "func @f() {\n^entry:\n  jump ^missing\n}\n");
        assertEquals(List.of(TextCode.UNDEFINED_LABEL), found.stream().map(Diagnostic::code).toList());
    }

    @Test
    void aValueHasOneDefinition() {
        var found = errors(HEAD + "func @f(%a: i32) {\n^entry:\n  %a = i32.const 1\n  return\n}\n");
        assertEquals(List.of(TextCode.DUPLICATE_VALUE), found.stream().map(Diagnostic::code).toList());
    }

    @Test
    void aTrapHasOneFunction() {
        var found = errors(HEAD + "trap null = @f\ntrap null = @g\ndescribe = @f\ndescribe = @g\n");
        assertEquals(
                List.of(TextCode.DUPLICATE_ENTRY, TextCode.DUPLICATE_ENTRY),
                found.stream().map(Diagnostic::code).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hil 2\nmodule t", "hil 1", "hil 1\nmodule t\nfunc @f() {",
        "hil 1\nmodule t\n\"", "hil 1\nmodule t\n%",
        "hil 1\nmodule t\nfunc @f(%a: i8[][][][][][][][][]) {\n}",
        "hil 1\nmodule t\n\"\\u{12345}\""})
    void whatIsNoModuleIsReported(String text) {
        assertEquals(TextCode.SYNTAX, errors(text).getFirst().code());
    }
}
