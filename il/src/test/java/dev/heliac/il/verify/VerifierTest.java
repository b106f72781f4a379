package dev.heliac.il.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Block;
import dev.heliac.il.Contract;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Role;
import dev.heliac.il.Samples;
import dev.heliac.il.Scalar;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.diag.Code;
import dev.heliac.il.diag.Diagnostics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerifierTest {

    private static final Value A = new Value(0, "a", Scalar.I32);
    private static final Value B = new Value(1, "b", Scalar.I32);

    private static List<Code> codes(Module module) {
        return diagnostics(module).list().stream().map(d -> d.code()).distinct().toList();
    }

    private static Diagnostics diagnostics(Module module) {
        var out = new Diagnostics();
        Verifier.verify(module, out);
        return out;
    }

    private static Module module(Contract contract, List<Value> parameters, Block... blocks) {
        var function = new Function("f", parameters, List.of(), "F.java", List.of(blocks));
        return new Module(
                "t",
                contract == null ? List.of() : List.of(contract),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                List.of(function),
                List.of());
    }

    private static Block returning(Instruction... instructions) {
        return new Block(
                "entry", List.of(), Optional.empty(), List.of(instructions), new Terminator.Return(List.of(), 0));
    }

    private static Instruction negate(Value operand, Value result) {
        return new Instruction.Plain(Op.I32_NEG, List.of(operand), List.of(result), 7);
    }

    @Test
    void aRealApplicationIsValid() {
        assertEquals(List.of(), diagnostics(Samples.parse(Samples.text("echo"))).list());
    }

    @Test
    void diagnosticsNameFunctionBlockAndInstruction() {
        var wrong = new Instruction.Plain(Op.I64_NEG, List.of(A), List.of(new Value(1, "b", Scalar.I64)), 7);
        var place = diagnostics(module(null, List.of(A), returning(wrong))).list().getFirst().place();
        assertEquals("F.java", place.file());
        assertEquals(7, place.line());
        assertEquals("@f, ^entry, %b = i64.neg %a !7", place.context());
    }

    @Test
    void whatConsumedAValueIsNoted() {
        var module = Samples.parse("""
                hil 1
                module t
                func @f(%v: ex i8[]) {
                ^entry:
                  ex.free %v !3
                  ex.free %v !4
                  return
                }
                """);
        var diagnostic = diagnostics(module).list().getFirst();
        assertEquals(4, diagnostic.place().line());
        assertEquals(3, diagnostic.notes().getFirst().place().line());
    }

    @Test
    void valuesAreNumberedDenselyAndDefinedOnce() {
        assertEquals(List.of(), codes(module(null, List.of(A), returning(negate(A, B)))));
        assertEquals(List.of(), codes(module(null, List.of(new Value(1, "p", Scalar.I32)),
                returning(negate(new Value(1, "p", Scalar.I32), new Value(0, "q", Scalar.I32))))));
        var gap = new Value(2, "b", Scalar.I32);
        assertEquals(List.of(VerifyCode.DEFINITION), codes(module(null, List.of(A), returning(negate(A, gap)))));
        var again = new Value(0, "b", Scalar.I32);
        assertEquals(List.of(VerifyCode.DEFINITION), codes(module(null, List.of(A), returning(negate(A, again)))));
        var negative = new Value(-1, "b", Scalar.I32);
        assertEquals(List.of(VerifyCode.DEFINITION), codes(module(null, List.of(A), returning(negate(A, negative)))));
    }

    @Test
    void aUseIsOfTheValueAsItIsDefined() {
        var other = new Value(0, "a", Scalar.I64);
        assertEquals(List.of(VerifyCode.DEFINITION), codes(module(null, List.of(A), returning(negate(other, B)))));
        var beyond = new Value(9, "a", Scalar.I32);
        assertEquals(List.of(VerifyCode.DEFINITION), codes(module(null, List.of(A), returning(negate(beyond, B)))));
    }

    @Test
    void edgesLeadToBlocks() {
        var lost = new Terminator.Jump(new Target("lost", List.of()), 0);
        var block = new Block("entry", List.of(), Optional.empty(), List.of(), lost);
        assertEquals(List.of(VerifyCode.UNKNOWN), codes(module(null, List.of(A), block)));
    }

    @Test
    void operationsHaveTheirFormat() {
        var typed = new Instruction.Typed(Op.I32_NEG, Scalar.I32, List.of(A), List.of(B), 0);
        assertEquals(List.of(VerifyCode.OPERATION), codes(module(null, List.of(A), returning(typed))));
        var constant = new Instruction.Const(Op.I64_CONST, new Instruction.Constant.I32(1), B, 0);
        assertEquals(List.of(VerifyCode.OPERATION), codes(module(null, List.of(A), returning(constant))));
    }

    @Test
    void resultsAreDeclaredAsWhatTheyAre() {
        var wide = negate(A, new Value(1, "b", Scalar.I64));
        assertEquals(List.of(VerifyCode.RESULT), codes(module(null, List.of(A), returning(wide))));
    }

    @Test
    void armsAreDeclaredAsWhatTheyAre() {
        var contract = new Contract(
                "C",
                List.of(new Contract.Message("M", Contract.Direction.OUT, List.of())),
                List.of(
                        new Contract.State("S", List.of(new Contract.Transition(false, "M", "E"))),
                        new Contract.State("E", List.of())),
                "S");
        var start = new Value(0, "s", new Type.EndpointType(Role.IMP, "C", "S"));
        for (var state : List.of("E", "S")) {
            var end = new Value(1, "e", new Type.EndpointType(Role.IMP, "C", state));
            var next = new Value(2, "n", new Type.EndpointType(Role.IMP, "C", state));
            var arm = new Terminator.Arm("M", List.of(), end, new Target("next", List.of(end)));
            var receive = new Terminator.Receive(start, List.of(arm), new Target("closed", List.of()), 0);
            var module = module(
                    contract,
                    List.of(start),
                    new Block("entry", List.of(), Optional.empty(), List.of(), receive),
                    new Block(
                            "next",
                            List.of(next),
                            Optional.empty(),
                            List.of(new Instruction.Plain(Op.CLOSE, List.of(next), List.of(), 0)),
                            new Terminator.Return(List.of(), 0)),
                    new Block("closed", List.of(), Optional.empty(), List.of(), new Terminator.Return(List.of(), 0)));
            assertEquals(state.equals("E") ? List.of() : List.of(VerifyCode.ARM_TYPE), codes(module));
        }
    }

    @Test
    void limitsAreKept() {
        assertEquals(List.of(), codes(withParameters(255)));
        assertEquals(List.of(VerifyCode.LIMIT), codes(withParameters(256)));
    }

    private static Module withParameters(int count) {
        var parameters = IntStream.range(0, count).mapToObj(i -> new Value(i, "p" + i, Scalar.I32)).toList();
        return module(null, parameters, returning());
    }

    @Test
    void interfacesAboveAClassAreLimited() {
        assertEquals(List.of(), codes(implementing(256)));
        assertEquals(List.of(VerifyCode.LIMIT), codes(implementing(257)));
    }

    /** Half of the interfaces directly, the rest through another interface. */
    private static Module implementing(int count) {
        var names = IntStream.range(0, count).mapToObj(i -> "I" + i).toList();
        int half = count / 2;
        return Samples.parse("hil 1\nmodule t\nclass java.lang.Object { }\n"
                + "class C : java.lang.Object implements " + String.join(", ", names.subList(half, count)) + " { }\n"
                + "interface I" + half + " extends " + String.join(", ", names.subList(0, half)) + " { }\n"
                + names.stream().filter(n -> !n.equals("I" + half)).map(n -> "interface " + n + " { }\n").collect(Collectors.joining()));
    }

    @Test
    void longChainsOfClassesAndInterfacesTakeLinearTime() {
        int count = 50_000;
        var chains = IntStream.range(0, count)
                .mapToObj(i -> "class C" + i + " : C" + (i + 1) + " implements I" + i + " { }\ninterface I" + i + " extends I"
                        + (i + 1) + " { }\n")
                .collect(Collectors.joining());
        var module = Samples.parse("hil 1\nmodule t\nclass java.lang.Object { }\nclass C" + count
                + " : java.lang.Object { }\ninterface I" + count + " { }\n" + chains);
        assertTimeout(Duration.ofSeconds(20), () -> assertTrue(diagnostics(module).hasErrors()));
    }

    /** Every other class implements the interface, so that nothing about them can be said in few words. */
    @Test
    void manyVirtualCallsOfManyClassesAreShortWork() {
        int count = 10_000;
        var classes = IntStream.range(0, count)
                .mapToObj(i -> "class C" + i + " : Base " + (i % 2 == 0 ? "implements I " : "") + "{ }\n")
                .collect(Collectors.joining());
        var selectors = IntStream.range(0, count).mapToObj(i -> "selector s" + i + "()\n").collect(Collectors.joining());
        var methods = IntStream.range(0, count).mapToObj(i -> " s" + i + " = @m").collect(Collectors.joining());
        var objects = IntStream.range(0, count).mapToObj(i -> " %o" + i + " = new $C" + i + "\n").collect(Collectors.joining());
        var calls = IntStream.range(0, count)
                .mapToObj(i -> " call.virtual s" + i + "(%i)\n")
                .collect(Collectors.joining());
        var module = Samples.parse("hil 1\nmodule t\nclass java.lang.Object { }\ninterface I { }\nabstract Base : java.lang.Object {"
                + methods + " }\n" + classes + selectors + "func @m(%b: $Base) {\n^entry:\n return\n}\nfunc @f(%i: $I) {\n^entry:\n"
                + objects + calls + " return\n}\n");
        assertTimeout(Duration.ofSeconds(20), () -> assertEquals(List.of(), diagnostics(module).list()));
    }

    /** Each block unwinds to one handler: the iterative dominator algorithm takes minutes for this. */
    @Test
    void manyBlocksWithOneHandlerTakeLinearTime() {
        int count = 60_000;
        var text = IntStream.range(0, count)
                .mapToObj(i -> "^b" + i + " unwind ^h:\n %q" + i + " = i32.div %a, %a\n jump ^b" + (i + 1) + "\n")
                .collect(Collectors.joining());
        var module = Samples.parse("""
                hil 1
                module t
                class java.lang.Object { }
                class java.lang.Throwable : java.lang.Object { }
                func @f(%a: i32) {
                ^entry:
                  jump ^b0
                """ + text + "^b" + count + ":\n return\n^h(%t: $java.lang.Throwable):\n return\n}\n");
        assertTimeout(Duration.ofSeconds(20), () -> assertEquals(List.of(), diagnostics(module).list()));
    }

    /** Many short edges to a block of many parameters, and many short receives in a state of many messages. */
    @Test
    void whatIsShortInTheModuleIsShortWork() {
        int count = 50_000;
        var parameters = IntStream.range(0, 4_000).mapToObj(i -> "%p" + i + ": i32").collect(Collectors.joining(", "));
        var edges = IntStream.range(0, count).mapToObj(i -> i + " -> ^x ").collect(Collectors.joining());
        var messages = IntStream.range(0, 1_000).mapToObj(i -> " in M" + i + "()\n").collect(Collectors.joining());
        var transitions = IntStream.range(0, 1_000).mapToObj(i -> "?M" + i + " -> S ").collect(Collectors.joining());
        var receives = IntStream.range(0, count)
                .mapToObj(i -> "^r" + i + "(%q" + i + ": exp C.S):\n receive %q" + i + " { closed -> ^y }\n")
                .collect(Collectors.joining());
        var module = Samples.parse("hil 1\nmodule t\ncontract C {\n" + messages + " initial S\n state S { "
                + transitions
                + "}\n}\nfunc @f(%a: i32) {\n^entry:\n switch %a { " + edges + " else -> ^y }\n^x(" + parameters
                + "):\n return\n^y:\n return\n" + receives + "}\n");
        assertTimeout(Duration.ofSeconds(20), () -> assertTrue(diagnostics(module).hasErrors()));
    }

    @Test
    void pastALimitNothingMoreIsChecked() {
        var messages = IntStream.range(0, 1_025).mapToObj(i -> " in M" + i + "()\n").collect(Collectors.joining());
        var module = Samples.parse("hil 1\nmodule t\ncontract C {\n" + messages
                + " initial S\n state S {}\n}\nfunc @f() {\n}\n");
        assertEquals(List.of(VerifyCode.LIMIT), codes(module));
    }

    /** A great many errors, each with much to say. */
    @Test
    void aHostileSwitchTakesLinearTime() {
        int count = 20_000;
        var vectors = IntStream.range(0, count)
                .mapToObj(i -> " %v" + i + " = ex.new i8 %a\n")
                .collect(Collectors.joining());
        var cases = IntStream.range(0, count).mapToObj(i -> i + " -> ^x ").collect(Collectors.joining());
        var module = Samples.parse("hil 1\nmodule t\nfunc @f(%a: i32) {\n^entry:\n" + vectors + " switch %a { " + cases
                + " else -> ^x }\n^x:\n return\n}\n");
        assertTimeout(Duration.ofSeconds(20), () -> assertTrue(diagnostics(module).hasErrors()));
    }
}
