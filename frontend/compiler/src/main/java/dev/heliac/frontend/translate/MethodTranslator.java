package dev.heliac.frontend.translate;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.frontend.model.JavaTypes;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostic.Note;
import dev.heliac.il.diag.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/** Translates one method, in one combination of entry states of its endpoint parameters, to one function. */
final class MethodTranslator {

    /** Ends the translation of a method after a mistake that leaves nothing sensible to go on with; it has been reported. */
    static class Abort extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Abort() {
            super(null, null, false, false);
        }
    }

    final Translator owner;
    final Instance instance;
    final ClassNode type;
    final MethodNode method;
    final FlowGraph graph;
    final Code code = new Code();
    final Linear linear = new Linear(this);
    final Map<Value, Integer> constants = new HashMap<>();
    /** Exceptions that are known not to be null. */
    final Set<Value> present = new HashSet<>();
    final Handlers handlers = new Handlers(this);
    final Cells cells = new Cells(this);
    final AnyEnds any = new AnyEnds(this);
    final Sets sets = new Sets(this);

    private final Joins joins = new Joins(this);
    private final Evaluator evaluator = new Evaluator(this);
    private final TreeMap<Integer, List<Joins.Arrival>> waiting = new TreeMap<>();
    private final Map<Integer, FlowGraph.Node> byOrder = new HashMap<>();
    private final List<Value> parameters = new ArrayList<>();
    private final List<Token> givenBack = new ArrayList<>();
    private final Map<Token, Place> declarations = new HashMap<>();

    /** Where code goes now; null after the block's end. */
    Code.Part part;

    Frame frame;
    int index;
    int line;

    MethodTranslator(Translator owner, Instance instance) {
        this.owner = owner;
        this.instance = instance;
        type = instance.type();
        method = instance.method();
        graph = new FlowGraph(method);
        graph.nodes.forEach(n -> byOrder.put(n.order, n));
    }

    /** The function, or empty when a mistake was reported. */
    Optional<Function> translate() {
        try {
            enterMethod();
            while (!waiting.isEmpty()) {
                var next = waiting.pollFirstEntry();
                var node = byOrder.get(next.getKey());
                if (joins.entered(node)) {
                    next.getValue().forEach(a -> joins.reenter(node, a));
                } else {
                    resume(joins.enter(node, next.getValue()));
                    run(node);
                }
            }
            var results = new ArrayList<Type>(instance.results());
            if (!instance.finished()) {
                instance.exits().addAll(instance.entryStates());
                instance.finish();
            }
            for (int i = 0; i < givenBack.size(); i++) {
                results.add(linear.givenBack(givenBack.get(i), instance.exits().get(i)));
            }
            return Optional.of(code.function(instance.name(), parameters, results, owner.sourceName(type)));
        } catch (Abort e) {
            instance.fail();
            return Optional.empty();
        }
    }

    private void enterMethod() {
        // What is given back has a variable of its own that nothing assigns, so that it is held until the method returns.
        int hidden = method.maxLocals;
        frame = new Frame(hidden + instance.borrowedEndpoints());
        graph.keepAlive(hidden, frame.locals.length);
        part = code.part("entry");
        line = firstLine();
        int slot = 0;
        for (var p : instance.parameters()) {
            var name = variable(slot, 0).orElse("p" + slot);
            var value = code.value(name, p.type());
            parameters.add(value);
            var declared = p.type() instanceof Type.Linear
                    ? owner.declared(type, method, firstLine(), name)
                    : place(firstLine(), name);
            line = declared.line();
            switch (p.type()) {
                case Type.VectorType v -> frame.locals[slot] =
                        new Abs.Tok(linear.box(frame, name, value, v.borrowed(), line, boxedAt(slot)));
                case Type.EndpointType _ -> frame.locals[slot] =
                        new Abs.Tok(linear.endpoint(frame, name, value, p.contract(), line));
                case Type.SetType _ -> {
                    boolean map = cells.parameter(slot).filter(i -> Sets.isMap(method, i)).isPresent();
                    frame.locals[slot] = new Abs.Tok(linear.set(frame, name, value, p.contract(), map, line));
                }
                case Type.AnyType _ -> frame.locals[slot] = new Abs.Tok(linear.any(frame, name, value, line));
                case Type.ListenerType _ -> frame.locals[slot] =
                        new Abs.Tok(linear.listener(frame, name, value, p.contract(), line));
                case Scalar _, Type.Reference _ -> frame.locals[slot] = new Abs.Val(value);
            }
            for (var token : Linear.within(frame.locals[slot])) {
                declarations.put(token, declared);
                if (p.givenBack()) {
                    frame.locals[hidden++] = frame.locals[slot];
                    givenBack.add(token);
                }
            }
            slot += p.type() == Scalar.I64 || p.type() == Scalar.F64 ? 2 : 1;
        }
        line = firstLine();
        arrive(graph.at(0), new Joins.Arrival(part, frame, line, false));
    }

    /** What the parameter in a slot tells of a box. */
    private Optional<Boxed> boxedAt(int slot) {
        return cells.parameter(slot).flatMap(i -> Boxed.ofParameter(method, i));
    }

    private int firstLine() {
        for (var insn : method.instructions) {
            if (insn instanceof LineNumberNode l) {
                return l.line;
            }
        }
        return 0;
    }

    void resume(Joins.Arrival arrival) {
        part = arrival.from();
        frame = arrival.frame();
        line = arrival.line();
    }

    /** Translates a block's instructions from the current part and frame. */
    private void run(FlowGraph.Node node) {
        runFrom(node.start, node);
    }

    private void runFrom(int start, FlowGraph.Node node) {
        line = graph.covering(start, line);
        for (index = start; index < node.end; index++) {
            var insn = graph.code[index];
            if (insn instanceof LineNumberNode l) {
                line = l.line;
            }
            if (insn.getOpcode() >= 0) {
                evaluator.evaluate(insn);
            }
            if (part == null) {
                return;
            }
        }
        jumpTo(graph.at(node.end));
    }

    /** Ends the current part by going on at a block. */
    void jumpTo(int target) {
        arrive(target, new Joins.Arrival(part, frame, line, false));
        part = null;
    }

    /** Registers a path to a block; one that starts by dispatching on a known message is translated for this path alone. */
    void arrive(int target, Joins.Arrival arrival) {
        var node = graph.node(target);
        if (evaluator.dispatchesKnown(node, arrival.frame()) || Selects.choosing(node, arrival.frame())) {
            int savedIndex = index;
            resume(arrival);
            runFrom(node.start, node);
            index = savedIndex;
            return;
        }
        if (joins.entered(node)) {
            joins.reenter(node, arrival);
        } else {
            waiting.computeIfAbsent(node.order, _ -> new ArrayList<>()).add(arrival);
        }
    }

    /** A new part that takes over everything owned, for one of several ways on from here. */
    Fork fork(String hint) {
        var copy = frame.copy();
        var next = code.part(hint);
        var arguments = handOver(copy, next);
        return new Fork(next, copy, new Target(next.label, arguments));
    }

    record Fork(Code.Part part, Frame frame, Target target) {}

    /** Makes parameters of a part for all that a frame owns; gives the values they take. */
    List<Value> handOver(Frame of, Code.Part next) {
        var arguments = new ArrayList<Value>();
        for (var token : of.owned()) {
            var holding = of.tokens.get(token);
            arguments.add(holding.value());
            var value = code.value(token.hint(), holding.value().type());
            next.parameters.add(value);
            of.tokens.put(token, holding.with(value));
        }
        return arguments;
    }

    /** Goes on in a new part, so that another unwind edge can be given. */
    void split() {
        var fork = fork("s");
        part.terminator = new Terminator.Jump(fork.target(), line);
        part = fork.part();
        frame = fork.frame();
    }

    void emit(Instruction instruction) {
        part.instructions.add(instruction);
    }

    /** Emits an instruction an exception can leave, with the unwind edge it needs. It may not use owned tokens. */
    void emitThrowing(Instruction instruction) {
        handlers.protect(Set.of());
        part.instructions.add(instruction);
        part.throwing = true;
    }

    Value plain(Op op, Type result, Value... operands) {
        var value = code.value("v", result);
        var instruction = new Instruction.Plain(op, List.of(operands), List.of(value), line);
        if (op.throwing()) {
            emitThrowing(instruction);
        } else {
            emit(instruction);
        }
        return value;
    }

    Value constant(int n) {
        var value = code.value("k", Scalar.I32);
        emit(new Instruction.Const(Op.I32_CONST, new Instruction.Constant.I32(n), value, line));
        constants.put(value, n);
        return value;
    }

    /** An abstract value as an SSA value of a type, made in the current part. */
    Value value(Abs abs, Type wanted) {
        return valueIn(part, abs, wanted, line);
    }

    Value valueIn(Code.Part where, Abs abs, Type wanted, int at) {
        var value = raw(where, abs, wanted, at);
        boolean fits = !(wanted instanceof Type.Reference) || owner.assignable(value.type(), wanted);
        if (fits) {
            return value;
        }
        // Only interfaces can differ: the JVM's verifier takes every reference for them.
        owner.mention(wanted);
        var narrow = code.value(value.name(), wanted);
        where.instructions.add(new Instruction.Typed(Op.REF_AS, wanted, List.of(value), List.of(narrow), at));
        return narrow;
    }

    /** An abstract value as an SSA value; what is wanted only gives null its type. */
    Value raw(Abs abs, Type wanted) {
        return raw(part, abs, wanted, line);
    }

    private Value raw(Code.Part where, Abs abs, Type wanted, int at) {
        return switch (abs) {
            case Abs.Val v -> v.value();
            case Abs.ClassLiteral l -> classObject(where, JavaTypes.storage(org.objectweb.asm.Type.getObjectType(l.type())), at);
            case Abs.Null _ -> {
                var type = wanted instanceof Type.Reference ? wanted : Translator.OBJECT;
                var value = code.value("null", type);
                owner.mention(type);
                where.instructions.add(new Instruction.Typed(Op.NULL, type, List.of(), List.of(value), at));
                yield value;
            }
            case Abs.Rec r -> {
                if (where != part) {
                    throw varying(at);
                }
                yield evaluator.records.materialize(r);
            }
            case Abs.Tok t -> throw stored(t.token(), "used as an object, where the compiler cannot follow it");
            case Abs.Pending p -> throw linear.unasked(p.endpoint(), line);
            case Abs.Selection _ -> throw Selects.unasked(this, line);
            case Abs.Body _ -> throw ParallelLoops.elsewhere(this, line);
            case Abs.Choice _, Abs.Absent _, Abs.Fresh _ -> throw unsupported("this use of a new object");
        };
    }

    /**
     * Whether nothing of a type exists, as far as is known. Only libraries' methods are pruned by that: what is wrong in the
     * application's is to be said even where nothing reaches it yet.
     */
    boolean absent(String name) {
        return !owner.classes().isApplication(type.name) && owner.dispatch().absent(name, instance);
    }

    /** The class object of a type. */
    Value classObject(Type of) {
        return classObject(part, of, line);
    }

    private Value classObject(Code.Part where, Type of, int at) {
        owner.mention(of);
        owner.mention(Translator.CLASS);
        owner.instantiate(Module.CLASS.replace('.', '/'), instance, at);
        if (of instanceof Type.ClassType c) {
            owner.dispatch().mentionClass(c.name().replace('.', '/'));
        }
        var value = code.value("class", Translator.CLASS);
        where.instructions.add(new Instruction.Typed(Op.CLASS_CONST, of, List.of(), List.of(value), at));
        return value;
    }

    /** @param how completes "endpoint `c` is …" */
    Abort stored(Token token, String how) {
        return stored(token, how, "keep endpoints and vectors in local variables, parameters and messages");
    }

    Abort stored(Token token, String how, String remedy) {
        var obtained = obtained(token);
        var notes = obtained.line() == line ? List.<Note>of() : List.of(new Note(obtained, "it was obtained here"));
        error(FrontCode.STORED, line, token.described() + " is " + how, notes, remedy);
        return new Abort();
    }

    /** A variable that is one message on one path and another, or none, on another path. */
    Abort varying(int at) {
        error(
                FrontCode.UNSUPPORTED,
                at,
                "which message a variable holds depends on the path taken" + instance.path(),
                "make and send each message within its path");
        return new Abort();
    }

    Abort nothing(String where) {
        return nothing(where, "an endpoint or vector is never null: declare the variable where it gets its value");
    }

    Abort nothing(String where, String remedy) {
        error(FrontCode.NULL_OWNER, line, "null " + where, remedy);
        return new Abort();
    }

    /** The pieces that a return gives: the result and the endpoints given back. */
    void giveBack(List<Value> values) {
        var states = new ArrayList<String>();
        for (var token : givenBack) {
            var holding = frame.tokens.get(token);
            if (holding == null || !holding.held()) {
                var gone = holding == null ? null : holding.gone();
                error(
                        FrontCode.BORROWED,
                        line,
                        "parameter `" + token.name() + "` is to be given back when the method returns, but it was "
                                + (gone == null ? "given away" : gone.how()),
                        gone == null ? List.of() : List.of(new Note(place(gone.line(), token.name()), "it was " + gone.how() + " here")),
                        "mark the parameter @Claims if the method is to own it");
                throw new Abort();
            }
            states.add(token.isEndpoint() ? linear.state(frame, token).name() : "");
            values.add(holding.value());
            frame.tokens.put(token, holding.away("given back", line));
        }
        if (!instance.finished()) {
            instance.assumedOtherwise(states).ifPresent(this::recursion);
            instance.exits().addAll(states);
            instance.finish();
        } else if (!instance.exits().equals(states)) {
            error(
                    FrontCode.UNCERTAIN_STATE,
                    line,
                    "the method gives endpoints back in state " + String.join(", ", states) + " here, but in state "
                            + String.join(", ", instance.exits()) + " elsewhere",
                    List.of(),
                    "bring them to one state before every return");
            throw new Abort();
        }
    }

    /** A call of the method by itself was translated before it was known that the method changes a state. */
    private void recursion(int call) {
        error(
                FrontCode.UNCERTAIN_STATE,
                call,
                "`" + method.name + "` calls itself here, but gives endpoints back in other states than it takes them",
                "bring them back to the state they came in, or let another path return before the call");
        throw new Abort();
    }

    // Names and places

    String nameOf(int slot) {
        int hidden = slot - method.maxLocals;
        if (hidden >= 0) {
            return hidden < givenBack.size() ? givenBack.get(hidden).name() : "s" + (hidden - givenBack.size());
        }
        return variable(slot, index).orElse("t" + slot);
    }

    /** The source name of a variable at an instruction, or the first it ever has. */
    Optional<String> variable(int slot, int at) {
        if (method.localVariables == null) {
            return Optional.empty();
        }
        Optional<LocalVariableNode> best = Optional.empty();
        for (var v : method.localVariables) {
            if (v.index == slot) {
                boolean covers = graph.indexOf(v.start) <= at + 2 && at < graph.indexOf(v.end);
                if (covers || best.isEmpty()) {
                    best = Optional.of(v);
                }
            }
        }
        return best.map(v -> v.name);
    }

    Place place(int at, String name) {
        return owner.place(type, at, name);
    }

    /** A line that concerns a token. */
    Place place(Token token, int at) {
        var declared = declarations.get(token);
        return declared != null && declared.line() == at ? declared : place(at, token.name());
    }

    /** Where a token came from. */
    Place obtained(Token token) {
        return place(token, token.line());
    }

    void error(FrontCode what, int at, String message, String remedy) {
        error(what, at, message, List.of(), remedy);
    }

    void error(FrontCode what, int at, String message, List<Note> notes, String remedy) {
        int quote = message.indexOf('`');
        var name = quote < 0 ? "" : message.substring(quote + 1, message.indexOf('`', quote + 1));
        var diagnostic = new Diagnostic(what, Diagnostic.Severity.ERROR, place(at, name), message, notes, remedy);
        if (owner.classes().isApplication(type.name)) {
            owner.report(diagnostic);
        } else {
            owner.reportWithin(instance, diagnostic);
        }
    }

    /** The text of a string that is written as a literal; javac puts that right before the call it is for. */
    Optional<String> literal(Abs text) {
        return part.instructions.reversed().stream()
                .filter(i -> text instanceof Abs.Val v && i.results().contains(v.value()))
                .findFirst()
                .flatMap(i -> i instanceof Instruction.Const c && c.constant() instanceof Instruction.Constant.Text t
                        ? Optional.of(t.value())
                        : Optional.empty());
    }

    Abort unsupported(String what) {
        error(FrontCode.UNSUPPORTED, line, "not supported yet: " + what + instance.path(), "write it another way");
        return new Abort();
    }

    Type storage(org.objectweb.asm.Type t) {
        var storage = JavaTypes.storage(t);
        owner.mention(storage);
        return storage;
    }

    AbstractInsnNode insn() {
        return graph.code[index];
    }
}
