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
        var facts = new HashMap<>(owned);
        int register = walk.free(point);
        facts.put(accept.next().id(), listener);
        facts.put(accept.endpoint().id(), new Fact.End(Ends.register(register)));
        int next = walk.number(point.top(moves.enter(frame, accept.target(), null, facts)));
        int closed = walk.number(point.top(moves.enter(frame, accept.closed(), null, owned)));
        return new Seen(new Node.Accept(listener.number(), register, next, closed, place));
    }

    private static Fact.Listener listener(Point point, Value value) {
        if (point.top().facts().get(value.id()) instanceof Fact.Listener listener) {
            return listener;
        }
        throw new TooMany("listeners that cannot be told apart");
    }

    Outcome select(Point point, Terminator.Select select, Place place) {
        var ways = new ArrayList<Node.Way>();
        for (var way : select.ways()) {
            // What is taken is left among the facts as long as registers are chosen, so that no two are the same.
            var facts = new HashMap<>(point.top().facts());
            var patterns = new ArrayList<Node.Pattern>();
            for (var pattern : way.patterns()) {
                patterns.add(pattern(point, pattern, facts));
            }
            way.takes().forEach(v -> facts.remove(v.id()));
            var next = point.top(moves.enter(point.top(), way.target(), null, facts));
            if (!patterns.contains(new Node.Pattern.Closed(Ends.SERVICE))) {
                ways.add(new Node.Way(patterns, walk.number(next)));
            }
        }
        return always(ways).<Outcome>map(w -> new Seen(new Node.Choice(w))).orElseGet(() -> new Seen(new Node.Select(ways, place)));
    }

    /** Steps in the place of ways that depend on no other process. */
    private static Optional<List<Node.Step>> always(List<Node.Way> ways) {
        boolean always = ways.stream().flatMap(w -> w.patterns().stream()).allMatch(p -> p instanceof Node.Pattern.Elapsed
                || p instanceof Node.Pattern.Message m && m.end() == Ends.SERVICE);
        return always
                ? Optional.of(ways.stream().map(w -> (Node.Step) new Node.Step.Silent(w.next())).toList())
                : Optional.empty();
    }

    private Node.Pattern pattern(Point point, Terminator.Pattern pattern, Map<Integer, Fact> facts) {
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
                facts.put(c.next().id(), listener);
                facts.put(c.endpoint().id(), new Fact.End(Ends.register(register)));
                yield new Node.Pattern.Client(listener.number(), register);
            }
            case Terminator.Pattern.Member _, Terminator.Pattern.Gone _ -> throw new TooMany("a wait for whichever endpoint of a set");
            case Terminator.Pattern.Closed c when c.end().type() instanceof Type.ListenerType ->
                new Node.Pattern.Deserted(listener(point, c.end()).number());
            case Terminator.Pattern.Closed c -> new Node.Pattern.Closed(Walk.end(point, c.end()));
            case Terminator.Pattern.Elapsed _ -> new Node.Pattern.Elapsed();
        };
    }
}
