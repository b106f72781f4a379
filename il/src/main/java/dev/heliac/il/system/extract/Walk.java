package dev.heliac.il.system.extract;

import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.diag.Place;
import dev.heliac.il.system.model.Automaton;
import dev.heliac.il.system.model.Ends;
import dev.heliac.il.system.model.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Goes through a process's code wherever it can lead and writes down what others see of it. Calls of functions that have to do with
 * endpoints are followed with their frames, so that each is told apart from the others; other functions only throw.
 */
final class Walk {

    /** Each of them can be the first that has something. */
    private static final int MOST_MEMBERS = 6;

    private final Calls calls;
    private final Moves moves;
    private final Messages messages;
    private final int most;
    private final Map<Point, Integer> known = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final ArrayDeque<Point> open = new ArrayDeque<>();
    private final Waits waits;
    private final CellMoves cells;
    private int registers;

    /**
     * @param numbers whether constants are followed, too
     * @param faults whether a process may die of what its code does not throw itself
     * @param most nodes
     */
    Walk(Calls calls, Thrown thrown, Messages messages, boolean numbers, boolean faults, int most) {
        this.calls = calls;
        moves = new Moves(calls, thrown, numbers, faults);
        this.messages = messages;
        this.most = most;
        waits = new Waits(this, moves, messages);
        cells = new CellMoves(this, calls, moves);
    }

    /** More than is followed. */
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMany(String limit) {
            super(limit, null, false, false);
        }
    }

    /** The automaton of a process whose entry function begins with these facts. */
    Automaton automaton(String name, Function entry, Map<Integer, Fact> facts) {
        var first = entry.blocks().getFirst().label();
        number(new Point(List.of(new Point.Frame(entry.name(), first, 0, facts))));
        while (!open.isEmpty()) {
            var point = open.remove();
            int number = known.get(point);
            Node node;
            try {
                node = node(point);
            } catch (TooMany e) {
                node = new Node.Unknown(e.getMessage());
            }
            nodes.set(number, node);
        }
        return Minimal.of(new Automaton(name, nodes, registers));
    }

    /** Whether there were more places than are followed. */
    boolean full() {
        return nodes.size() >= most;
    }

    int number(Point point) {
        var at = known.get(point);
        if (at != null) {
            return at;
        }
        if (nodes.size() >= most) {
            throw new TooMany(String.format(Locale.ROOT, "%,d places of a process", most));
        }
        known.put(point, nodes.size());
        nodes.add(new Node.End());
        open.add(point);
        return nodes.size() - 1;
    }

    // ---- one node

    /** What happens at a point: the first thing that others see, or a choice. */
    private Node node(Point start) {
        var seen = new HashSet<Point>();
        var point = start;
        while (true) {
            if (point.frames().isEmpty() && point.cells().isEmpty()) {
                return new Node.End();
            }
            if (!seen.add(point)) {
                // Round and round without an exit.
                cells.reachable(point);
                return new Node.Choice(List.of());
            }
            switch (point.frames().isEmpty() ? cells.emptied(point) : outcome(point)) {
                case Next n -> point = n.point();
                case Seen s -> {
                    if (!silent(s.node())) {
                        cells.reachable(point);
                    }
                    return s.node();
                }
            }
        }
    }

    private static boolean silent(Node node) {
        return node instanceof Node.Choice c && c.steps().stream().allMatch(Node.Step.Silent.class::isInstance);
    }

    private Outcome outcome(Point point) {
        var frame = point.top();
        var block = moves.block(frame);
        return frame.at() < block.instructions().size()
                ? instruction(point, block.instructions().get(frame.at()))
                : terminator(point, block.terminator());
    }

    /** What one instruction leads to: another point, or something to be written down. */
    sealed interface Outcome {}

    record Next(Point point) implements Outcome {}

    record Seen(Node node) implements Outcome {}

    Outcome either(List<Point> points) {
        return points.size() == 1
                ? new Next(points.getFirst())
                : new Seen(new Node.Choice(
                        points.stream().distinct().map(p -> (Node.Step) new Node.Step.Silent(number(p))).toList()));
    }

    private Outcome instruction(Point point, Instruction i) {
        if (calls.targets(i).stream().anyMatch(calls::touching)) {
            return call(point, i);
        }
        var frame = point.top();
        var place = place(frame, i.line());
        return switch (i.op()) {
            case SEND -> send(point, (Instruction.Send) i, place);
            case CLOSE -> close(point, i, place);
            case CHANNEL -> make(point, (Instruction.NewChannel) i, place);
            case EXIT -> exit(point, place);
            case SET_NEW, SET_SIZE -> plain(point, i);
            case SET_ADD -> add(point, i);
            case ANY_OF, ANY_IS, ANY_AS -> any(point, (Instruction.Typed) i);
            case NEW, STATIC_GET -> plain(point, i, cells.known(point, i));
            case CELL_PUT, CELL_TAKE, CELL_FULL -> calls.cells.about(i) ? cells.instruction(point, i, place) : plain(point, i);
            default -> {
                if (Calls.touches(i)) {
                    throw new TooMany("endpoints that `" + i.op().text() + "` takes or gives");
                }
                yield plain(point, i);
            }
        };
    }

    private static Place place(Point.Frame frame, int line, Function function) {
        return Place.of(function.source().isEmpty() ? frame.function() : function.source(), line);
    }

    private Place place(Point.Frame frame, int line) {
        return place(frame, line, calls.functions.get(frame.function()));
    }

    static int end(Point point, Value value) {
        if (point.top().facts().get(value.id()) instanceof Fact.End e) {
            return e.number();
        }
        throw new TooMany("endpoints that cannot be told apart");
    }

    private Outcome send(Point point, Instruction.Send send, Place place) {
        int end = end(point, send.endpoint());
        var facts = new HashMap<>(point.top().facts());
        facts.remove(send.endpoint().id());
        var carried = new ArrayList<Integer>();
        for (var field : send.fields()) {
            if (Calls.isEnd(field.type())) {
                carried.add(end(point, field));
                facts.remove(field.id());
            }
        }
        facts.put(send.result().id(), new Fact.End(end));
        var next = Moves.after(point, facts);
        if (end == Ends.SERVICE) {
            if (!carried.isEmpty()) {
                throw new TooMany("endpoints that are sent to a service");
            }
            return new Next(next);
        }
        var step = new Node.Step.Send(end, messages.number(send.endpoint(), send.message()), carried, number(next), place);
        return seen(step);
    }

    private Outcome close(Point point, Instruction i, Place place) {
        var value = i.operands().getFirst();
        var facts = new HashMap<>(point.top().facts());
        var fact = facts.remove(value.id());
        var rest = rest(fact);
        rest.ifPresent(r -> facts.put(value.id(), r));
        var next = rest.isPresent() ? point.top(point.top().with(facts)) : Moves.after(point, facts);
        return closed(fact, true, next, place).orElseThrow(() -> new TooMany("endpoints that cannot be told apart"));
    }

    /** What is left of a set to be closed when its first member is. */
    private static Optional<Fact> rest(Fact fact) {
        return fact instanceof Fact.Members m && !m.ends().isEmpty() ? Optional.of(m.without(m.ends().getFirst())) : Optional.empty();
    }

    /**
     * What closing leads to, of a set's members the first; empty where there is nothing to close.
     *
     * @param fact or null
     * @param own whether the code says so, and not the process's end
     */
    Optional<Outcome> closed(Fact fact, boolean own, Point next, Place place) {
        return switch (fact) {
            case Fact.Listener(int listener, _) -> Optional.of(seen(new Node.Step.CloseListener(listener, number(next), place)));
            case Fact.End(int end) -> Optional.of(closed(end, own, next, place));
            case Fact.Any(int end, _) -> Optional.of(closed(end, own, next, place));
            case Fact.Members m when m.ends().isEmpty() -> Optional.of(new Next(next));
            case Fact.Members m -> Optional.of(closed(m.ends().getFirst(), own, next, place));
            case Fact.Number _, Fact.Null _, Fact.Of _, Fact.Cell _ -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    private Outcome closed(int end, boolean own, Point next, Place place) {
        return end == Ends.SERVICE ? new Next(next) : seen(new Node.Step.Close(end, own, number(next), place));
    }

    private static Outcome seen(Node.Step step) {
        return new Seen(new Node.Choice(List.of(step)));
    }

    /** An end as one that alone knows what it is, the question what it is, or the end as that. */
    private static Outcome any(Point point, Instruction.Typed i) {
        var value = i.operands().getFirst();
        var type = (Type.EndpointType) i.type();
        var facts = new HashMap<>(point.top().facts());
        var result = i.results().getFirst().id();
        if (i.op() == Op.ANY_OF) {
            facts.remove(value.id());
            facts.put(result, new Fact.Any(end(point, value), type));
            return new Next(Moves.after(point, facts));
        }
        // Of an extension's exporter, more than what was recorded may be so.
        if (!(facts.get(value.id()) instanceof Fact.Any any) || !any.type().contract().equals(type.contract())) {
            throw new TooMany("endpoints whose contract is told when the program runs");
        }
        boolean is = any.type().equals(type);
        if (i.op() == Op.ANY_IS) {
            facts.put(result, new Fact.Number(is ? 1 : 0));
            return new Next(Moves.after(point, facts));
        }
        if (!is) {
            throw new TooMany("endpoints that are taken for what they are not");
        }
        facts.remove(value.id());
        facts.put(result, new Fact.End(any.number()));
        return new Next(Moves.after(point, facts));
    }

    private static Outcome add(Point point, Instruction i) {
        var set = i.operands().get(0).id();
        var end = i.operands().get(1);
        var facts = new HashMap<>(point.top().facts());
        var members = members(facts.get(set));
        if (members.ends().size() == MOST_MEMBERS) {
            throw new TooMany("more than " + MOST_MEMBERS + " endpoints in a set");
        }
        facts.put(set, members.with(end(point, end)));
        facts.remove(end.id());
        return new Next(Moves.after(point, facts));
    }

    static Fact.Members members(Fact fact) {
        if (fact instanceof Fact.Members members) {
            return members;
        }
        throw new TooMany("sets that cannot be told apart");
    }

    private Outcome make(Point point, Instruction.NewChannel make, Place place) {
        var used = used(point);
        int importer = used.nextClearBit(0);
        int exporter = used.nextClearBit(importer + 1);
        registers = Math.max(registers, exporter + 1);
        var facts = new HashMap<>(point.top().facts());
        facts.put(make.imp().id(), new Fact.End(Ends.register(importer)));
        facts.put(make.exp().id(), new Fact.End(Ends.register(exporter)));
        var step = new Node.Step.Make(messages.kind(make.contract()), importer, exporter, number(Moves.after(point, facts)), place);
        return seen(step);
    }

    /** A register that nothing is in. */
    int free(Point point) {
        int register = used(point).nextClearBit(0);
        registers = Math.max(registers, register + 1);
        return register;
    }

    /** The registers that hold something. */
    private static BitSet used(Point point) {
        var used = new BitSet();
        var held = point.cells().values().stream().flatMap(h -> h.what().stream());
        Stream.concat(point.frames().stream().flatMap(f -> f.facts().values().stream()), held)
                .flatMap(fact -> fact.ends().stream())
                .filter(end -> end < 0)
                .forEach(end -> used.set(-1 - end));
        return used;
    }

    /** What the process has is closed, one after the other. */
    private Outcome exit(Point point, Place place) {
        for (var frame : point.frames()) {
            for (var fact : frame.facts().entrySet()) {
                var rest = new HashMap<>(frame.facts());
                rest.remove(fact.getKey());
                rest(fact.getValue()).ifPresent(r -> rest.put(fact.getKey(), r));
                var frames = new ArrayList<>(point.frames());
                frames.set(frames.indexOf(frame), frame.with(rest));
                var next = point.with(frames);
                var closed = closed(fact.getValue(), false, next, place);
                if (closed.isPresent()) {
                    return closed.get();
                }
            }
        }
        return new Next(point.with(List.of()));
    }

    /** Something that others do not see. */
    private Outcome plain(Point point, Instruction i) {
        return plain(point, i, Optional.empty());
    }

    /** @param known the cell that it makes or finds, which is empty when it is made */
    private Outcome plain(Point point, Instruction i, Optional<Fact.Cell> known) {
        var points = new ArrayList<>(known.map(c -> List.of(CellMoves.after(point, i, Optional.of(c)))).orElse(moves.done(point, i)));
        points.addAll(moves.thrown(point, i));
        return either(points);
    }

    // ---- calls

    private Outcome call(Point point, Instruction i) {
        var points = new ArrayList<Point>();
        var targets = i instanceof Instruction.CallVirtual v
                ? calls.targets(calls.functions.get(point.top().function()), v)
                : calls.targets(i);
        for (var target : new TreeSet<>(targets)) {
            if (calls.touching(target)) {
                points.add(moves.entered(point, i, calls.functions.get(target)));
            } else {
                points.add(Moves.after(point, point.top().facts()));
            }
        }
        if (i.op() == Op.CLASS_INIT) {
            // Not the first time.
            points.add(Moves.after(point, point.top().facts()));
        }
        if (targets.size() > 1 || i.op() != Op.CALL) {
            // Those that are not followed may throw.
            points.addAll(moves.thrown(point, i));
        }
        if (points.isEmpty()) {
            // The receiver is always null.
            points.addAll(moves.failed(point, i));
        }
        return either(points);
    }

    private Outcome returned(Point point, Terminator.Return r) {
        return either(point.callers().stream().map(back -> returned(point.top(), back, r)).toList());
    }

    private Point returned(Point.Frame callee, Point back, Terminator.Return r) {
        if (back.frames().isEmpty()) {
            return back;
        }
        var caller = back.top();
        var results = moves.block(caller).instructions().get(caller.at()).results();
        var facts = new HashMap<>(caller.facts());
        for (int n = 0; n < results.size(); n++) {
            var fact = callee.facts().get(r.values().get(n).id());
            if (fact != null) {
                facts.put(results.get(n).id(), fact);
            }
        }
        return Moves.after(back, facts);
    }

    // ---- terminators

    private Outcome terminator(Point point, Terminator terminator) {
        var frame = point.top();
        return switch (terminator) {
            case Terminator.Jump j -> new Next(point.top(moves.enter(frame, j.target(), null, frame.facts())));
            case Terminator.Branch b -> either(moves.branch(point, b));
            case Terminator.Switch s -> either(moves.branch(point, s));
            case Terminator.Return r -> returned(point, r);
            case Terminator.Throw t -> either(moves.left(point, moves.exception(frame, t)));
            case Terminator.Receive r -> waits.receive(point, r, place(frame, r.line()));
            case Terminator.Accept a -> waits.accept(point, a, place(frame, a.line()));
            case Terminator.Select s -> waits.select(point, s, place(frame, s.line()));
        };
    }
}
