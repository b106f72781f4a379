package dev.heliac.frontend.translate;

import dev.heliac.frontend.model.ContractInfo;
import dev.heliac.frontend.model.ProcessInfo;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.ProcessDecl.Port;
import dev.heliac.il.Role;
import dev.heliac.il.Scalar;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions that no Java method stands for: processes' entries, and makers of arrays of arrays. */
final class Entries {

    private static final Type STRINGS = new Type.ArrayType(Translator.STRING);
    private static final Type BYTES = new Type.VectorType(Scalar.I8, false);

    private final Translator owner;

    Entries(Translator owner) {
        this.owner = owner;
    }

    /** What main's parameter for a port looks like to its translation. */
    static Instance.Parameter parameter(Port port, Map<String, ContractInfo> contracts) {
        return switch (port) {
            case Port.Provides p -> endpoint(Role.EXP, contracts.get(p.contract()));
            case Port.Uses u -> endpoint(Role.IMP, contracts.get(u.contract()));
            case Port.Listens l -> new Instance.Parameter(
                    new Type.ListenerType(l.contract()), contracts.get(l.contract()), true);
            case Port.Arguments _ -> new Instance.Parameter(STRINGS, null, false);
        };
    }

    private static Instance.Parameter endpoint(Role role, ContractInfo contract) {
        var type = new Type.EndpointType(role, contract.contract().name(), contract.contract().initial());
        return new Instance.Parameter(type, contract, true);
    }

    /** The entry of a process: initializes main's class, splits the command line into words, and calls main. */
    Function entry(ProcessInfo process, Instance main, Optional<String> initialized) {
        var code = new Code();
        var parameters = new ArrayList<Value>();
        for (int i = 0; i < process.ports().size(); i++) {
            var type = process.ports().get(i) instanceof Port.Arguments ? BYTES : main.parameters().get(i).type();
            parameters.add(code.value("port" + i, type));
        }
        int line = process.place().line();
        var entry = code.part("entry");
        var words = new ArrayList<Value>();
        initialized.ifPresent(type -> initialize(entry, type, line));
        for (var p : parameters) {
            if (p.type().equals(BYTES)) {
                var split = code.value("words", STRINGS);
                words.add(split);
                call(entry, new Instruction.Call(owner.support("Strings", "arguments"), List.of(p), List.of(split), line));
            }
        }
        var go = code.part("go");
        var arguments = new ArrayList<Value>();
        for (var p : parameters) {
            var inside = code.value(p.name(), p.type());
            go.parameters.add(inside);
            arguments.add(inside);
        }
        entry.terminator = new Terminator.Jump(new Target(go.label, parameters), line);
        if (entry.throwing && !parameters.isEmpty()) {
            var fail = code.part("fail");
            entry.unwind = new Target(fail.label, parameters);
            var exception = code.value("e", Handlers.THROWABLE);
            fail.parameters.add(exception);
            for (var p : parameters) {
                var inside = code.value(p.name(), p.type());
                fail.parameters.add(inside);
                release(fail, inside, line);
            }
            fail.terminator = new Terminator.Throw(exception, line);
        }
        int word = 0;
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).type().equals(BYTES)) {
                release(go, arguments.get(i), line);
                arguments.set(i, words.get(word++));
            }
        }
        call(go, new Instruction.Call(main.name(), arguments, List.of(), line));
        go.terminator = new Terminator.Return(List.of(), line);
        return code.function("process:" + process.name(), parameters, List.of(), process.place().file());
    }

    private static void initialize(Code.Part part, String type, int line) {
        part.instructions.add(new Instruction.Typed(Op.CLASS_INIT, new Type.ClassType(type), List.of(), List.of(), line));
        part.throwing = true;
    }

    /**
     * What the initialization of a class runs: its superclass's and interfaces', then its static initializer.
     *
     * @param failing what to do with an exception that leaves it, for classes whose initializers may fail
     */
    static Function initializer(
            String type, List<String> first, Optional<String> clinit, Optional<InitializerFailure> failing, String source) {
        var code = new Code();
        var entry = code.part("entry");
        var run = code.part("run");
        failing.ifPresent(f -> call(
                entry, new Instruction.Call(f.begins(), List.of(text(code, entry, type)), List.of(), 0)));
        entry.terminator = new Terminator.Jump(new Target(run.label, List.of()), 0);
        first.forEach(s -> initialize(run, s, 0));
        clinit.ifPresent(c -> call(run, new Instruction.Call(c, List.of(), List.of(), 0)));
        run.terminator = new Terminator.Return(List.of(), 0);
        failing.ifPresent(f -> {
            var failed = code.part("failed");
            run.unwind = new Target(failed.label, List.of());
            var exception = code.value("e", Handlers.THROWABLE);
            failed.parameters.add(exception);
            var thrown = code.value("thrown", Handlers.THROWABLE);
            call(failed, new Instruction.Call(f.fails(), List.of(exception, text(code, failed, type)), List.of(thrown), 0));
            failed.terminator = new Terminator.Throw(thrown, 0);
        });
        return code.function(type + ".<static>", List.of(), List.of(), source);
    }

    /** A method of a class without objects: its callers find null before they call it. */
    static Function onNullOnly(Instance instance) {
        var code = new Code();
        var parameters = instance.parameters().stream().map(p -> code.value("p", p.type())).toList();
        var entry = code.part("entry");
        var nothing = code.value("never", Handlers.THROWABLE);
        entry.instructions.add(new Instruction.Typed(Op.NULL, Handlers.THROWABLE, List.of(), List.of(nothing), 0));
        entry.terminator = new Terminator.Throw(nothing, 0);
        return code.function(instance.name(), parameters, instance.results(), "");
    }

    /** Functions that note a class whose initialization begins, and one whose initialization failed. */
    record InitializerFailure(String begins, String fails) {}

    private static Value text(Code code, Code.Part part, String text) {
        var value = code.value("name", Translator.STRING);
        part.instructions.add(new Instruction.Const(Op.STRING_CONST, new Instruction.Constant.Text(text), value, 0));
        return value;
    }

    private static void call(Code.Part part, Instruction.Call call) {
        part.instructions.add(call);
        part.throwing = true;
    }

    private static void release(Code.Part part, Value value, int line) {
        var op = value.type() instanceof Type.VectorType ? Op.EX_FREE : Op.CLOSE;
        part.instructions.add(new Instruction.Plain(op, List.of(value), List.of(), line));
    }

    /** Allocates the outer array, then each element: by {@code inner} when it has dimensions of its own. */
    static Function arrayMaker(String name, Type.ArrayType type, int dimensions, String inner) {
        var code = new Code();
        var lengths = new ArrayList<Value>();
        for (int i = 0; i < dimensions; i++) {
            lengths.add(code.value("n" + i, Scalar.I32));
        }
        var entry = code.part("entry");
        var loop = code.part("loop");
        var body = code.part("body");
        var done = code.part("done");
        var rest = lengths.subList(1, dimensions);
        var element = (Type.ArrayType) type.element();
        // Java refuses a negative length even where an outer length of zero leaves nothing to make.
        var check = entry;
        for (var length : rest) {
            var zero = constant(code, check, 0);
            var negative = code.value("negative", Scalar.I32);
            check.instructions.add(new Instruction.Plain(Op.I32_LT, List.of(length, zero), List.of(negative), 0));
            var refuse = code.part("refuse");
            var ok = code.part("ok");
            check.terminator = new Terminator.Branch(
                    negative, new Target(refuse.label, List.of()), new Target(ok.label, List.of()), 0);
            var never = code.value("never", new Type.ArrayType(Scalar.I8));
            refuse.instructions.add(new Instruction.Typed(Op.ARRAY_NEW, Scalar.I8, List.of(length), List.of(never), 0));
            refuse.throwing = true;
            refuse.terminator = new Terminator.Jump(new Target(ok.label, List.of()), 0);
            check = ok;
        }
        var array = code.value("array", type);
        check.instructions.add(
                new Instruction.Typed(Op.ARRAY_NEW, element, List.of(lengths.getFirst()), List.of(array), 0));
        check.throwing = true;
        var zero = constant(code, check, 0);
        check.terminator = new Terminator.Jump(new Target(loop.label, List.of(zero)), 0);
        var i = code.value("i", Scalar.I32);
        loop.parameters.add(i);
        var more = code.value("more", Scalar.I32);
        loop.instructions.add(new Instruction.Plain(Op.I32_LT, List.of(i, lengths.getFirst()), List.of(more), 0));
        loop.terminator = new Terminator.Branch(more, new Target(body.label, List.of()), new Target(done.label, List.of()), 0);
        var row = code.value("row", element);
        body.instructions.add(
                dimensions > 2
                        ? new Instruction.Call(inner, rest, List.of(row), 0)
                        : new Instruction.Typed(Op.ARRAY_NEW, element.element(), rest, List.of(row), 0));
        body.instructions.add(new Instruction.Typed(Op.ARRAY_STORE, element, List.of(array, i, row), List.of(), 0));
        body.throwing = true;
        var one = constant(code, body, 1);
        var next = code.value("next", Scalar.I32);
        body.instructions.add(new Instruction.Plain(Op.I32_ADD, List.of(i, one), List.of(next), 0));
        body.terminator = new Terminator.Jump(new Target(loop.label, List.of(next)), 0);
        done.terminator = new Terminator.Return(List.of(array), 0);
        return code.function(name, lengths, List.of(type), "");
    }

    private static Value constant(Code code, Code.Part part, int n) {
        var value = code.value("k", Scalar.I32);
        part.instructions.add(new Instruction.Const(Op.I32_CONST, new Instruction.Constant.I32(n), value, 0));
        return value;
    }
}
