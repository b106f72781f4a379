package dev.heliac.il.verify;

import dev.heliac.il.Contract.Transition;
import dev.heliac.il.Instruction;
import dev.heliac.il.Role;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Type.EndpointType;
import dev.heliac.il.Value;
import dev.heliac.il.symbols.Symbols;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Checks that messages are sent and received as the protocol state admits. */
final class Protocol {

    /** Messages that a report names, at most. */
    private static final int NAMED = 8;

    private final Symbols symbols;
    private final Report report;

    Protocol(Symbols symbols, Report report) {
        this.symbols = symbols;
        this.report = report;
    }

    /** Whether the endpoint's state lets it send the message. */
    boolean send(Instruction.Send send, Where at) {
        if (!(send.endpoint().type() instanceof EndpointType end)) {
            return wrong(send.endpoint(), "an endpoint", at);
        }
        if (!known(end, at)) {
            return false;
        }
        if (symbols.transition(end, send.message(), true).isPresent()) {
            return true;
        }
        var possible = symbols.transitions(end).stream()
                .filter(t -> t.sentBy(end.role()))
                .limit(NAMED)
                .map(t -> "`" + t.message() + "`")
                .collect(Collectors.joining(", "));
        report.error(
                VerifyCode.SEND,
                at,
                "`" + send.message() + "` cannot be sent by `" + end.text() + "`",
                possible.isEmpty() ? "this end can only receive or close here" : "send " + possible + " here");
        return false;
    }

    boolean wrong(Value value, String expected, Where at) {
        report.error(
                VerifyCode.OPERAND,
                at,
                value + " is of type `" + value.type().text() + "`, but " + expected + " is expected",
                "use " + expected);
        return false;
    }

    private boolean known(EndpointType end, Where at) {
        boolean known = !end.state().equals(Symbols.ANY_STATE);
        if (!known) {
            report.error(
                    VerifyCode.ANY_STATE,
                    at,
                    "the protocol state of `" + end.text() + "` is not known",
                    "close it, or keep its state in its type");
        }
        return known;
    }

    /** Whether something can come in the endpoint's state. */
    boolean receivable(EndpointType end, Where at) {
        if (!known(end, at)) {
            return false;
        }
        boolean possible = symbols.transitions(end).stream().anyMatch(t -> !t.sentBy(end.role()));
        if (!possible) {
            report.error(
                    VerifyCode.NOTHING_TO_RECEIVE,
                    at,
                    "`" + end.text() + "` has nothing to receive",
                    "send or close instead");
        }
        return possible;
    }

    /** Whether the arms are those of the endpoint's state. */
    boolean receive(Terminator.Receive receive, Where at) {
        if (!(receive.endpoint().type() instanceof EndpointType end)) {
            return wrong(receive.endpoint(), "an endpoint", at);
        }
        if (!receivable(end, at)) {
            return false;
        }
        long possible = symbols.transitions(end).stream().filter(t -> !t.sentBy(end.role())).count();
        var seen = new HashSet<String>();
        boolean fits = true;
        for (var arm : receive.arms()) {
            var transition = symbols.transition(end, arm.message(), false);
            if (transition.isPresent() && seen.add(arm.message())) {
                fits &= arm(arm.message(), arm.fields(), arm.endpoint(), transition.get(), end, at);
            } else {
                report.error(
                        VerifyCode.WRONG_ARM,
                        at,
                        "`" + arm.message() + "`"
                                + (transition.isEmpty() ? " cannot come in `" + end.text() + "`" : " has two arms"),
                        "leave the arm out");
                fits = false;
            }
        }
        if (seen.size() < possible) {
            var missing = symbols.transitions(end).stream()
                    .filter(t -> !t.sentBy(end.role()) && !seen.contains(t.message()))
                    .limit(NAMED)
                    .map(t -> "`" + t.message() + "`")
                    .collect(Collectors.joining(", "));
            report.error(
                    VerifyCode.MISSING_ARM,
                    at,
                    "no arm for " + missing + (possible - seen.size() > NAMED ? " and others" : ""),
                    "add an arm for each message that can come");
        }
        return fits && seen.size() == possible;
    }

    /** Whether an arm defines the message's fields and the endpoint in its next state. */
    boolean arm(String message, List<Value> fields, Value next, Transition transition, EndpointType end, Where at) {
        // A transition on a message that is not declared has been reported with the contract.
        var declared = symbols.message(end.contract(), message).map(m -> m.fields()).orElse(List.of());
        boolean fits = declared.size() == fields.size();
        if (!fits) {
            report.error(
                    VerifyCode.COUNT,
                    at,
                    "`" + message + "` has " + declared.size() + " fields, its arm " + fields.size(),
                    "give one value for each field");
        }
        for (int i = 0; fits && i < declared.size(); i++) {
            fits = defines(fields.get(i), declared.get(i).type().widened(), at);
        }
        boolean goesOn = defines(next, new EndpointType(end.role(), end.contract(), transition.next()), at);
        return fits && goesOn;
    }

    boolean defines(Value value, Type type, Where at) {
        boolean fits = value.type().equals(type);
        if (!fits) {
            report.error(
                    VerifyCode.ARM_TYPE,
                    at,
                    value + " is declared `" + value.type().text() + "`, but the arm gives a `" + type.text() + "`",
                    "declare it as what it is");
        }
        return fits;
    }

    /** Whether the arm defines the listener and a client's endpoint. */
    boolean accept(Terminator.Accept accept, Where at) {
        return client(accept.listener(), accept.next(), accept.endpoint(), at);
    }

    boolean client(Value from, Value next, Value endpoint, Where at) {
        if (!(from.type() instanceof Type.ListenerType listener)) {
            return wrong(from, "a listener", at);
        }
        var initial = symbols.contract(listener.contract()).map(c -> c.initial()).orElse(Symbols.ANY_STATE);
        boolean goesOn = defines(next, listener, at);
        boolean client = defines(endpoint, new EndpointType(Role.EXP, listener.contract(), initial), at);
        return goesOn && client;
    }
}
