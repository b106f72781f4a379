package dev.heliac.frontend.translate;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.frontend.model.ContractInfo;
import dev.heliac.frontend.model.MessageInfo;
import dev.heliac.il.Contract;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Role;
import dev.heliac.il.Scalar;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Operations on endpoints, listeners and exchange vectors. */
final class Channels {

    private static final String CLOSED = "dev/heliac/lang/ChannelClosed";

    private final MethodTranslator m;
    private final Records records;
    private final Arrivals arrivals;

    Channels(MethodTranslator method, Records records) {
        m = method;
        this.records = records;
        arrivals = new Arrivals(method);
    }

    void send(Token token, Abs message) {
        var record = switch (message) {
            case Abs.Rec r -> r;
            case Abs.Val v when v.value().type() instanceof Type.ClassType c
                            && m.owner.message(c.name().replace('.', '/')).isPresent() ->
                records.components(v.value(), c.name().replace('.', '/'));
            case Abs.Val v when v.value().type() instanceof Type.ClassType c && !c.equals(Translator.OBJECT) ->
                throw foreign(c.name().replace('.', '/'), token.contract().orElseThrow());
            case Abs.Null _ -> throw m.nothing("is sent as a message", "send a message of the contract");
            case Abs.Val _, Abs.Tok _, Abs.Pending _, Abs.Selection _, Abs.Absent _, Abs.Choice _, Abs.Fresh _, Abs.Body _,
                    Abs.ClassLiteral _ -> {
                m.error(
                        FrontCode.UNSUPPORTED,
                        m.line,
                        "which message is sent to `" + token.name() + "` depends on the path taken",
                        "send each message where it is made");
                throw new MethodTranslator.Abort();
            }
        };
        var info = token.contract().orElseThrow();
        var described = info.messages().get(record.type());
        if (described == null) {
            throw foreign(record.type(), info);
        }
        m.linear.use(m.frame, token, "used to send `" + described.message().name() + "`");
        var state = m.linear.state(m.frame, token);
        var transition = state.transitions().stream()
                .filter(t -> t.sentBy(token.role()) && t.message().equals(described.message().name()))
                .findFirst();
        if (transition.isEmpty()) {
            wrong(token, state, "cannot send `" + described.message().name() + "`", FrontCode.WRONG_MESSAGE);
        }
        // Copying a string may throw, so that comes before anything is given away.
        var copies = new LinkedHashMap<Integer, Token>();
        for (int i = 0; i < described.components().size(); i++) {
            if (described.components().get(i).kind() == MessageInfo.Kind.STRING) {
                copies.put(i, copy(record.parts().get(i)));
            }
        }
        var fields = new ArrayList<Value>();
        for (int i = 0; i < described.components().size(); i++) {
            var copy = copies.get(i);
            fields.add(copy == null
                    ? field(described, described.components().get(i), record.parts().get(i))
                    : m.linear.take(m.frame, copy, "sent"));
        }
        var endpoint = m.linear.use(m.frame, token, "used");
        var next = transition.get().next();
        var result = m.code.value(token.hint(), m.linear.typeIn(token, next));
        m.emit(new Instruction.Send(endpoint, described.message().name(), fields, result, m.line));
        m.frame.tokens.put(token, m.frame.tokens.get(token).in(result, next, m.line));
    }

    private MethodTranslator.Abort foreign(String record, ContractInfo info) {
        m.error(
                FrontCode.FOREIGN_MESSAGE,
                m.line,
                "`" + simple(record) + "` is not a message of contract `" + simple(info.name()) + "`",
                "send one of its messages: " + String.join(", ", names(info)));
        return new MethodTranslator.Abort();
    }

    private Token copy(Abs text) {
        var string = m.value(text, Translator.STRING);
        var copy = m.code.value("utf8", new Type.VectorType(Scalar.I8, false));
        m.emitThrowing(new Instruction.Call(m.owner.support("Strings", "utf8"), List.of(string), List.of(copy), m.line));
        return m.linear.vector(m.frame, "<copy>", copy, false, m.line);
    }

    private Value field(MessageInfo message, MessageInfo.Component component, Abs part) {
        var how = "sent in `" + message.message().name() + "`";
        return switch (component.kind()) {
            case SCALAR, STRING -> m.value(part, component.type().widened());
            case VECTOR -> {
                if (!(part instanceof Abs.Tok t)) {
                    throw m.nothing("is sent as vector `" + component.name() + "` of `" + message.message().name() + "`");
                }
                yield m.linear.take(m.frame, t.token(), how);
            }
            case ENDPOINT -> {
                if (!(part instanceof Abs.Tok t)) {
                    throw m.nothing("is sent as endpoint `" + component.name() + "` of `" + message.message().name() + "`");
                }
                m.linear.use(m.frame, t.token(), how);
                if (component.type() instanceof Type.AnyType) {
                    yield m.linear.take(m.frame, t.token(), how);
                }
                m.linear.expectState(t.token(), ((Type.EndpointType) component.type()).state(), "component `" + component.name() + "`");
                yield m.linear.take(m.frame, t.token(), how);
            }
        };
    }

    private void wrong(Token token, Contract.State state, String what, FrontCode code) {
        m.error(
                code,
                m.line,
                token.described() + " " + what + " in state `" + state.name() + "`",
                m.linear.since(token),
                "the state admits " + Linear.admitted(state, token));
        throw new MethodTranslator.Abort();
    }

    private static List<String> names(ContractInfo info) {
        return info.messages().values().stream().map(i -> i.message().name()).toList();
    }

    /** {@code receive()}: known at once when the state admits one message, otherwise left to the switch that follows. */
    Abs receive(Token token) {
        var receivable = receivable(token);
        if (receivable.size() > 1) {
            return new Abs.Pending(token);
        }
        return receiveOne(token, receivable.getFirst());
    }

    /** {@code receive(M.class)}. */
    Abs receive(Token token, String record) {
        var info = token.contract().orElseThrow();
        var receivable = receivable(token);
        var wanted = info.messages().get(record);
        if (wanted == null || receivable.size() != 1 || !receivable.getFirst().message().equals(wanted.message().name())) {
            wrong(token, m.linear.state(m.frame, token),
                    "cannot wait for `" + simple(record) + "` alone", FrontCode.CANNOT_RECEIVE);
        }
        return receiveOne(token, receivable.getFirst());
    }

    /** What may be received on an endpoint that is about to wait. */
    List<Contract.Transition> receivable(Token token) {
        m.linear.use(m.frame, token, "used to receive");
        var state = m.linear.state(m.frame, token);
        var receivable = state.transitions().stream().filter(t -> !t.sentBy(token.role())).toList();
        if (receivable.isEmpty()) {
            wrong(token, state, "has nothing to receive", FrontCode.CANNOT_RECEIVE);
        }
        return receivable;
    }

    private Abs receiveOne(Token token, Contract.Transition transition) {
        var branches = new ArrayList<Branch>();
        var endpoint = m.frame.tokens.get(token).value();
        var arm = arm(token, transition, branches);
        var closed = closed(token);
        m.part.terminator = new Terminator.Receive(endpoint, List.of(arm), closed.target(), m.line);
        raiseClosed(closed);
        return enter(branches.getFirst());
    }

    /** One message's way on from a receive. */
    private record Branch(Arrivals.Arrival arrival, Code.Part part, Frame frame) {}

    private Terminator.Arm arm(Token token, Contract.Transition transition, List<Branch> branches) {
        var part = m.code.part("on" + transition.message());
        var frame = m.frame.copy();
        var arguments = new ArrayList<Value>();
        var arrival = arrivals.arrive(token, transition, part, frame, arguments);
        arguments.addAll(m.handOver(frame, part));
        branches.add(new Branch(arrival, part, frame));
        return new Terminator.Arm(transition.message(), arrival.fields(), arrival.next(), new Target(part.label, arguments));
    }

    /** Goes on where a message arrived; gives the message. */
    private Abs enter(Branch branch) {
        m.part = branch.part();
        m.frame = branch.frame();
        return arrivals.enter(List.of(branch.arrival())).getFirst();
    }

    /** The way on where the peer is gone, or no client can come any more. */
    MethodTranslator.Fork closed(Token token) {
        var held = m.frame.tokens.get(token);
        m.frame.tokens.put(token, held.away(Linear.PEER_GONE, "where its peer is gone, waiting here throws ChannelClosed", m.line));
        var fork = m.fork("closed");
        m.frame.tokens.put(token, held);
        return fork;
    }

    void raiseClosed(MethodTranslator.Fork closed) {
        m.part = closed.part();
        m.frame = closed.frame();
        var exception = m.handlers.failingByErrorsOnly(() -> m.owner.newObject(m, CLOSED, "()V", List.of()));
        m.handlers.raise(exception);
    }

    /** The switch over the type of a message not yet received: waits with one arm for each message the state admits. */
    void receiveSwitch(Abs.Choice choice, List<Integer> keys, List<Integer> targets, int otherwise) {
        var token = ((Abs.Pending) choice.subject()).endpoint();
        var start = m.frame;
        var branches = new ArrayList<Branch>();
        var arms = new ArrayList<Terminator.Arm>();
        var ways = new ArrayList<Integer>();
        var info = token.contract().orElseThrow();
        int line = m.line;
        for (var transition : receivable(token)) {
            var record = info.message(transition.message()).record();
            int label = label(choice.labels(), choice.start(), record);
            int at = keys.indexOf(label);
            if (label == choice.labels().size() && m.owner.throwsMatchException(m.graph, otherwise)) {
                m.error(
                        FrontCode.MISSING_ARM,
                        line,
                        "the switch does not handle `" + transition.message() + "`, which state `"
                                + m.frame.tokens.get(token).state() + "` admits",
                        "add `case " + simple(record) + " …`");
                throw new MethodTranslator.Abort();
            }
            ways.add(at < 0 ? otherwise : targets.get(at));
            arms.add(arm(token, transition, branches));
        }
        var closed = closed(token);
        m.part.terminator = new Terminator.Receive(m.frame.tokens.get(token).value(), arms, closed.target(), line);
        raiseClosed(closed);
        for (int i = 0; i < branches.size(); i++) {
            var message = enter(branches.get(i));
            m.frame.replace(choice.subject(), message);
            m.arrive(ways.get(i), new Joins.Arrival(m.part, m.frame, line, false));
        }
        m.frame = start;
        m.part = null;
    }

    /** The first label from a start on that a record matches; their number when none does. */
    int label(List<String> labels, int start, String record) {
        return Cases.label(m.owner.classes(), labels, start, record);
    }

    void close(Token token) {
        var value = m.linear.take(m.frame, token, "closed");
        m.emit(new Instruction.Plain(Op.CLOSE, List.of(value), List.of(), m.line));
    }

    Abs accept(Token token) {
        var listener = m.linear.use(m.frame, token, "used to accept");
        var info = token.contract().orElseThrow();
        var type = new Type.EndpointType(Role.EXP, info.contract().name(), info.contract().initial());
        var part = m.code.part("client");
        var frame = m.frame.copy();
        frame.tokens.put(token, frame.tokens.get(token).away("waited on", m.line));
        var next = m.code.value(token.hint(), token.type());
        var arriving = m.code.value("client", type);
        var arguments = new ArrayList<Value>(List.of(next, arriving));
        var again = m.code.value(token.hint(), token.type());
        var endpoint = m.code.value("client", type);
        part.parameters.addAll(List.of(again, endpoint));
        arguments.addAll(m.handOver(frame, part));
        var closed = closed(token);
        m.part.terminator = new Terminator.Accept(
                listener, next, arriving, new Target(part.label, arguments), closed.target(), m.line);
        raiseClosed(closed);
        m.part = part;
        m.frame = frame;
        m.frame.tokens.put(token, Holding.of(again, null, m.line));
        return new Abs.Tok(m.linear.endpoint(m.frame, "<the accepted client>", endpoint, info, m.line));
    }

    /** @param begin the state that both ends are in; without one, the contract's initial state */
    Abs create(ContractInfo info, Optional<String> begin) {
        var name = info.contract().name();
        begin.ifPresent(s -> {
            m.linear.checkState(info, s);
            if (!info.contract().begins(s)) {
                throw m.unsupported("Channel.create with classes and a state that are not written as literals in the call");
            }
        });
        var state = begin.orElse(info.contract().initial());
        var imp = m.code.value("imp", new Type.EndpointType(Role.IMP, name, state));
        var exp = m.code.value("exp", new Type.EndpointType(Role.EXP, name, state));
        m.emitThrowing(new Instruction.NewChannel(name, begin, imp, exp, m.line));
        return new Abs.Rec("dev/heliac/lang/Channel", List.of(
                new Abs.Tok(m.linear.endpoint(m.frame, "<the channel's `imp()`>", imp, info, m.line)),
                new Abs.Tok(m.linear.endpoint(m.frame, "<the channel's `exp()`>", exp, info, m.line))));
    }

    /** A linear result of the method. */
    Value returned(Abs result, Type declared) {
        if (!(result instanceof Abs.Tok t)) {
            throw m.nothing("is returned where an endpoint or vector is promised");
        }
        if (declared instanceof Type.EndpointType e) {
            m.linear.use(m.frame, t.token(), "returned");
            m.linear.expectState(t.token(), e.state(), "the method's result");
        }
        return m.linear.take(m.frame, t.token(), "returned");
    }

    // Exchange vectors

    Abs newVector(Scalar element, Value length) {
        var value = m.code.value("vector", new Type.VectorType(element, false));
        m.emitThrowing(new Instruction.Typed(Op.EX_NEW, element, List.of(length), List.of(value), m.line));
        return new Abs.Tok(m.linear.vector(m.frame, "<the new vector>", value, false, m.line));
    }

    /** A method of a vector class that is an operation; false for those that are ordinary code. */
    boolean vector(Scalar element, String name, Token token, List<Abs> arguments) {
        switch (name) {
            case "length" -> {
                var vector = m.linear.use(m.frame, token, "read");
                m.frame.push(new Abs.Val(m.plain(Op.EX_LENGTH, Scalar.I32, vector)));
            }
            case "get" -> {
                var at = m.value(arguments.get(0), Scalar.I32);
                m.linear.use(m.frame, token, "read");
                m.linear.protectFor(token);
                var value = m.code.value("x", element.value());
                m.emitThrowing(new Instruction.Typed(Op.EX_LOAD, element, List.of(now(token), at), List.of(value), m.line));
                m.frame.push(new Abs.Val(value));
            }
            case "set", "atomicAdd" -> {
                var at = m.value(arguments.get(0), Scalar.I32);
                var value = m.value(arguments.get(1), element.value());
                m.linear.use(m.frame, token, "written");
                m.linear.protectFor(token);
                var op = name.equals("set") ? Op.EX_STORE : Op.EX_ADD;
                m.emitThrowing(new Instruction.Typed(op, element, List.of(now(token), at, value), List.of(), m.line));
            }
            case "copyFrom" -> copy(Op.EX_WRITE, element, token, arguments.get(2), arguments.get(0), arguments.get(1), arguments.get(3));
            case "copyTo" -> copy(Op.EX_READ, element, token, arguments.get(0), arguments.get(1), arguments.get(2), arguments.get(3));
            case "free" -> m.emit(new Instruction.Plain(
                    Op.EX_FREE, List.of(m.linear.take(m.frame, token, "freed")), List.of(), m.line));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void copy(Op op, Scalar element, Token token, Abs at, Abs array, Abs arrayAt, Abs count) {
        var where = m.value(at, Scalar.I32);
        var data = m.value(array, new Type.ArrayType(element));
        var from = m.value(arrayAt, Scalar.I32);
        var n = m.value(count, Scalar.I32);
        m.linear.use(m.frame, token, op == Op.EX_READ ? "read" : "written");
        m.linear.protectFor(token);
        m.emitThrowing(new Instruction.Typed(op, element, List.of(now(token), where, data, from, n), List.of(), m.line));
    }

    private Value now(Token token) {
        return m.frame.tokens.get(token).value();
    }

    static String simple(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1);
    }
}
