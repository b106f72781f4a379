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

    /**
     * Of several ways that could be gone the first in the text is, but what has been sent may be on its way to another kernel while others
     * have come, and which member of a set has something first is not known: so any of them may be.
     */
    Outcome select(Point point, Terminator.Select select, Place place) {
        var ways = new ArrayList<Node.Way>();
        for (var way : select.ways()) {
            for (var member : members(point, way)) {
                way(point, way, member, ways);
            }
        }
        for (var set : select.sources()) {
            if (set.type() instanceof Type.SetType && !select.asksGone(set)) {
                Walk.members(point.top().facts().get(set.id())).ends().forEach(end -> ways.add(dropped(point, set, end)));
            }
        }
        return new Seen(always(ways).<Node>map(Node.Choice::new).orElseGet(() -> new Node.Select(ways, place)));
    }

    /** The members that a way may be about; of one that is about no set, nobody once. */
    private static List<OptionalInt> members(Point point, Terminator.Way way) {
        var set = way.takes().stream().filter(v -> v.type() instanceof Type.SetType).findFirst();
        return set.isEmpty()
                ? List.of(OptionalInt.empty())
                : Walk.members(point.top().facts().get(set.get().id())).ends().stream().map(OptionalInt::of).toList();
    }

    /** A member that is gone leaves its set, and the process waits again. */
    private Node.Way dropped(Point point, Value set, int end) {
        var facts = new HashMap<>(point.top().facts());
        facts.put(set.id(), Walk.members(facts.get(set.id())).without(end));
        return new Node.Way(List.of(new Node.Pattern.Closed(end)), walk.number(point.top(point.top().with(facts))));
    }

    private void way(Point point, Terminator.Way way, OptionalInt member, List<Node.Way> ways) {
        if (way.patterns().stream().anyMatch(p -> isNever(point, p))) {
            return;
        }
        if (member.isPresent() && way.patterns().size() > 1) {
            // The member that is first may be in front of one that the way would take.
            throw new TooMany("sets of endpoints that are waited for together with something else");
        }
        // What is taken is left among the facts as long as registers are chosen, so that no two are the same.
        var facts = new HashMap<>(point.top().facts());
        var patterns = new ArrayList<Node.Pattern>();
        for (var pattern : way.patterns()) {
            patterns.add(pattern(point, pattern, member, facts));
        }
        way.takes().forEach(v -> facts.remove(v.id()));
        var next = point.top(moves.enter(point.top(), way.target(), null, facts));
        if (!patterns.contains(new Node.Pattern.Closed(Ends.SERVICE))) {
            ways.add(new Node.Way(patterns, walk.number(next)));
        }
    }

    private static boolean isNever(Point point, Terminator.Pattern pattern) {
        return switch (pattern) {
            case Terminator.Pattern.Client c -> listener(point, c.listener()).empty();
            case Terminator.Pattern.Empty e -> !Walk.members(point.top().facts().get(e.set().id())).ends().isEmpty();
            case Terminator.Pattern.Message _, Terminator.Pattern.Member _, Terminator.Pattern.Gone _, Terminator.Pattern.Closed _,
                    Terminator.Pattern.Elapsed _ -> false;
        };
    }

    /** Steps in the place of ways that depend on no other process. */
    private static Optional<List<Node.Step>> always(List<Node.Way> ways) {
        boolean always = ways.stream().flatMap(w -> w.patterns().stream()).allMatch(p -> p instanceof Node.Pattern.Elapsed
                || p instanceof Node.Pattern.Message m && m.end() == Ends.SERVICE);
        return always && !ways.isEmpty()
                ? Optional.of(ways.stream().map(w -> (Node.Step) new Node.Step.Silent(w.next())).toList())
                : Optional.empty();
    }

    private Node.Pattern pattern(Point point, Terminator.Pattern pattern, OptionalInt member, Map<Integer, Fact> facts) {
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
            case Terminator.Pattern.Empty _, Terminator.Pattern.Elapsed _ -> new Node.Pattern.Elapsed();
        };
    }

    /** The member of a set that leaves it. */
    private static int left(Point point, Value set, Value next, OptionalInt member, Map<Integer, Fact> facts) {
        int end = member.getAsInt();
        facts.put(next.id(), Walk.members(point.top().facts().get(set.id())).without(end));
        return end;
    }
}
