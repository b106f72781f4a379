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
import java.util.function.Consumer;

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

    /** A message, or what a listener or set gives besides being there again. */
    private sealed interface Came {
        record Message(int source, Arrivals.Arrival arrival) implements Came {}

        record Client(int source, Token listener, Again again) implements Came {}

        record Member(int source, Token set, Again again, Arrivals.Arrival arrival) implements Came {}

        record Gone(int source, Token set, Again again) implements Came {}
    }

    /**
     * A listener or set that gives something and goes on.
     *
     * @param next itself as the edge defines it
     * @param inside itself behind the edge
     * @param given what it gives, as the edge defines it
     * @param got the same behind the edge
     */
    private record Again(Value next, Value inside, Value given, Value got) {}

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
                    var listener = source.token().orElseThrow();
                    var contract = listener.contract().orElseThrow().contract();
                    var client = new Type.EndpointType(Role.EXP, contract.name(), contract.initial());
                    var again = again(listener, "client", client, part, frame, arguments);
                    patterns.add(new Pattern.Client(value(listener), again.next(), again.given()));
                    came.add(new Came.Client(i, listener, again));
                }
                case Head.Member h -> {
                    var set = source.token().orElseThrow();
                    var arrival = arrivals.arrive(m.linear.member(frame, set), h.transition(), part, frame, arguments);
                    var again = again(set, "data", Translator.OBJECT, part, frame, arguments);
                    patterns.add(new Pattern.Member(
                            value(set), h.transition().message(), arrival.fields(), again.next(), arrival.next(), again.given()));
                    came.add(new Came.Member(i, set, again, arrival));
                }
                case Head.Gone _ -> {
                    var set = source.token().orElseThrow();
                    var again = again(set, "data", Translator.OBJECT, part, frame, arguments);
                    patterns.add(new Pattern.Gone(value(set), again.next(), again.given()));
                    came.add(new Came.Gone(i, set, again));
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

    private Again again(Token source, String hint, Type given, Code.Part part, Frame frame, List<Value> arguments) {
        var again = new Again(
                m.code.value(source.hint(), source.type()), m.code.value(source.hint(), source.type()),
                m.code.value(hint, given), m.code.value(hint, given));
        arguments.addAll(List.of(again.next(), again.given()));
        part.parameters.addAll(List.of(again.inside(), again.got()));
        frame.tokens.put(source, frame.tokens.get(source).away("waited on", m.line));
        return again;
    }

    private void goesOn(Token source, Again again) {
        m.frame.tokens.put(source, Holding.of(again.inside(), null, m.line));
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
        // Messages are entered when everything else has its owner.
        var messages = new ArrayList<Arrivals.Arrival>();
        var put = new ArrayList<Consumer<Abs>>();
        for (var came : branch.came()) {
            switch (came) {
                case Came.Message c -> {
                    messages.add(c.arrival());
                    put.add(message -> parts.set(c.source(), said(sources.get(c.source()), message)));
                }
                case Came.Client c -> {
                    goesOn(c.listener(), c.again());
                    var info = c.listener().contract().orElseThrow();
                    var client = m.linear.endpoint(m.frame, "<the accepted client>", c.again().got(), info, m.line);
                    parts.set(c.source(), said(sources.get(c.source()), new Abs.Tok(client)));
                }
                case Came.Member c -> {
                    goesOn(c.set(), c.again());
                    messages.add(c.arrival());
                    put.add(message -> parts.set(c.source(), from(c, message)));
                }
                case Came.Gone c -> {
                    goesOn(c.set(), c.again());
                    parts.set(c.source(), new Abs.Rec(Sets.MAP + "$Gone", List.of(new Abs.Val(c.again().got()))));
                }
            }
        }
        var entered = arrivals.enter(messages);
        for (int i = 0; i < entered.size(); i++) {
            put.get(i).accept(entered.get(i));
        }
        return new Abs.Rec(selection.type(), parts);
    }

    private static Abs from(Came.Member came, Abs message) {
        var member = new Abs.Tok(came.arrival().token());
        return came.set().map()
                ? new Abs.Rec(Sets.MAP + "$From", List.of(member, message, new Abs.Val(came.again().got())))
                : new Abs.Rec(Sets.SET + "$From", List.of(member, message));
    }

    private static Abs said(Source source, Abs what) {
        return source.says() ? new Abs.Rec(Selects.SELECT + "$Came", List.of(what)) : what;
    }
}
