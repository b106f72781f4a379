package dev.heliac.frontend.translate;

import dev.heliac.frontend.model.MessageInfo;
import dev.heliac.il.Contract;
import dev.heliac.il.Instruction;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.tree.RecordComponentNode;

/** Messages that arrive: what an edge defines and hands on, and the record it becomes behind the edge. */
final class Arrivals {

    /**
     * A message on the edge that it arrives on.
     *
     * @param fields what the edge defines
     * @param next the endpoint as the edge defines it
     * @param inside the fields behind the edge
     * @param endpoint the endpoint behind the edge
     */
    record Arrival(
            Token token, Contract.Transition transition, List<Value> fields, Value next, List<Value> inside, Value endpoint) {}

    private final MethodTranslator m;

    Arrivals(MethodTranslator method) {
        m = method;
    }

    /** Lets a message arrive on an edge to a part, whose parameters and frame take part in it, and whose arguments are listed. */
    Arrival arrive(Token token, Contract.Transition transition, Code.Part part, Frame frame, List<Value> arguments) {
        var message = message(token, transition);
        var fields = new ArrayList<Value>();
        var inside = new ArrayList<Value>();
        for (var c : message.components()) {
            var type = c.type().widened();
            fields.add(m.code.value(c.name(), type));
            inside.add(m.code.value(c.name(), type));
        }
        arguments.addAll(fields);
        part.parameters.addAll(inside);
        var type = m.linear.typeIn(token, transition.next());
        var next = m.code.value(token.hint(), type);
        arguments.add(next);
        var endpoint = m.code.value(token.hint(), type);
        part.parameters.add(endpoint);
        frame.tokens.put(token, frame.tokens.get(token).away("received on", m.line));
        return new Arrival(token, transition, fields, next, inside, endpoint);
    }

    private static MessageInfo message(Token token, Contract.Transition transition) {
        return token.contract().orElseThrow().message(transition.message());
    }

    /** Goes on behind the edge, where all of these arrived; gives the messages. */
    List<Abs.Rec> enter(List<Arrival> arrivals) {
        var tokens = new ArrayList<List<Token>>();
        for (var arrival : arrivals) {
            m.frame.tokens.put(
                    arrival.token(),
                    new Holding(null, null, m.line, null, null).in(arrival.endpoint(), arrival.transition().next(), m.line));
            tokens.add(owners(arrival));
        }
        // Texts are made when everything that came has its owner, since that may throw.
        var messages = new ArrayList<Abs.Rec>();
        for (int i = 0; i < arrivals.size(); i++) {
            messages.add(record(arrivals.get(i), tokens.get(i)));
        }
        return messages;
    }

    private List<Token> owners(Arrival arrival) {
        var message = message(arrival.token(), arrival.transition());
        var record = m.owner.classes().find(message.record()).orElseThrow();
        var tokens = new ArrayList<Token>();
        for (int i = 0; i < message.components().size(); i++) {
            var c = message.components().get(i);
            var value = arrival.inside().get(i);
            var named = "<component `" + c.name() + "` of `" + message.message().name() + "`>";
            tokens.add(switch (c.kind()) {
                case SCALAR -> null;
                case STRING -> m.linear.vector(m.frame, "<text>", value, false, m.line);
                case VECTOR -> m.linear.box(m.frame, named, value, false, m.line, boxed(record.recordComponents.get(i)));
                case ENDPOINT -> c.type() instanceof Type.EndpointType e
                        ? m.linear.endpoint(m.frame, named, value, m.owner.contract(e), m.line)
                        : m.linear.any(m.frame, named, value, m.line);
            });
        }
        return tokens;
    }

    private Abs.Rec record(Arrival arrival, List<Token> tokens) {
        var message = message(arrival.token(), arrival.transition());
        var parts = new ArrayList<Abs>();
        for (int i = 0; i < message.components().size(); i++) {
            parts.add(switch (message.components().get(i).kind()) {
                case SCALAR -> new Abs.Val(arrival.inside().get(i));
                case STRING -> new Abs.Val(text(tokens.get(i)));
                case VECTOR, ENDPOINT -> new Abs.Tok(tokens.get(i));
            });
        }
        return new Abs.Rec(message.record(), parts);
    }

    private static Optional<Boxed> boxed(RecordComponentNode component) {
        return Boxed.of(org.objectweb.asm.Type.getType(component.descriptor).getInternalName(), component.signature);
    }

    private Value text(Token token) {
        m.linear.protectFor(token);
        var string = m.code.value("text", Translator.STRING);
        var bytes = m.frame.tokens.get(token).value();
        m.emitThrowing(new Instruction.Call(m.owner.support("Strings", "ofUtf8"), List.of(bytes), List.of(string), m.line));
        m.linear.dispose(m.part, m.frame, token, m.line, false);
        return string;
    }
}
