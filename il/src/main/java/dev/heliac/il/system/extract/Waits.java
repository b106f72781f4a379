package dev.heliac.il.system.extract;

import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.diag.Place;
import dev.heliac.il.system.extract.Walk.Outcome;
import dev.heliac.il.system.extract.Walk.Seen;
import dev.heliac.il.system.extract.Walk.TooMany;
import dev.heliac.il.system.model.Ends;
import dev.heliac.il.system.model.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What a process waits for, and where it goes on with it. */
final class Waits {

    /** In the place of a value, which way a select that is reached would go first; no value has such a number. */
    private static final int PREFERRED = -1;

    private final Walk walk;
    private final Moves moves;
    private final Messages messages;

    Waits(Walk walk, Moves moves, Messages messages) {
        this.walk = walk;
        this.moves = moves;
        this.messages = messages;
    }

    Outcome receive(Point point, Terminator.Receive receive, Place place) {
        var frame = point.top();
        int end = Walk.end(point, receive.endpoint());
        var owned = new HashMap<>(frame.facts());
        owned.remove(receive.endpoint().id());
        var points = new ArrayList<Point>();
        var arms = new ArrayList<Node.Arm>();
        for (var arm : receive.arms()) {
            var facts = new HashMap<>(owned);
            facts.put(arm.endpoint().id(), new Fact.End(end));
            var registers = carried(point, end, arm.fields(), facts);
            var next = point.top(moves.enter(frame, arm.target(), null, facts));
            points.add(next);
            if (end != Ends.SERVICE) {
                arms.add(new Node.Arm.Message(end, messages.number(receive.endpoint(), arm.message()), registers, walk.number(next)));
            }
        }
        if (end == Ends.SERVICE) {
            return walk.either(points);
        }
        arms.add(new Node.Arm.Closed(end, walk.number(point.top(moves.enter(frame, receive.closed(), null, owned)))));
        return new Seen(new Node.Wait(arms, place));
    }

    /** The registers for the endpoints among a message's fields, which are known from then on. */
    private List<Integer> carried(Point point, int end, List<Value> fields, Map<Integer, Fact> facts) {
        var registers = new ArrayList<Integer>();
        for (var field : fields) {
            if (Calls.isEnd(field.type())) {
                if (end == Ends.SERVICE) {
                    throw new TooMany("endpoints that a service sends");
                }
                int register = walk.free(point.top(point.top().with(facts)));
                registers.add(register);
                facts.put(field.id(), new Fact.End(Ends.register(register)));
            }
        }
        return registers;
    }

    Outcome accept(Point point, Terminator.Accept accept, Place place) {
        var frame = point.top();
        var listener = listener(point, accept.listener());
        var owned = new HashMap<>(frame.facts());
        owned.remove(accept.listener().id());
        int closed = walk.number(point.top(moves.enter(frame, accept.closed(), null, owned)));
        if (listener.empty()) {
            return new Seen(new Node.Select(List.of(new Node.Way(List.of(new Node.Pattern.Deserted(listener.number())), closed)), place));
        }
        var facts = new HashMap<>(owned);
        int register = walk.free(point);
        facts.put(accept.next().id(), listener.less());
        facts.put(accept.endpoint().id(), new Fact.End(Ends.register(register)));
        int next = walk.number(point.top(moves.enter(frame, accept.target(), null, facts)));
        return new Seen(new Node.Accept(listener.number(), register, next, closed, place));
    }

    private static Fact.Listener listener(Point point, Value value) {
        if (point.top().facts().get(value.id()) instanceof Fact.Listener listener) {
            return listener;
        }
        throw new TooMany("listeners that cannot be told apart");
    }

    Outcome select(Point point, Terminator.Select select, Place place) {
        var unordered = select.sources().stream().filter(v -> v.type() instanceof Type.SetType).filter(v -> {
            var members = Walk.members(point.top().facts().get(v.id()));
            return !members.ends().isEmpty() && members.first().isEmpty();
        }).findFirst();
        if (unordered.isPresent()) {
            return first(point, unordered.get());
        }
        boolean oneAtMost = select.sources().size() == 1 && select.nanos().isEmpty();
        if (!oneAtMost && !point.top().facts().containsKey(PREFERRED)) {
            return preferred(point, select);
        }
        var facts = new HashMap<>(point.top().facts());
        int preferred = facts.remove(PREFERRED) instanceof Fact.Number(int n) ? n : 0;
        return ways(point.top(point.top().with(facts)), select, preferred, place);
    }

    /**
     * Of several ways that could be gone the first in the text is, but what has been sent may be on its way to another kernel while others
     * have come: any of them may be the first that can be gone.
     */
    private Outcome preferred(Point point, Terminator.Select select) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < select.ways().size(); i++) {
            var facts = new HashMap<>(point.top().facts());
            facts.put(PREFERRED, new Fact.Number(i));
            points.add(point.top(point.top().with(facts)));
        }
        return walk.either(points);
    }

    private Outcome ways(Point point, Terminator.Select select, int preferred, Place place) {
        var ways = new ArrayList<Node.Way>();
        for (var quiet : select.sources().stream().filter(v -> v.type() instanceof Type.SetType && !select.asksGone(v)).toList()) {
            Walk.members(point.top().facts().get(quiet.id())).first().ifPresent(end -> ways.add(dropped(point, quiet, end)));
        }
        way(point, select.ways().get(preferred), Optional.empty(), ways);
        for (int i = 0; i < select.ways().size(); i++) {
            if (i != preferred) {
                way(point, select.ways().get(i), Optional.empty(), ways);
            }
        }
        others(point, select, ways);
        return always(ways).<Outcome>map(w -> new Seen(new Node.Choice(w))).orElseGet(() -> new Seen(new Node.Select(ways, place)));
    }

    /** Which member of a set has something first is not known. */
    private Outcome first(Point point, Value set) {
        var members = Walk.members(point.top().facts().get(set.id()));
        var points = new ArrayList<Point>();
        for (int end : members.ends()) {
            var facts = new HashMap<>(point.top().facts());
            facts.put(set.id(), new Fact.Members(members.ends(), OptionalInt.of(end)));
            points.add(point.top(point.top().with(facts)));
        }
        return walk.either(points);
    }

    /** The ways of members that are first when the one that was taken to be has nothing. */
    private void others(Point point, Terminator.Select select, List<Node.Way> ways) {
        for (var set : select.sources()) {
            if (set.type() instanceof Type.SetType) {
                var members = Walk.members(point.top().facts().get(set.id()));
                for (int end : members.ends()) {
                    if (members.first().getAsInt() != end) {
                        select.ways().stream()
                                .filter(w -> w.takes().contains(set))
                                .forEach(w -> way(point, w, Optional.of(end), ways));
                        if (!select.asksGone(set)) {
                            ways.add(dropped(point, set, end));
                        }
                    }
                }
            }
        }
    }

    /** A member that is gone leaves its set, and the process waits again. */
    private Node.Way dropped(Point point, Value set, int end) {
        var facts = new HashMap<>(point.top().facts());
        facts.put(set.id(), Walk.members(facts.get(set.id())).without(end));
        return new Node.Way(List.of(new Node.Pattern.Closed(end)), walk.number(point.top(point.top().with(waited(facts)))));
    }

    /** @param member of the set that the way is about, when it is not the first */
    private void way(Point point, Terminator.Way way, Optional<Integer> member, List<Node.Way> ways) {
        if (way.patterns().stream().anyMatch(p -> never(point, p))) {
            return;
        }
        // What is taken is left among the facts as long as registers are chosen, so that no two are the same.
        var facts = new HashMap<>(point.top().facts());
        var patterns = new ArrayList<Node.Pattern>();
        for (var pattern : way.patterns()) {
            patterns.add(pattern(point, pattern, member, facts));
        }
        boolean gathers = way.patterns().size() > 1 && way.takes().stream().anyMatch(v -> v.type() instanceof Type.SetType);
        if (gathers) {
            // The member that is first may be in front of one that the way would take.
            throw new TooMany("sets of endpoints that are waited for together with something else");
        }
        way.takes().forEach(v -> facts.remove(v.id()));
        var next = point.top(moves.enter(point.top(), way.target(), null, waited(facts)));
        if (!patterns.contains(new Node.Pattern.Closed(Ends.SERVICE))) {
            ways.add(new Node.Way(patterns, walk.number(next)));
        }
    }

    /** Whether nothing can match. */
    private static boolean never(Point point, Terminator.Pattern pattern) {
        return switch (pattern) {
            case Terminator.Pattern.Member m -> Walk.members(point.top().facts().get(m.set().id())).ends().isEmpty();
            case Terminator.Pattern.Gone g -> Walk.members(point.top().facts().get(g.set().id())).ends().isEmpty();
            case Terminator.Pattern.Client c -> listener(point, c.listener()).empty();
            case Terminator.Pattern.Message _, Terminator.Pattern.Closed _, Terminator.Pattern.Elapsed _ -> false;
        };
    }

    /** Facts behind a wait, when it does not matter any more which member was taken to be first. */
    private static Map<Integer, Fact> waited(Map<Integer, Fact> facts) {
        facts.replaceAll((_, f) -> f instanceof Fact.Members m ? new Fact.Members(m.ends(), OptionalInt.empty()) : f);
        return facts;
    }

    /** Steps in the place of ways that depend on no other process. */
    private static Optional<List<Node.Step>> always(List<Node.Way> ways) {
        boolean always = ways.stream().flatMap(w -> w.patterns().stream()).allMatch(p -> p instanceof Node.Pattern.Elapsed
                || p instanceof Node.Pattern.Message m && m.end() == Ends.SERVICE);
        return always && !ways.isEmpty()
                ? Optional.of(ways.stream().map(w -> (Node.Step) new Node.Step.Silent(w.next())).toList())
                : Optional.empty();
    }

    private Node.Pattern pattern(Point point, Terminator.Pattern pattern, Optional<Integer> member, Map<Integer, Fact> facts) {
        return switch (pattern) {
            case Terminator.Pattern.Message m -> {
                int end = Walk.end(point, m.endpoint());
                var registers = carried(point, end, m.fields(), facts);
                facts.put(m.next().id(), new Fact.End(end));
                yield new Node.Pattern.Message(end, messages.number(m.endpoint(), m.message()), registers);
            }
            case Terminator.Pattern.Client c -> {
                var listener = listener(point, c.listener());
                int register = walk.free(point.top(point.top().with(facts)));
                facts.put(c.next().id(), listener.less());
                facts.put(c.endpoint().id(), new Fact.End(Ends.register(register)));
                yield new Node.Pattern.Client(listener.number(), register);
            }
            case Terminator.Pattern.Member m -> {
                int end = left(point, m.set(), m.next(), member, facts);
                var registers = carried(point, end, m.fields(), facts);
                facts.put(m.endpoint().id(), new Fact.End(end));
                yield new Node.Pattern.Message(end, messages.number(((Type.SetType) m.set().type()).member(), m.message()), registers);
            }
            case Terminator.Pattern.Gone g -> new Node.Pattern.Closed(left(point, g.set(), g.next(), member, facts));
            case Terminator.Pattern.Closed c when c.end().type() instanceof Type.ListenerType ->
                new Node.Pattern.Deserted(listener(point, c.end()).number());
            case Terminator.Pattern.Closed c -> new Node.Pattern.Closed(Walk.end(point, c.end()));
            case Terminator.Pattern.Elapsed _ -> new Node.Pattern.Elapsed();
        };
    }

    /** The member of a set that leaves it, which is known to be another one from then on. */
    private static int left(Point point, Value set, Value next, Optional<Integer> member, Map<Integer, Fact> facts) {
        var members = Walk.members(point.top().facts().get(set.id()));
        int end = member.orElseGet(() -> members.first().getAsInt());
        facts.put(next.id(), members.without(end));
        return end;
    }
}
