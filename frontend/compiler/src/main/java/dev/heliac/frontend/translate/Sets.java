package dev.heliac.frontend.translate;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.frontend.model.Annotations;
import dev.heliac.frontend.model.JavaTypes;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Role;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Operations on {@code EndpointSet} and {@code EndpointMap}, which are one in HIL: a set's members come with null. */
final class Sets {

    static final String SET = "dev/heliac/lang/EndpointSet";
    static final String MAP = "dev/heliac/lang/EndpointMap";

    private static final Pattern ARGUMENT = Pattern.compile("Ldev/heliac/lang/Endpoint(?:Set|Map)<\\+?L([^<;]+);");

    private final MethodTranslator m;

    Sets(MethodTranslator method) {
        m = method;
    }

    /** Whether a class is that of sets or of maps. */
    static boolean is(String type) {
        return type.equals(SET) || type.equals(MAP);
    }

    static boolean isMap(MethodNode method, int parameter) {
        return org.objectweb.asm.Type.getArgumentTypes(method.desc)[parameter].getDescriptor().equals("L" + MAP + ";");
    }

    /** Whether what a method returns is a map. */
    static boolean isMap(MethodNode method) {
        return method.desc.endsWith(")L" + MAP + ";");
    }

    /** {@code EndpointSet.of(…)}, {@code EndpointMap.of(…)}. */
    Abs make(String type, List<Abs> arguments) {
        var contract = arguments.getFirst() instanceof Abs.ClassLiteral l ? m.owner.endpoint(l.type()) : null;
        if (contract == null) {
            throw m.unsupported("a set of anything but the endpoints of one class, which is written as a literal,");
        }
        var state = arguments.size() > 1 ? m.literal(arguments.get(1)) : Optional.of(contract.contract().initial());
        if (state.isEmpty()) {
            throw m.unsupported("a set with a state whose name is not written as a literal");
        }
        m.linear.checkState(contract, state.get());
        var member = contract.end(((Abs.ClassLiteral) arguments.getFirst()).type(), state.get());
        var transitions = contract.contract().state(state.get()).orElseThrow().transitions();
        if (transitions.stream().allMatch(t -> t.sentBy(member.role()))) {
            m.error(
                    FrontCode.CANNOT_RECEIVE,
                    m.line,
                    "in state `" + state.get() + "` of contract `" + Channels.simple(contract.name()) + "` nothing comes for the "
                            + (member.role() == Role.EXP ? "exporter" : "importer"),
                    "let the set be of endpoints in a state in which they receive");
            throw new MethodTranslator.Abort();
        }
        var set = m.code.value("set", new Type.SetType(member));
        m.emitThrowing(new Instruction.Typed(Op.SET_NEW, member, List.of(), List.of(set), m.line));
        return new Abs.Tok(m.linear.set(m.frame, "<the new set>", set, contract, type.equals(MAP), m.line));
    }

    void invoke(MethodInsnNode c, Token set, List<Abs> arguments) {
        switch (c.name) {
            case "add" -> add(set, arguments);
            case "size" -> {
                var value = m.linear.use(m.frame, set, "asked for its size");
                m.frame.push(new Abs.Val(m.plain(Op.SET_SIZE, Scalar.I32, value)));
            }
            case "close" -> m.emit(new Instruction.Plain(Op.CLOSE, List.of(m.linear.take(m.frame, set, "closed")), List.of(), m.line));
            default -> throw m.unsupported("`" + c.name + "` on a set of endpoints");
        }
    }

    private void add(Token set, List<Abs> arguments) {
        var member = ((Type.SetType) set.type()).member();
        if (!(arguments.getFirst() instanceof Abs.Tok t) || !t.token().isEndpoint()) {
            throw m.nothing("is put into a set of endpoints");
        }
        var end = t.token();
        m.linear.use(m.frame, end, "put into a set");
        m.linear.checkAsked(m.frame, end);
        if (!canBe(end, set)) {
            throw m.unsupported("a set of endpoints with one of another class");
        }
        m.linear.expectState(end, member.state(), set.described());
        if (set.map()) {
            m.linear.refuse(arguments.get(1), "put into a map as an object", "keep it in a variable of its own, or in a TRef");
        }
        var data = m.value(set.map() ? arguments.get(1) : new Abs.Null(), Translator.OBJECT);
        m.linear.use(m.frame, set, "added to");
        var value = m.linear.take(m.frame, end, "put into a set");
        m.emit(new Instruction.Typed(Op.SET_ADD, member, List.of(m.linear.use(m.frame, set, "added to"), value, data), List.of(), m.line));
    }

    /** Only raw types and unchecked casts let it be otherwise. */
    private boolean canBe(Token end, Token set) {
        var own = end.contract().orElseThrow();
        var wanted = set.contract().orElseThrow();
        return end.role() == ((Type.SetType) set.type()).member().role()
                && (own.equals(wanted) || end.role() == Role.EXP && m.owner.extendsContract(own, wanted));
    }

    /** Checks the state that a parameter's annotation asks of a set's members. */
    void expectState(Token set, Type.EndpointType member, String wanted, String method) {
        m.linear.checkState(set.contract().orElseThrow(), wanted);
        if (!member.state().equals(wanted)) {
            m.error(
                    FrontCode.WRONG_STATE,
                    m.line,
                    set.described() + " is of endpoints in state `" + member.state() + "`, but the parameter of `" + method
                            + "` wants them in state `" + wanted + "`",
                    "pass a set of endpoints in that state");
            throw new MethodTranslator.Abort();
        }
    }

    /** The type of the set that a method says it returns. */
    Type.SetType ofResult(String called, MethodNode method) {
        var argument = ARGUMENT.matcher(JavaTypes.resultSignature(method).orElse(""));
        var contract = argument.lookingAt() ? m.owner.endpoint(argument.group(1)) : null;
        if (contract == null) {
            throw m.unsupported("that `" + called + "` returns a set without saying of which endpoints");
        }
        var state = Annotations.stateOf(method).orElse(contract.contract().initial());
        m.linear.checkState(contract, state);
        return new Type.SetType(contract.end(argument.group(1), state));
    }
}
