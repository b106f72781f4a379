package dev.heliac.frontend.translate;

import dev.heliac.frontend.translate.Selects.Head;
import dev.heliac.frontend.translate.Selects.Outcome;
import dev.heliac.frontend.translate.Selects.Source;
import dev.heliac.il.Role;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Terminator.Pattern;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.List;

/** The ways on from a wait for several sources: what each edge defines and hands on, and what the switch is over behind it. */
final class SelectWays {

    private final MethodTranslator m;
    private final Arrivals arrivals;

    SelectWays(MethodTranslator method) {
        m = method;
        arrivals = new Arrivals(method);
    }

    private Value value(Token token) {
        return m.frame.tokens.get(token).value();
    }

    /** @param came what came from each source, in order, where something was waited for that is to be entered */
    record Branch(Outcome outcome, Terminator.Way way, Code.Part part, Frame frame, List<Came> came) {}

    /** A message or a client. */
    private sealed interface Came {
        record Message(int source, Arrivals.Arrival arrival) implements Came {}

        record Client(int source, Token listener, Value again, Value endpoint) implements Came {}

        record Member(int source, Token set, Value again, Arrivals.Arrival arrival, Value data) implements Came {}

        record Gone(int source, Token set, Value again, Value data) implements Came {}
    }

    Branch branch(List<Source> sources, Outcome outcome) {
        var part = m.code.part("way");
        var frame = m.frame.copy();
        var arguments = new ArrayList<Value>();
        var patterns = new ArrayList<Pattern>();
        var came = new ArrayList<Came>();
        for (int i = 0; i < sources.size(); i++) {
            if (outcome.wants()[i] < 0) {
                continue;
            }
            var source = sources.get(i);
            switch (source.heads().get(outcome.wants()[i])) {
                case Head.Message h -> {
                    var token = source.token().orElseThrow();
                    var arrival = arrivals.arrive(token, h.transition(), part, frame, arguments);
                    patterns.add(new Pattern.Message(value(token), h.transition().message(), arrival.fields(), arrival.next()));
                    came.add(new Came.Message(i, arrival));
                }
                case Head.Client _ -> {
                    var token = source.token().orElseThrow();
                    var contract = token.contract().orElseThrow().contract();
                    var client = new Type.EndpointType(Role.EXP, contract.name(), contract.initial());
                    var next = m.code.value(token.hint(), token.type());
                    var arriving = m.code.value("client", client);
                    var again = m.code.value(token.hint(), token.type());
                    var endpoint = m.code.value("client", client);
                    arguments.addAll(List.of(next, arriving));
                    part.parameters.addAll(List.of(again, endpoint));
                    frame.tokens.put(token, frame.tokens.get(token).away("waited on", m.line));
                    patterns.add(new Pattern.Client(value(token), next, arriving));
                    came.add(new Came.Client(i, token, again, endpoint));
                }
                case Head.Member h -> {
                    var set = source.token().orElseThrow();
                    var arrival = arrivals.arrive(m.linear.member(frame, set), h.transition(), part, frame, arguments);
                    var left = left(set, part, frame, arguments);
                    patterns.add(new Pattern.Member(
                            value(set), h.transition().message(), arrival.fields(), left.next(), arrival.next(), left.data()));
                    came.add(new Came.Member(i, set, left.again(), arrival, left.inside()));
                }
                case Head.Gone _ -> {
                    var set = source.token().orElseThrow();
                    var left = left(set, part, frame, arguments);
                    patterns.add(new Pattern.Gone(value(set), left.next(), left.data()));
                    came.add(new Came.Gone(i, set, left.again(), left.inside()));
                }
                case Head.Closed _ -> {
                    var token = source.token().orElseThrow();
                    frame.tokens.put(token, frame.tokens.get(token).away("closed", "its other end is gone here", m.line));
                    patterns.add(new Pattern.Closed(value(token)));
                }
                case Head.Elapsed _ -> patterns.add(new Pattern.Elapsed());
            }
        }
        arguments.addAll(m.handOver(frame, part));
        return new Branch(outcome, new Terminator.Way(patterns, new Target(part.label, arguments)), part, frame, came);
    }

    /**
     * A set that a member leaves.
     *
     * @param next the set as the edge defines it
     * @param again the set behind the edge
     * @param data what the member was put in with, as the edge defines it
     * @param inside the same behind the edge
     */
    private record Left(Value next, Value again, Value data, Value inside) {}

    private Left left(Token set, Code.Part part, Frame frame, List<Value> arguments) {
        var left = new Left(
                m.code.value(set.hint(), set.type()), m.code.value(set.hint(), set.type()),
                m.code.value("data", Translator.OBJECT), m.code.value("data", Translator.OBJECT));
        arguments.addAll(List.of(left.next(), left.data()));
        part.parameters.addAll(List.of(left.again(), left.inside()));
        frame.tokens.put(set, frame.tokens.get(set).away("waited on", m.line));
        return left;
    }

    /** What the switch is over behind a way's edge. */
    Abs tuple(Abs.Selection selection, List<Source> sources, Branch branch) {
        var parts = new ArrayList<Abs>();
        for (int i = 0; i < sources.size(); i++) {
            int head = branch.outcome().wants()[i];
            parts.add(head < 0
                    ? new Abs.Absent()
                    : switch (sources.get(i).heads().get(head)) {
                        case Head.Message _, Head.Member _, Head.Gone _, Head.Client _ -> new Abs.Absent(); // until it is entered
                        case Head.Closed _ -> new Abs.Rec(Selects.SELECT + "$Closed", List.of());
                        case Head.Elapsed _ -> new Abs.Rec(Selects.SELECT + "$Timeout", List.of());
                    });
        }
        var messages = new ArrayList<Arrivals.Arrival>();
        var at = new ArrayList<Integer>();
        for (var came : branch.came()) {
            switch (came) {
                case Came.Message c -> {
                    messages.add(c.arrival());
                    at.add(c.source());
                }
                case Came.Client c -> {
                    m.frame.tokens.put(c.listener(), Holding.of(c.again(), null, m.line));
                    var info = c.listener().contract().orElseThrow();
                    var client = m.linear.endpoint(m.frame, "<the accepted client>", c.endpoint(), info, m.line);
                    parts.set(c.source(), said(sources.get(c.source()), new Abs.Tok(client)));
                }
                case Came.Member c -> {
                    m.frame.tokens.put(c.set(), Holding.of(c.again(), null, m.line));
                    messages.add(c.arrival());
                    at.add(c.source());
                }
                case Came.Gone c -> {
                    m.frame.tokens.put(c.set(), Holding.of(c.again(), null, m.line));
                    parts.set(c.source(), new Abs.Rec(Sets.MAP + "$Gone", List.of(new Abs.Val(c.data()))));
                }
            }
        }
        var entered = arrivals.enter(messages);
        for (int i = 0; i < entered.size(); i++) {
            parts.set(at.get(i), said(sources.get(at.get(i)), entered.get(i)));
        }
        for (var came : branch.came()) {
            if (came instanceof Came.Member c) {
                parts.set(c.source(), from(c, parts.get(c.source())));
            }
        }
        return new Abs.Rec(selection.type(), parts);
    }

    private static Abs from(Came.Member came, Abs message) {
        var member = new Abs.Tok(came.arrival().token());
        return came.set().map()
                ? new Abs.Rec(Sets.MAP + "$From", List.of(member, message, new Abs.Val(came.data())))
                : new Abs.Rec(Sets.SET + "$From", List.of(member, message));
    }

    private static Abs said(Source source, Abs what) {
        return source.says() ? new Abs.Rec(Selects.SELECT + "$Came", List.of(what)) : what;
    }
}
