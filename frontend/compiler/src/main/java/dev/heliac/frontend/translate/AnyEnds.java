package dev.heliac.frontend.translate;

import dev.heliac.frontend.model.ContractInfo;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.objectweb.asm.tree.MethodInsnNode;

/** Operations on {@code Endpoint.Any}: an end that alone knows its contract, role and state, and is asked for them. */
final class AnyEnds {

    static final String ANY = "dev/heliac/lang/Endpoint$Any";

    /** What a value that was asked for says. */
    private record Asked(Token token, Value end, String state) {}

    private final MethodTranslator m;
    private final Map<Value, Asked> asked = new HashMap<>();

    AnyEnds(MethodTranslator method) {
        m = method;
    }

    /** {@code Any.of(end)}. */
    Abs of(Abs end) {
        if (!(end instanceof Abs.Tok t) || !t.token().isEndpoint()) {
            throw m.nothing("is made an Endpoint.Any", "give it an endpoint");
        }
        m.linear.use(m.frame, t.token(), "made an Endpoint.Any");
        m.linear.checkAsked(m.frame, t.token());
        var state = m.linear.state(m.frame, t.token()).name();
        var value = m.linear.take(m.frame, t.token(), "made an Endpoint.Any");
        var any = m.code.value("any", new Type.AnyType());
        m.emit(new Instruction.Typed(Op.ANY_OF, m.linear.typeIn(t.token(), state), List.of(value), List.of(any), m.line));
        return new Abs.Tok(m.linear.any(m.frame, "<the Endpoint.Any>", any, m.line));
    }

    /** A method of one. */
    void invoke(MethodInsnNode call, Token token, List<Abs> arguments) {
        switch (call.name) {
            case "is" -> {
                var type = type(arguments);
                var value = m.linear.use(m.frame, token, "asked what it is");
                var is = m.code.value("is", Scalar.I32);
                m.emit(new Instruction.Typed(Op.ANY_IS, type, List.of(value), List.of(is), m.line));
                m.frame.push(new Abs.Val(is));
            }
            case "as" -> m.frame.push(new Abs.Tok(as(token, type(arguments))));
            case "close" -> m.emit(new Instruction.Plain(
                    Op.CLOSE, List.of(m.linear.take(m.frame, token, "closed")), List.of(), m.line));
            default -> throw m.unsupported("`" + call.name + "` on an Endpoint.Any");
        }
    }

    // An endpoint in one state or another is an any, too, until it is asked.

    /** What a path passes on where paths meet that leave an endpoint in different states: there it has to know its own. */
    Value arriving(Joins.Arrival arrival, Token token, Type type) {
        var holding = arrival.frame().tokens.get(token);
        if (!(type instanceof Type.AnyType) || holding.value().type() instanceof Type.AnyType) {
            return holding.value();
        }
        var any = m.code.value(token.hint(), type);
        arrival.from().instructions.add(new Instruction.Typed(
                Op.ANY_OF, m.linear.typeIn(token, holding.state()), List.of(holding.value()), List.of(any), arrival.line()));
        return any;
    }

    /** {@code inState("S")}: known at once where the state is certain. */
    Value inState(Token token, Abs name) {
        var state = m.literal(name).orElseThrow(() -> m.unsupported("inState with a state whose name is not written as a literal"));
        m.linear.checkState(token.contract().orElseThrow(), state);
        var end = m.linear.use(m.frame, token, "asked for its state");
        var holding = m.frame.tokens.get(token);
        if (holding.other() == null) {
            return m.constant(holding.state().equals(state) ? 1 : 0);
        }
        var is = m.code.value("is", Scalar.I32);
        m.emit(new Instruction.Typed(Op.ANY_IS, m.linear.typeIn(token, state), List.of(end), List.of(is), m.line));
        asked.put(is, new Asked(token, end, state));
        return is;
    }

    /** What a branch leads to when the condition holds and when not: each knows more of the state if that was asked. */
    List<MethodTranslator.Fork> asked(Value condition, MethodTranslator.Fork then, MethodTranslator.Fork otherwise) {
        var was = asked.get(condition);
        var holding = was == null ? null : m.frame.tokens.get(was.token());
        if (holding == null || !holding.held() || !was.end().equals(holding.value())) {
            return List.of(then, otherwise);
        }
        var others = holding.states();
        others.remove(was.state());
        var is = new LinkedHashMap<>(Map.of(was.state(), new Holding.Since(m.line, 0)));
        return List.of(among(was.token(), is, then), others.isEmpty() ? otherwise : among(was.token(), others, otherwise));
    }

    /** Goes on where an endpoint is in one of these states: when it is one, as an endpoint in that. */
    private MethodTranslator.Fork among(Token token, SequencedMap<String, Holding.Since> states, MethodTranslator.Fork fork) {
        m.part = fork.part();
        m.frame = fork.frame();
        if (states.size() > 1) {
            m.frame.tokens.put(token, Holding.of(m.frame.tokens.get(token).value(), states));
            return fork;
        }
        m.handlers.protect(Set.of(token));
        var state = states.firstEntry();
        var type = m.linear.typeIn(token, state.getKey());
        var end = m.code.value(token.hint(), type);
        var any = m.frame.tokens.get(token).value();
        m.part.instructions.add(new Instruction.Typed(Op.ANY_AS, type, List.of(any), List.of(end), m.line));
        m.part.throwing = true;
        m.frame.tokens.put(token, Holding.of(end, states));
        return new MethodTranslator.Fork(m.part, m.frame, fork.target());
    }

    private Token as(Token token, Type.EndpointType type) {
        var how = "made an endpoint again";
        m.linear.use(m.frame, token, how);
        m.handlers.protect(Set.of(token));
        var value = m.linear.take(m.frame, token, how);
        var end = m.code.value("end", type);
        m.part.instructions.add(new Instruction.Typed(Op.ANY_AS, type, List.of(value), List.of(end), m.line));
        m.part.throwing = true;
        return m.linear.endpoint(m.frame, "<what the Endpoint.Any was>", end, m.owner.contract(type), m.line);
    }

    /** The type that a class literal and a state's name tell, the contract's initial state without one. */
    private Type.EndpointType type(List<Abs> arguments) {
        var contract = arguments.getFirst() instanceof Abs.ClassLiteral l
                ? Optional.ofNullable(m.owner.endpoint(l.type()))
                : Optional.<ContractInfo>empty();
        if (contract.isEmpty()) {
            throw m.unsupported("an Endpoint.Any that is asked for anything but an endpoint's class, written as a literal");
        }
        var info = contract.get();
        var state = info.contract().initial();
        if (arguments.size() > 1) {
            state = m.literal(arguments.get(1))
                    .orElseThrow(() -> m.unsupported("an Endpoint.Any that is asked for a state whose name is not written as a literal"));
            m.linear.checkState(info, state);
        }
        return info.end(((Abs.ClassLiteral) arguments.getFirst()).type(), state);
    }
}
