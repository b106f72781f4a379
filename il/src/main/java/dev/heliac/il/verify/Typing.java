package dev.heliac.il.verify;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.diag.Code;
import dev.heliac.il.symbols.ResultTypes;
import dev.heliac.il.symbols.Symbols;
import java.util.List;
import java.util.Optional;

/** Checks the types of operands, results and edges, and through {@link Protocol} what is sent and received. */
final class Typing {

    private static final Type THROWABLE = new Type.ClassType(Module.THROWABLE);

    private final Function function;
    private final Shape shape;
    private final Symbols symbols;
    private final Answers answers;
    private final Report report;
    private final Types types;
    private final Protocol protocol;
    private final Selects selects;
    private final Slots slots;
    private final boolean optimized;
    /** Results of instructions that were reported: their types mean nothing, so that uses are not reported as well. */
    private final boolean[] unknown;

    Typing(Function function, Shape shape, Symbols symbols, Answers answers, Report report, boolean optimized) {
        this.optimized = optimized;
        this.function = function;
        this.shape = shape;
        this.symbols = symbols;
        this.answers = answers;
        this.report = report;
        types = new Types(symbols, report);
        protocol = new Protocol(symbols, report);
        selects = new Selects(symbols, report, protocol);
        slots = new Slots(symbols);
        unknown = new boolean[shape.values()];
    }

    void verify() {
        for (int b = 0; b < function.blocks().size(); b++) {
            var block = shape.block(b);
            for (var instruction : block.instructions()) {
                var at = report.at(function, block, instruction);
                if (!instruction(instruction, at)) {
                    instruction.results().forEach(v -> unknown[v.id()] = true);
                }
            }
            terminator(block, report.at(function, block, block.terminator()));
            for (var edge : shape.edges(b)) {
                edge(edge.target(), 0, report.at(function, block, block.terminator()));
            }
            block.unwind().ifPresent(u -> unwind(u, block));
        }
    }

    /** Whether the instruction is right. */
    private boolean instruction(Instruction instruction, Where at) {
        if (!formed(instruction)) {
            report.error(
                    VerifyCode.OPERATION,
                    at,
                    "`" + instruction.op().text() + "` does not have this format",
                    "write it as its row in the table of operations says");
            return false;
        }
        if (instruction.op().proved()) {
            proved(instruction.op().text(), at);
        }
        if (!immediate(instruction, at)) {
            return false;
        }
        if (instruction instanceof Instruction.Send send
                && !unknown[send.endpoint().id()]
                && !protocol.send(send, at)) {
            return false;
        }
        var expected = slots.operands(instruction);
        if (expected.isEmpty()) {
            return false;
        }
        boolean fits = count(expected.get().size(), instruction.operands().size(), "operand", at);
        if (fits) {
            for (int i = 0; i < expected.get().size(); i++) {
                fits &= operand(instruction.operands().get(i), expected.get().get(i), at);
            }
        }
        if (fits && instruction instanceof Instruction.CallVirtual call && !unknown[call.operands().getFirst().id()]) {
            answered(call, at);
        }
        return results(instruction, at) && fits;
    }

    private void answered(Instruction.CallVirtual call, Where at) {
        var receiver = call.operands().getFirst().type();
        answers.missing(call.selector(), receiver).ifPresent(name -> report.error(
                VerifyCode.UNANSWERED,
                at,
                "the receiver, a `" + receiver.text() + "`, can be of the class `" + name + "`, which does not answer `"
                        + call.selector() + "`",
                "give the class, or one above it, a function for the selector"));
    }

    private static boolean formed(Instruction instruction) {
        var op = instruction.op();
        return switch (instruction) {
            case Instruction.Plain _ -> op.format() == Op.Format.PLAIN;
            case Instruction.Const c -> op == switch (c.constant()) {
                case Constant.I32 _ -> Op.I32_CONST;
                case Constant.I64 _ -> Op.I64_CONST;
                case Constant.F32 _ -> Op.F32_CONST;
                case Constant.F64 _ -> Op.F64_CONST;
                case Constant.Text _ -> Op.STRING_CONST;
            };
            case Instruction.Typed _ -> op.format() == Op.Format.TYPED;
            case Instruction.FieldAccess _ -> op.format() == Op.Format.MEMBER;
            case Instruction.CallVirtual _ -> op.format() == Op.Format.DISPATCH;
            case Instruction.Call _, Instruction.Par _, Instruction.Send _, Instruction.NewChannel _ -> true;
        };
    }

    /** Whether what the instruction names exists and is possible there. */
    private boolean immediate(Instruction instruction, Where at) {
        return switch (instruction) {
            case Instruction.Plain _, Instruction.Const _, Instruction.Send _ -> true;
            case Instruction.Typed t -> possible(t, at) && types.mentions(t.type(), at);
            case Instruction.FieldAccess f -> known(
                    ResultTypes.field(f, symbols).isPresent(), "field", f.owner() + "." + f.field(), at);
            case Instruction.Call c ->
                    known(symbols.function(c.function()).isPresent(), "function", "@" + c.function(), at);
            case Instruction.Par p ->
                p.functions().stream().allMatch(f -> known(symbols.function(f).isPresent(), "function", "@" + f, at));
            case Instruction.CallVirtual c ->
                    known(symbols.selector(c.selector()).isPresent(), "selector", c.selector(), at);
            case Instruction.NewChannel c -> channel(c, at);
        };
    }

    private boolean channel(Instruction.NewChannel channel, Where at) {
        var contract = symbols.contract(channel.contract());
        if (!known(contract.isPresent(), "contract", channel.contract(), at) || channel.state().isEmpty()) {
            return contract.isPresent();
        }
        var state = channel.state().get();
        boolean known = known(symbols.hasState(channel.contract(), state), "state", state, at);
        if (known && !contract.get().begins(state)) {
            report.error(
                    VerifyCode.CHANNEL_STATE,
                    at,
                    "conversations of `" + channel.contract() + "` do not begin in state `" + state + "`",
                    "begin in state `" + contract.get().initial() + "`, or let the contract have `entry " + state + "`");
            return false;
        }
        return known;
    }

    private boolean possible(Instruction.Typed instruction, Where at) {
        if (slots.immediateFits(instruction)) {
            return true;
        }
        report.error(
                VerifyCode.IMMEDIATE,
                at,
                "`" + instruction.op().text() + "` is not possible with the type `" + instruction.type().text() + "`",
                "use another type");
        return false;
    }

    private boolean known(boolean exists, String kind, String name, Where at) {
        if (!exists) {
            report.unknown(kind, name, at);
        }
        return exists;
    }

    private boolean count(int expected, int actual, String what, Where at) {
        if (expected != actual) {
            var message = expected + " " + what + (expected == 1 ? "" : "s") + " expected, " + actual + " given";
            report.error(VerifyCode.COUNT, at, message, "give as many as are expected");
        }
        return expected == actual;
    }

    private boolean operand(Value value, Slots.Expected expected, Where at) {
        if (unknown[value.id()] || slots.fits(value.type(), expected)) {
            return true;
        }
        report.error(
                VerifyCode.OPERAND,
                at,
                value + " is of type `" + value.type().text() + "`, but " + expected.text() + " is expected",
                "use a value of the expected type");
        return false;
    }

    private boolean results(Instruction instruction, Where at) {
        var results = ResultTypes.of(instruction, symbols);
        if (results.isEmpty()) {
            // The endpoint's own type was unknown; that has been reported where it comes from.
            return false;
        }
        boolean fits = count(results.get().size(), instruction.results().size(), "result", at);
        for (int i = 0; fits && i < results.get().size(); i++) {
            var result = instruction.results().get(i);
            if (!result.type().equals(results.get().get(i))) {
                report.error(
                        VerifyCode.RESULT,
                        at,
                        result + " is declared `" + result.type().text() + "`, but the result is a `"
                                + results.get().get(i).text() + "`",
                        "declare it as what it is");
                fits = false;
            }
        }
        return fits;
    }

    private void proved(String operation, Where at) {
        if (!optimized) {
            report.error(
                    VerifyCode.PROVED,
                    at,
                    "`" + operation + "` leaves out checks, and only the optimizer may do that",
                    "use the operation that checks");
        }
    }

    private void terminator(Block block, Where at) {
        switch (block.terminator()) {
            case Terminator.Jump _ -> {}
            case Terminator.Branch b -> integer(b.condition(), at);
            case Terminator.Switch s -> {
                integer(s.value(), at);
                if (s.cases().stream().mapToInt(Terminator.Case::key).distinct().count() < s.cases().size()) {
                    report.error(VerifyCode.SWITCH_KEY, at, "the switch has a key twice", "leave one case out");
                }
            }
            case Terminator.Return r ->
                    assign(r.values(), function.results(), VerifyCode.RETURN, "the function returns", at);
            case Terminator.Throw t -> {
                if (t.known()) {
                    proved("throw.known", at);
                }
                if (!unknown[t.exception().id()] && !symbols.assignable(t.exception().type(), THROWABLE)) {
                    report.error(
                            VerifyCode.THROW,
                            at,
                            t.exception() + " is of type `" + t.exception().type().text() + "`",
                            "throw a `" + THROWABLE.text() + "`");
                }
            }
            case Terminator.Receive r -> {
                if (unknown[r.endpoint().id()] || !protocol.receive(r, at)) {
                    forget(Edge.of(r));
                }
            }
            case Terminator.Accept a -> {
                if (unknown[a.listener().id()] || !protocol.accept(a, at)) {
                    forget(Edge.of(a));
                }
            }
            case Terminator.Select s -> {
                if (s.operands().stream().anyMatch(v -> unknown[v.id()]) || !selects.select(s, at)) {
                    forget(Edge.of(s));
                }
            }
        }
    }

    private void forget(List<Edge> edges) {
        edges.forEach(e -> e.defines().forEach(v -> unknown[v.id()] = true));
    }

    private void integer(Value value, Where at) {
        operand(value, new Slots.Expected(Op.Slot.I32, Optional.of(Scalar.I32)), at);
    }

    private void edge(Target target, int from, Where at) {
        var parameters = shape.block(shape.block(target.label())).parameters();
        var demand = "`^" + target.label() + "` takes";
        // Counted before the types are listed, lest many edges without arguments each cost as many as there should be.
        if (!counted(parameters.size() - from, target.arguments().size(), VerifyCode.EDGE, demand, at)) {
            return;
        }
        var expected = parameters.subList(from, parameters.size()).stream()
                .map(Value::type)
                .toList();
        assign(target.arguments(), expected, VerifyCode.EDGE, demand, at);
    }

    private void assign(List<Value> values, List<Type> expected, Code code, String demand, Where at) {
        if (!counted(expected.size(), values.size(), code, demand, at)) {
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (!unknown[value.id()] && !slots.assignable(value.type(), expected.get(i))) {
                report.error(
                        code,
                        at,
                        value + " is of type `" + value.type().text() + "`, but " + demand + " a `"
                                + expected.get(i).text() + "`",
                        "use a value of that type");
            }
        }
    }

    private boolean counted(int expected, int given, Code code, String demand, Where at) {
        if (expected != given) {
            var message = demand + " " + expected + (expected == 1 ? " value" : " values") + ", not " + given;
            report.error(code, at, message, "give as many as are expected");
        }
        return expected == given;
    }

    private void unwind(Target unwind, Block block) {
        var at = report.at(function, block);
        var parameters = shape.block(shape.block(unwind.label())).parameters();
        if (parameters.isEmpty() || !symbols.assignable(THROWABLE, parameters.getFirst().type())) {
            report.error(
                    VerifyCode.UNWIND,
                    at,
                    "the first parameter of `^" + unwind.label() + "` does not take a `" + THROWABLE.text() + "`",
                    "let the handler take the throwable first");
        } else {
            edge(unwind, 1, at);
        }
    }
}
