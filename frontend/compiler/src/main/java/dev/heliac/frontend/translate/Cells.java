package dev.heliac.frontend.translate;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.frontend.model.Annotations;
import dev.heliac.frontend.model.ContractInfo;
import dev.heliac.frontend.model.JavaTypes;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Operations on {@code TRef}. What one holds is told by how the variable, field or method that gives it is declared; the cell
 * itself knows too, and refuses at run time what is not so.
 */
final class Cells {

    static final String TREF = "dev/heliac/lang/TRef";

    private static final String DESCRIPTOR = "L" + TREF + ";";
    private static final Type.ClassType CELL = new Type.ClassType(TREF.replace('/', '.'));
    private static final Pattern ARGUMENT = Pattern.compile(".*L" + TREF + "<[+-]?L([^<;]+)[<;].*");

    /**
     * What is known of a TRef's contents.
     *
     * @param type the endpoint or vector class, when it is known
     * @param state the state that an endpoint is said to be in; without it, the contract's initial one is meant
     * @param boxed of an ExBox
     */
    record Contents(Optional<String> type, Optional<String> state, Optional<Boxed> boxed) {

        static Contents of(String signature, Optional<String> state) {
            var argument = ARGUMENT.matcher(signature == null ? "" : signature);
            var type = argument.matches() ? Optional.of(argument.group(1)) : Optional.<String>empty();
            return new Contents(type, state, type.flatMap(t -> Boxed.of(t, signature)));
        }
    }

    private final MethodTranslator m;
    private final Map<Value, Contents> known = new HashMap<>();

    Cells(MethodTranslator method) {
        m = method;
    }

    private static boolean isCell(Abs value) {
        return value instanceof Abs.Val v && v.value().type().equals(CELL);
    }

    // What is known

    /** Notes what a value that was read from a place is declared to hold. */
    private void read(Abs value, Contents contents) {
        if (isCell(value)) {
            known.put(((Abs.Val) value).value(), contents);
        }
    }

    void readVariable(Abs value, int slot) {
        if (isCell(value)) {
            variable(slot, 0).ifPresent(c -> read(value, c));
        }
    }

    void readField(Abs value, ClassNode declaring, String name) {
        if (isCell(value)) {
            field(declaring, name).ifPresent(c -> read(value, c));
        }
    }

    /** Checks that a place that a TRef is put into says of an endpoint's state what is known of it. */
    private void write(Abs value, Contents declared, String what) {
        var holding = isCell(value) ? known.get(((Abs.Val) value).value()) : null;
        if (holding == null || holding.type().isEmpty() || m.owner.endpoint(holding.type().get()) == null) {
            return;
        }
        var contract = m.owner.endpoint(holding.type().get());
        var is = state(holding, contract);
        var said = state(declared, contract);
        if (!is.equals(said)) {
            m.error(
                    FrontCode.WRONG_STATE,
                    m.line,
                    "the TRef holds its endpoint in state `" + is + "`, but " + what + " is one that holds it in state `" + said + "`",
                    "declare it `@State(\"" + is + "\") TRef<…>`, or bring the endpoint to state `" + said + "` first");
            throw new MethodTranslator.Abort();
        }
    }

    void writeVariable(Abs value, int slot) {
        if (isCell(value)) {
            variable(slot, 2).ifPresent(c -> write(value, c, "variable `" + m.nameOf(slot) + "`"));
        }
    }

    void writeField(Abs value, ClassNode declaring, String name) {
        if (isCell(value)) {
            field(declaring, name).ifPresent(c -> write(value, c, "field `" + name + "`"));
        }
    }

    /** What a call that was just translated gave. */
    void readResult(MethodNode called) {
        if (called.desc.endsWith(")" + DESCRIPTOR)) {
            read(m.frame.stack.getLast(), result(called));
        }
    }

    void writeResult(Abs value) {
        // A lambda's body has no declaration that could say anything.
        if (m.method.desc.endsWith(")" + DESCRIPTOR) && (m.method.access & Opcodes.ACC_SYNTHETIC) == 0) {
            write(value, result(m.method), "the result of `" + m.method.name + "`");
        }
    }

    private static Contents result(MethodNode method) {
        return Contents.of(JavaTypes.resultSignature(method).orElse(null), Annotations.stateOf(method));
    }

    /** Checks the arguments of a call. */
    void pass(MethodNode method, List<Abs> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (org.objectweb.asm.Type.getArgumentTypes(method.desc)[i].getDescriptor().equals(DESCRIPTOR)) {
                var declared = Contents.of(null, Annotations.ofParameter(method, i, "State"));
                write(arguments.get(i), declared, "the parameter of `" + method.name + "`");
            }
        }
    }

    /** Of a field that is declared to be a TRef, and not an object like any other. */
    private static Optional<Contents> field(ClassNode declaring, String name) {
        return declaring.fields.stream()
                .filter(f -> f.name.equals(name) && f.desc.equals(DESCRIPTOR))
                .findFirst()
                .map(f -> Contents.of(f.signature, Annotations.stateOf(f)));
    }

    /** Of a variable of the source, whose range begins behind what first writes it; the compiler's own ones say nothing. */
    private Optional<Contents> variable(int slot, int ahead) {
        if (m.method.localVariables == null) {
            return Optional.empty();
        }
        BiPredicate<LabelNode, LabelNode> covers =
                (start, end) -> m.graph.indexOf(start) <= m.index + ahead && m.index < m.graph.indexOf(end);
        return m.method.localVariables.stream()
                .filter(v -> v.index == slot && v.desc.equals(DESCRIPTOR) && covers.test(v.start, v.end))
                .max(Comparator.comparingInt(v -> m.graph.indexOf(v.start)))
                .map(v -> Contents.of(v.signature, parameter(slot)
                        .flatMap(i -> Annotations.ofParameter(m.method, i, "State"))
                        .or(() -> Annotations.stateOfVariable(m.method, slot, covers))));
    }

    /** The parameter in a slot. */
    Optional<Integer> parameter(int slot) {
        int at = (m.method.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        var types = org.objectweb.asm.Type.getArgumentTypes(m.method.desc);
        for (int i = 0; i < types.length; i++) {
            if (at == slot) {
                return Optional.of(i);
            }
            at += types[i].getSize();
        }
        return Optional.empty();
    }

    private String state(Contents contents, ContractInfo contract) {
        contents.state().ifPresent(s -> m.linear.checkState(contract, s));
        return contents.state().orElse(contract.contract().initial());
    }

    // Operations

    /** Whether a call is one of a TRef's operations, which has been done then. */
    boolean invoke(MethodInsnNode call, Abs receiver, List<Abs> arguments) {
        switch (call.name) {
            case "acquire" -> {
                var cell = m.value(receiver, CELL);
                var declared = known.getOrDefault(cell, Contents.of(null, Optional.empty()));
                var name = acquired(declared);
                var type = type(name, declared);
                ask("full", cell);
                m.frame.push(take(cell, type, Boxed.of(name, null).map(b -> declared.boxed().orElse(b))));
            }
            case "release" -> release(m.value(receiver, CELL), arguments.getFirst());
            case "isEmpty" -> {
                var full = m.plain(Op.CELL_FULL, Scalar.I32, m.value(receiver, CELL));
                m.frame.push(new Abs.Val(m.plain(Op.I32_EQ, Scalar.I32, full, m.constant(0))));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A new one, with what its constructor is given. */
    Abs make(List<Abs> arguments) {
        var tokens = arguments.stream().map(this::owned).toList();
        m.owner.mention(CELL);
        m.owner.instantiate(TREF, m.instance, m.line);
        var cell = m.code.value("cell", CELL);
        m.emitThrowing(new Instruction.Typed(Op.NEW, CELL, List.of(), List.of(cell), m.line));
        for (var token : tokens) {
            put(cell, token, token.isEndpoint() ? m.linear.typeIn(token, m.frame.tokens.get(token).state()) : token.type());
            var state = token.isEndpoint() ? Optional.of(m.frame.tokens.get(token).state()) : Optional.<String>empty();
            known.put(cell, new Contents(Optional.of(m.owner.javaClass(token)), state, token.boxed()));
        }
        return new Abs.Val(cell);
    }

    private void release(Value cell, Abs thing) {
        var token = owned(thing);
        var type = token.type();
        if (token.isEndpoint()) {
            var said = known.getOrDefault(cell, Contents.of(null, Optional.empty()));
            var own = token.contract().orElseThrow();
            var contract = said.type().map(m.owner::endpoint).filter(c -> m.owner.extendsContract(own, c)).orElse(own);
            var wanted = state(said, contract);
            m.linear.expectState(token, wanted, "the TRef", ", or declare the TRef with @State");
            type = new Type.EndpointType(token.role(), contract.contract().name(), wanted);
        }
        // When it is full, the thing is still held here: the exception's path lets go of it.
        ask("empty", cell);
        put(cell, token, type);
    }

    /** What is put into a TRef: an endpoint in a certain state, or a vector. */
    private Token owned(Abs thing) {
        return switch (thing) {
            case Abs.Tok t when holdable(t.token()) -> {
                var token = t.token();
                m.linear.use(m.frame, token, "released into a TRef");
                if (token.isEndpoint()) {
                    m.linear.checkAsked(m.frame, token);
                    m.linear.state(m.frame, token);
                }
                if (token.borrowed()) {
                    m.linear.take(m.frame, token, "released into a TRef");
                }
                yield token;
            }
            case Abs.Null _ -> throw m.nothing("is released into a TRef", "leave the TRef empty");
            case Abs.Pending p -> throw m.linear.unasked(p.endpoint(), m.line);
            case Abs.Selection _ -> throw Selects.unasked(m, m.line);
            case Abs.Tok _, Abs.Val _, Abs.Rec _, Abs.Absent _, Abs.Choice _, Abs.Fresh _, Abs.Body _, Abs.ClassLiteral _ ->
                throw ordinary("what is released into it here is neither");
        };
    }

    /** Whether a TRef can hold it. */
    static boolean holdable(Token token) {
        return !(token.type() instanceof Type.ListenerType || token.type() instanceof Type.SetType);
    }

    private MethodTranslator.Abort ordinary(String what) {
        m.error(
                FrontCode.NOT_OWNED,
                m.line,
                "a TRef holds an endpoint or exchange vector, but " + what + m.instance.path(),
                "let a field refer to an ordinary object");
        return new MethodTranslator.Abort();
    }

    private void ask(String question, Value cell) {
        m.emitThrowing(new Instruction.Call(m.owner.support("Cells", question), List.of(cell), List.of(), m.line));
    }

    /** @param type as what it is held: of an exporter also one of a contract that its own extends */
    private void put(Value cell, Token token, Type.Linear type) {
        m.handlers.protect(Set.of(token));
        var held = m.linear.take(m.frame, token, "released into a TRef");
        m.part.instructions.add(new Instruction.Typed(Op.CELL_PUT, type, List.of(cell, held), List.of(), m.line));
        m.part.throwing = true;
    }

    private Abs take(Value cell, Type.Linear type, Optional<Boxed> boxed) {
        var value = m.code.value("held", type);
        m.emitThrowing(new Instruction.Typed(Op.CELL_TAKE, type, List.of(cell), List.of(value), m.line));
        var name = "<what the TRef held>";
        return new Abs.Tok(switch (type) {
            case Type.EndpointType e -> m.linear.endpoint(m.frame, name, value, m.owner.contract(e), m.line);
            case Type.AnyType _ -> m.linear.any(m.frame, name, value, m.line);
            case Type.VectorType _, Type.ListenerType _, Type.SetType _ -> m.linear.box(m.frame, name, value, false, m.line, boxed);
        });
    }

    /** The class of what is acquired here: that of the cast which javac puts behind it, else the declared one. */
    private String acquired(Contents declared) {
        int next = m.index + 1;
        while (m.graph.code[next].getOpcode() < 0) {
            next++;
        }
        var cast = m.graph.code[next] instanceof TypeInsnNode t && t.getOpcode() == Opcodes.CHECKCAST
                ? Optional.of(t.desc)
                : Optional.<String>empty();
        return cast.or(declared::type).orElseThrow(() -> {
            m.error(
                    FrontCode.NOT_OWNED,
                    m.line,
                    "what is acquired from a TRef here is of no known type" + m.instance.path(),
                    "assign it to a variable of its type, and give the TRef a type argument");
            return new MethodTranslator.Abort();
        });
    }

    private Type.Linear type(String name, Contents declared) {
        var element = JavaTypes.element(name);
        if (element.isPresent()) {
            return new Type.VectorType(element.get(), false);
        }
        if (name.equals(AnyEnds.ANY)) {
            return new Type.AnyType();
        }
        var contract = m.owner.endpoint(name);
        if (contract == null) {
            throw ordinary("`" + Channels.simple(name) + "` is neither");
        }
        return contract.end(name, state(declared, contract));
    }
}
