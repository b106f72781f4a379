package dev.heliac.frontend.translate;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.il.Contract;
import dev.heliac.il.Scalar;
import dev.heliac.il.Terminator;
import dev.heliac.il.Terminator.Pattern;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.select.Coverage;
import dev.heliac.il.select.Coverage.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.tree.MethodInsnNode;

/** Waiting for several sources at once: what {@code Select.receive} and the switch around it become. */
final class Selects {

    static final String SELECT = "dev/heliac/lang/Select";
    private static final String OR_CLOSED = SELECT + "$OrClosed";
    private static final String AFTER = SELECT + "$After";
    private static final int MOST_OUTCOMES = 4_096;

    /** What may come from a source. */
    sealed interface Head {
        record Message(Contract.Transition transition, String record) implements Head {}

        record Client() implements Head {}

        /** A message for a member of a set. */
        record Member(Contract.Transition transition, String record) implements Head {}

        /** A member of a map whose other end is gone. */
        record Gone() implements Head {}

        record Closed() implements Head {}

        record Elapsed() implements Head {}
    }

    /**
     * What is waited for.
     *
     * @param says whether its end is a case
     */
    record Source(Optional<Token> token, boolean says, List<Head> heads) {

        /** How many heads cases are about; behind them comes the end that is thrown. */
        int cases() {
            return heads.size() - (throwsEnd() ? 1 : 0);
        }

        boolean throwsEnd() {
            return token.isPresent() && !says && !isSet();
        }

        boolean isSet() {
            return token.filter(t -> t.type() instanceof Type.SetType).isPresent();
        }
    }

    /** What a case wants of each source, -1 for nothing. */
    record Outcome(int[] wants, int number) {

        /** Whether this wants less, of the same, than another one of the same case. */
        boolean within(Outcome other) {
            for (int i = 0; i < wants.length; i++) {
                if (wants[i] >= 0 && wants[i] != other.wants[i]) {
                    return false;
                }
            }
            return number == other.number && !Arrays.equals(wants, other.wants);
        }
    }

    private final MethodTranslator m;
    private final Channels channels;
    private final SelectWays onward;
    private final Calls calls;

    Selects(MethodTranslator method, Channels channels, Calls calls) {
        m = method;
        this.channels = channels;
        this.calls = calls;
        onward = new SelectWays(method);
    }

    /** Whether a call is one of Select's, which is done then. */
    boolean invoke(MethodInsnNode c, List<Abs> arguments) {
        if (!c.owner.equals(SELECT)) {
            return false;
        }
        switch (c.name) {
            case "orClosed" -> m.frame.push(new Abs.Rec(OR_CLOSED, arguments));
            case "after" -> {
                var times = m.owner.classes().find("dev/heliac/lang/Times").orElseThrow();
                var nanos = times.methods.stream().filter(x -> x.name.equals("nanos")).findFirst().orElseThrow();
                calls.call(times, nanos, null, arguments);
                m.frame.push(new Abs.Rec(AFTER, List.of(m.frame.pop())));
            }
            case "receive" -> {
                var tuple = org.objectweb.asm.Type.getReturnType(c.desc).getInternalName();
                var selection = new Abs.Selection(tuple, arguments);
                sources(selection);
                m.frame.push(selection);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Whether a record is what several sources give. */
    static boolean isTuple(String type) {
        return type.startsWith(SELECT + "$") && !type.equals(OR_CLOSED) && !type.equals(AFTER);
    }

    /** Whether a block belongs to the choice between cases, which each way goes through alone. */
    static boolean choosing(FlowGraph.Node node, Frame frame) {
        for (int i = 0; i < frame.locals.length; i++) {
            if (node.live.get(i) && frame.locals[i] instanceof Abs.Rec r && isTuple(r.type())) {
                return true;
            }
        }
        return false;
    }

    /** Reports a selection that is used otherwise than by a switch. */
    static MethodTranslator.Abort unasked(MethodTranslator m, int line) {
        return wrong(m, line, "what Select.receive gives is not switched over");
    }

    private static MethodTranslator.Abort wrong(MethodTranslator m, int line, String what) {
        m.error(
                FrontCode.SELECT,
                line,
                what,
                "write `switch (Select.receive(…))`, of endpoints, listeners, `Select.orClosed(…)` of these, sets, maps and"
                        + " `Select.after(…)`, each once");
        return new MethodTranslator.Abort();
    }

    private List<Source> sources(Abs.Selection selection) {
        var sources = new ArrayList<Source>();
        var seen = new HashSet<Object>();
        for (var argument : selection.sources()) {
            boolean says = argument instanceof Abs.Rec r && r.type().equals(OR_CLOSED);
            boolean time = argument instanceof Abs.Rec r && r.type().equals(AFTER);
            var inner = says ? ((Abs.Rec) argument).parts().getFirst() : argument;
            if (time) {
                sources.add(new Source(Optional.empty(), true, List.of(new Head.Elapsed())));
            } else if (inner instanceof Abs.Tok t && canWait(t.token()) && !(says && t.token().type() instanceof Type.SetType)) {
                sources.add(new Source(Optional.of(t.token()), says, heads(t.token())));
            } else {
                throw wrong(m, m.line, "Select.receive waits for something that the compiler does not see here");
            }
            if (!seen.add(time ? AFTER : inner)) {
                throw wrong(m, m.line, "Select.receive waits twice for " + (time ? "the time" : ((Abs.Tok) inner).token().described()));
            }
        }
        return sources;
    }

    private static boolean canWait(Token token) {
        return token.isEndpoint() || token.type() instanceof Type.ListenerType || token.type() instanceof Type.SetType;
    }

    private List<Head> heads(Token token) {
        var heads = new ArrayList<Head>();
        if (token.type() instanceof Type.SetType set) {
            m.linear.use(m.frame, token, "waited for");
            var info = token.contract().orElseThrow();
            info.contract().state(set.member().state()).orElseThrow().transitions().stream()
                    .filter(t -> !t.sentBy(set.member().role()))
                    .forEach(t -> heads.add(new Head.Member(t, info.message(t.message()).record())));
            if (token.map()) {
                heads.add(new Head.Gone());
            }
            return heads;
        }
        if (token.isEndpoint()) {
            m.linear.checkAsked(m.frame, token);
            var info = token.contract().orElseThrow();
            channels.receivable(token).forEach(t -> heads.add(new Head.Message(t, info.message(t.message()).record())));
        } else {
            m.linear.use(m.frame, token, "used to accept");
            heads.add(new Head.Client());
        }
        heads.add(new Head.Closed());
        return heads;
    }

    /** The switch over the selection: waits with a way for each case and combination of messages that it is about. */
    void receiveSwitch(Abs.Choice choice, List<Integer> keys, List<Integer> targets, int otherwise) {
        var selection = (Abs.Selection) choice.subject();
        var sources = sources(selection);
        int at = keys.indexOf(channels.label(choice.labels(), choice.start(), selection.type()));
        int target = at < 0 ? otherwise : targets.get(at);
        var outcomes = outcomes(selection, sources, target);
        check(sources, outcomes);
        var start = m.frame;
        int line = m.line;
        var values = new ArrayList<Value>();
        sources.forEach(s -> s.token().ifPresent(t -> values.add(value(t))));
        var nanos = selection.sources().stream()
                .filter(a -> a instanceof Abs.Rec r && r.type().equals(AFTER))
                .findFirst()
                .map(a -> m.value(((Abs.Rec) a).parts().getFirst(), Scalar.I64));
        var ways = new ArrayList<Terminator.Way>();
        var branches = new ArrayList<SelectWays.Branch>();
        for (var outcome : outcomes) {
            var branch = onward.branch(sources, outcome);
            branches.add(branch);
            ways.add(branch.way());
        }
        var ends = new ArrayList<MethodTranslator.Fork>();
        for (var source : sources) {
            if (source.throwsEnd()) {
                var token = source.token().orElseThrow();
                var pattern = new Pattern.Closed(value(token));
                var end = channels.closed(token);
                ends.add(end);
                ways.add(new Terminator.Way(List.of(pattern), end.target()));
            }
        }
        if (sources.stream().allMatch(Source::isSet)) {
            // Sing#'s unsatisfiable: nothing can come any more.
            var nobody = m.fork("nobody");
            ends.add(nobody);
            ways.add(new Terminator.Way(values.stream().<Pattern>map(Pattern.Empty::new).toList(), nobody.target()));
        }
        m.part.terminator = new Terminator.Select(values, nanos, ways, line);
        for (var end : ends) {
            channels.raiseClosed(end);
        }
        for (var branch : branches) {
            m.part = branch.part();
            m.frame = branch.frame();
            m.line = line;
            var tuple = onward.tuple(selection, sources, branch);
            m.frame.replace(selection, tuple);
            m.arrive(target, new Joins.Arrival(m.part, m.frame, line, false));
        }
        m.frame = start;
        m.part = null;
    }

    private Value value(Token token) {
        return m.frame.tokens.get(token).value();
    }

    // Which cases there are

    /** What each case is about, in the order of the cases. */
    private List<Outcome> outcomes(Abs.Selection selection, List<Source> sources, int target) {
        long count = 1;
        for (var source : sources) {
            count *= source.cases() + 1;
        }
        if (count > MOST_OUTCOMES) {
            m.error(
                    FrontCode.SELECT_LARGE,
                    m.line,
                    "what Select.receive waits for can come in " + (count - 1) + " combinations, more than " + MOST_OUTCOMES,
                    "wait for fewer sources at once");
            throw new MethodTranslator.Abort();
        }
        var landed = new ArrayList<Outcome>();
        var wants = new int[sources.size()];
        for (int n = 1; n < count; n++) {
            int rest = n;
            for (int i = 0; i < wants.length; i++) {
                int cases = sources.get(i).cases() + 1;
                wants[i] = rest % cases - 1;
                rest /= cases;
            }
            var outcome = wants.clone();
            switch (Cases.from(target, m, selection, shape(selection, sources, outcome))) {
                case Cases.Landing.Case c -> landed.add(new Outcome(outcome, c.number()));
                case Cases.Landing.None _ -> {}
                case Cases.Landing.Unclear _, Cases.Landing.Unasked _ -> {
                    m.error(
                            FrontCode.SELECT_CONDITION,
                            m.line,
                            "whether a case of the Select goes on depends on more than what comes from which source",
                            "leave `when` out and ask in the case; name messages, not all that came");
                    throw new MethodTranslator.Abort();
                }
            }
        }
        // A case waits for no more than it has to.
        return landed.stream()
                .filter(o -> landed.stream().noneMatch(l -> l.within(o)))
                .sorted(Comparator.comparingInt(Outcome::number))
                .toList();
    }

    private static Cases.Shape shape(Abs.Selection selection, List<Source> sources, int[] outcome) {
        var parts = new Cases.Shape[outcome.length];
        for (int i = 0; i < outcome.length; i++) {
            var source = sources.get(i);
            parts[i] = outcome[i] < 0 ? Cases.absent() : shape(source, source.heads().get(outcome[i]));
        }
        return Cases.tuple(selection.type(), parts);
    }

    private static Cases.Shape shape(Source source, Head head) {
        return switch (head) {
            case Head.Message h when source.says() -> Cases.tuple(SELECT + "$Came", Cases.message(h.record()));
            case Head.Message h -> Cases.message(h.record());
            case Head.Client _ when source.says() -> Cases.tuple(SELECT + "$Came", new Cases.Shape.Other());
            case Head.Client _ -> new Cases.Shape.Other();
            case Head.Member h -> map(source)
                    ? Cases.tuple(Sets.MAP + "$From", new Cases.Shape.Other(), Cases.message(h.record()), new Cases.Shape.Other())
                    : Cases.tuple(Sets.SET + "$From", new Cases.Shape.Other(), Cases.message(h.record()));
            case Head.Gone _ -> Cases.tuple(Sets.MAP + "$Gone", new Cases.Shape.Other());
            case Head.Closed _ -> Cases.message(SELECT + "$Closed");
            case Head.Elapsed _ -> Cases.message(SELECT + "$Timeout");
        };
    }

    private static boolean map(Source source) {
        return source.token().orElseThrow().map();
    }

    private void check(List<Source> sources, List<Outcome> outcomes) {
        var ways = new ArrayList<>(outcomes.stream().map(Outcome::wants).toList());
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).cases() < sources.get(i).heads().size()) {
                var end = new int[sources.size()];
                Arrays.fill(end, Coverage.NOTHING);
                end[i] = sources.get(i).cases();
                ways.add(end);
            }
        }
        switch (Coverage.of(sources.stream().mapToInt(s -> s.heads().size()).toArray(), ways)) {
            case Result.Complete _, Result.Shadowed _ -> {}
            case Result.Unwanted u -> missing("no case is about " + described(sources.get(u.source()), u.head()));
            case Result.Stuck s -> {
                var heads = new ArrayList<String>();
                for (int i = 0; i < sources.size(); i++) {
                    heads.add(described(sources.get(i), s.heads().get(i)));
                }
                missing("no case goes on with " + String.join(" and ", heads));
            }
            case Result.TooMany _ -> missing("the cases are too many to see whether one is missing");
        }
    }

    private void missing(String what) {
        m.error(FrontCode.SELECT_MISSING, m.line, what, "add a case; `_` stands for a source that the case does not wait for");
        throw new MethodTranslator.Abort();
    }

    private String described(Source source, int head) {
        var from = source.token()
                .map(t -> " of " + t.described()
                        + (t.isEndpoint() ? " in state `" + m.frame.tokens.get(t).state() + "`" : ""))
                .orElse("");
        return switch (source.heads().get(head)) {
            case Head.Message h -> "`" + h.transition().message() + "`" + from;
            case Head.Member h -> "`" + h.transition().message() + "`" + from;
            case Head.Gone _ -> "`Gone`" + from;
            case Head.Client _ -> "a client" + from;
            case Head.Closed _ -> "`Closed`" + from;
            case Head.Elapsed _ -> "`Timeout`";
        };
    }
}
