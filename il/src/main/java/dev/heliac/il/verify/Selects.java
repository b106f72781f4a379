package dev.heliac.il.verify;

import dev.heliac.il.Scalar;
import dev.heliac.il.Terminator.Pattern;
import dev.heliac.il.Terminator.Select;
import dev.heliac.il.Terminator.Way;
import dev.heliac.il.Type.ClassType;
import dev.heliac.il.Type.EndpointType;
import dev.heliac.il.Type.ListenerType;
import dev.heliac.il.Type.SetType;
import dev.heliac.il.Value;
import dev.heliac.il.select.Coverage;
import dev.heliac.il.select.Coverage.Result;
import dev.heliac.il.symbols.Limits;
import dev.heliac.il.symbols.Symbols;
import dev.heliac.il.text.HilPrinter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that a select waits for what can come, and goes on whatever comes. */
final class Selects {

    private static final String CLOSED = "closed";
    private static final String CLIENT = "client";
    private static final String MEMBER = "member ";
    private static final String GONE = "gone";
    private static final String EMPTY = "empty";
    private static final String AFTER = "after";

    /** What can be at hand at one source, in an order; the time is a source of its own, the last. */
    private record Source(String name, List<String> heads) {}

    private final Symbols symbols;
    private final Report report;
    private final Protocol protocol;

    Selects(Symbols symbols, Report report, Protocol protocol) {
        this.symbols = symbols;
        this.report = report;
        this.protocol = protocol;
    }

    /** Whether its ways define what they should. */
    boolean select(Select select, Where at) {
        if (select.sources().isEmpty()
                || select.sources().size() > Limits.SELECT_SOURCES
                || select.ways().size() > Limits.SELECT_WAYS) {
            report.error(
                    VerifyCode.LIMIT,
                    at,
                    "a select has 1 to " + Limits.SELECT_SOURCES + " sources and at most " + Limits.SELECT_WAYS + " ways",
                    "wait for less at once");
            return false;
        }
        var sources = new LinkedHashMap<Value, Source>();
        boolean fits = true;
        for (var source : select.sources()) {
            var heads = heads(source, select, at);
            fits &= !heads.isEmpty();
            sources.put(source, new Source(source.toString(), heads));
        }
        if (sources.size() < select.sources().size()) {
            report.error(VerifyCode.SELECT_PATTERN, at, "a source is named twice", "name each source once");
            fits = false;
        }
        if (select.nanos().isPresent()) {
            var nanos = select.nanos().get();
            if (nanos.type() != Scalar.I64) {
                protocol.wrong(nanos, "an i64", at);
                fits = false;
            }
        }
        for (var way : select.ways()) {
            fits &= way(way, select, sources, at);
        }
        if (fits) {
            cover(select, sources, at);
        }
        return fits;
    }

    private List<String> heads(Value source, Select select, Where at) {
        return switch (source.type()) {
            case EndpointType end -> protocol.receivable(end, at) ? heads("", end, Stream.of(CLOSED)) : List.of();
            case ListenerType _ -> List.of(CLIENT, CLOSED);
            case SetType set -> {
                var last = Stream.concat(
                        select.asksGone(source) ? Stream.of(GONE) : Stream.empty(),
                        select.asksEmpty(source) ? Stream.of(EMPTY) : Stream.empty());
                yield protocol.receivable(set.member(), at) ? heads(MEMBER, set.member(), last) : List.of();
            }
            default -> {
                protocol.wrong(source, "an endpoint, listener or set", at);
                yield List.of();
            }
        };
    }

    /** Messages are told from the words by their parentheses. */
    private List<String> heads(String before, EndpointType end, Stream<String> last) {
        var messages = symbols.transitions(end).stream().filter(t -> !t.sentBy(end.role())).map(t -> before + t.message() + "()");
        return Stream.concat(messages, last).toList();
    }

    private boolean way(Way way, Select select, Map<Value, Source> sources, Where at) {
        boolean fits = true;
        var about = way.sources();
        if (way.patterns().isEmpty()
                || about.stream().distinct().count() < about.size()
                || way.patterns().size() - about.size() > 1) {
            wrong("a way has one pattern or more, each about something else", "leave out what is there twice", at);
            fits = false;
        }
        for (var pattern : way.patterns()) {
            fits &= pattern(pattern, select, sources, at);
        }
        return fits;
    }

    private boolean pattern(Pattern pattern, Select select, Map<Value, Source> sources, Where at) {
        var source = pattern.source();
        if (source.isPresent() && !sources.containsKey(source.get())) {
            wrong("`" + HilPrinter.print(pattern) + "` is about " + source.get() + ", which is no source of the select",
                    "name it behind `select`", at);
            return false;
        }
        if (source.isEmpty() && select.nanos().isEmpty()) {
            wrong("`after` matches never without a time", "give the select a time: `after %nanos`", at);
            return false;
        }
        if (source.isPresent() && !sources.get(source.get()).heads().contains(head(pattern))) {
            if (!sources.get(source.get()).heads().isEmpty()) {
                wrong("`" + HilPrinter.print(pattern) + "` cannot match: " + source.get() + " is of type `"
                                + source.get().type().text() + "`",
                        "it can have " + named(sources.get(source.get()).heads()), at);
            }
            return false;
        }
        return switch (pattern) {
            case Pattern.Message m -> {
                var end = (EndpointType) m.endpoint().type();
                var transition = symbols.transition(end, m.message(), false).orElseThrow();
                yield protocol.arm(m.message(), m.fields(), m.next(), transition, end, at);
            }
            case Pattern.Client c -> protocol.client(c.listener(), c.next(), c.endpoint(), at);
            case Pattern.Member m -> {
                var set = (SetType) m.set().type();
                var transition = symbols.transition(set.member(), m.message(), false).orElseThrow();
                boolean out = protocol.arm(m.message(), m.fields(), m.endpoint(), transition, set.member(), at);
                yield left(set, m.next(), m.data(), at) && out;
            }
            case Pattern.Gone g -> left((SetType) g.set().type(), g.next(), g.data(), at);
            case Pattern.Empty _, Pattern.Closed _, Pattern.Elapsed _ -> true;
        };
    }

    /** Whether a set is defined again, and what a member was put in with. */
    private boolean left(SetType set, Value next, Value data, Where at) {
        boolean goesOn = protocol.defines(next, set, at);
        return protocol.defines(data, new ClassType(Symbols.OBJECT), at) && goesOn;
    }

    private static String head(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Message m -> m.message() + "()";
            case Pattern.Member m -> MEMBER + m.message() + "()";
            case Pattern.Gone _ -> GONE;
            case Pattern.Empty _ -> EMPTY;
            case Pattern.Client _ -> CLIENT;
            case Pattern.Closed _ -> CLOSED;
            case Pattern.Elapsed _ -> AFTER;
        };
    }

    private static String named(List<String> heads) {
        return heads.stream().map(h -> "`" + h + "`").collect(Collectors.joining(", "));
    }

    private void wrong(String what, String remedy, Where at) {
        report.error(VerifyCode.SELECT_PATTERN, at, what, remedy);
    }

    private void cover(Select select, Map<Value, Source> sources, Where at) {
        var numbers = new LinkedHashMap<Value, Integer>();
        sources.keySet().forEach(s -> numbers.put(s, numbers.size()));
        var all = new ArrayList<>(sources.values());
        if (select.nanos().isPresent()) {
            all.add(new Source("the time", List.of(AFTER)));
        }
        var ways = new ArrayList<int[]>();
        for (var way : select.ways()) {
            var wants = new int[all.size()];
            Arrays.fill(wants, Coverage.NOTHING);
            for (var pattern : way.patterns()) {
                int number = pattern.source().map(numbers::get).orElse(all.size() - 1);
                wants[number] = all.get(number).heads().indexOf(head(pattern));
            }
            ways.add(wants);
        }
        switch (Coverage.of(all.stream().mapToInt(s -> s.heads().size()).toArray(), ways)) {
            case Result.Complete _ -> {}
            case Result.Unwanted u -> report.error(
                    VerifyCode.SELECT_INCOMPLETE,
                    at,
                    "no way is about `" + all.get(u.source()).heads().get(u.head()) + "` of " + all.get(u.source()).name(),
                    "add a way for whatever can come");
            case Result.Shadowed s -> report.error(
                    VerifyCode.SELECT_SHADOWED,
                    at,
                    "way " + (s.way() + 1) + " is never gone: way " + (s.by() + 1) + " wants no more",
                    "put it before, or leave it out");
            case Result.Stuck s -> {
                var heads = new ArrayList<String>();
                for (int i = 0; i < all.size(); i++) {
                    heads.add("`" + all.get(i).heads().get(s.heads().get(i)) + "` of " + all.get(i).name());
                }
                report.error(
                        VerifyCode.SELECT_INCOMPLETE, at, "no way goes on with " + String.join(" and ", heads), "add one");
            }
            case Result.TooMany _ -> report.error(
                    VerifyCode.SELECT_INCOMPLETE,
                    at,
                    "there are too many combinations to decide whether one is missing",
                    "have ways with fewer patterns");
        }
    }
}
