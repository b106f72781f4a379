package dev.heliac.il.system.extract;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Target;
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
import java.util.Set;
import java.util.TreeSet;

/**
 * Goes through a process's code wherever it can lead and writes down what others see of it. Calls of functions that have to do with
 * endpoints are followed with their frames, so that each is told apart from the others; other functions only throw.
 */
final class Walk {

    /** Deeper calls of one function within itself are not followed. */
    static final int DEEPEST = 8;

    private final Calls calls;
    private final Thrown thrown;
    private final Messages messages;
    private final boolean numbers;
    private final boolean faults;
    private final int most;
    private final Map<String, Liveness> liveness = new HashMap<>();
    private final Map<String, Map<String, Block>> blocks = new HashMap<>();
    private final Map<Point, Integer> known = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final ArrayDeque<Point> open = new ArrayDeque<>();
    private int registers;

    /**
     * @param numbers whether constants are followed, too
     * @param faults whether a process may die of what its code does not throw itself
     * @param most nodes
     */
    Walk(Calls calls, Thrown thrown, Messages messages, boolean numbers, boolean faults, int most) {
        this.calls = calls;
        this.thrown = thrown;
        this.messages = messages;
        this.numbers = numbers;
        this.faults = faults;
        this.most = most;
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

    private int number(Point point) {
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

    private Block block(Point.Frame frame) {
        return blocks.computeIfAbsent(frame.function(), f -> {
            var byLabel = new HashMap<String, Block>();
            calls.functions.get(f).blocks().forEach(b -> byLabel.put(b.label(), b));
            return byLabel;
        }).get(frame.block());
    }

    // ---- one node

    /** What happens at a point: the first thing that others see, or a choice. */
    private Node node(Point start) {
        var seen = new HashSet<Point>();
        var point = start;
        while (true) {
            if (point.frames().isEmpty()) {
                return new Node.End();
            }
            if (!seen.add(point)) {
                // Round and round without an exit.
                return new Node.Choice(List.of());
            }
            var frame = point.top();
            var block = block(frame);
            var step = frame.at() < block.instructions().size()
                    ? instruction(point, block.instructions().get(frame.at()))
                    : terminator(point, block.terminator());
            switch (step) {
                case Next n -> point = n.point();
                case Seen s -> {
                    return s.node();
                }
            }
        }
    }

    /** What one instruction leads to: another point, or something to be written down. */
    private sealed interface Outcome {}

    private record Next(Point point) implements Outcome {}

    private record Seen(Node node) implements Outcome {}

    private Outcome either(List<Point> points) {
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
            case ANY_OF, ANY_IS, ANY_AS -> any(point, (Instruction.Typed) i);
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

    private static Point after(Point point, Map<Integer, Fact> facts) {
        var frame = point.top();
        return point.top(new Point.Frame(frame.function(), frame.block(), frame.at() + 1, facts));
    }

    private static int end(Point point, Value value) {
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
        var next = after(point, facts);
        if (end == Ends.SERVICE) {
            if (!carried.isEmpty()) {
                throw new TooMany("endpoints that are sent to a service");
            }
            return new Next(next);
        }
        var step = new Node.Step.Send(end, messages.number(send.endpoint(), send.message()), carried, number(next), place);
        return new Seen(new Node.Choice(List.of(step)));
    }

    private Outcome close(Point point, Instruction i, Place place) {
        var value = i.operands().getFirst();
        var facts = new HashMap<>(point.top().facts());
        var fact = facts.remove(value.id());
        var next = after(point, facts);
        return switch (fact) {
            case Fact.End(int end) when end == Ends.SERVICE -> new Next(next);
            case Fact.Any(int end, _) when end == Ends.SERVICE -> new Next(next);
            case Fact.Any(int end, _) -> new Seen(new Node.Choice(List.of(new Node.Step.Close(end, true, number(next), place))));
            case Fact.End(int end) -> new Seen(new Node.Choice(List.of(new Node.Step.Close(end, true, number(next), place))));
            case Fact.Listener(int listener) ->
                new Seen(new Node.Choice(List.of(new Node.Step.CloseListener(listener, number(next), place))));
            case null, default -> throw new TooMany("endpoints that cannot be told apart");
        };
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
            return new Next(after(point, facts));
        }
        // Of an extension's exporter, more than what was recorded may be so.
        if (!(facts.get(value.id()) instanceof Fact.Any any) || !any.type().contract().equals(type.contract())) {
            throw new TooMany("endpoints whose contract is told when the program runs");
        }
        boolean is = any.type().equals(type);
        if (i.op() == Op.ANY_IS) {
            facts.put(result, new Fact.Number(is ? 1 : 0));
            return new Next(after(point, facts));
        }
        if (!is) {
            throw new TooMany("endpoints that are taken for what they are not");
        }
        facts.remove(value.id());
        facts.put(result, new Fact.End(any.number()));
        return new Next(after(point, facts));
    }

    private Outcome make(Point point, Instruction.NewChannel make, Place place) {
        var used = used(point);
        int importer = used.nextClearBit(0);
        int exporter = used.nextClearBit(importer + 1);
        registers = Math.max(registers, exporter + 1);
        var facts = new HashMap<>(point.top().facts());
        facts.put(make.imp().id(), new Fact.End(Ends.register(importer)));
        facts.put(make.exp().id(), new Fact.End(Ends.register(exporter)));
        var step = new Node.Step.Make(messages.kind(make.contract()), importer, exporter, number(after(point, facts)), place);
        return new Seen(new Node.Choice(List.of(step)));
    }

    /** The registers that hold something. */
    private static BitSet used(Point point) {
        var used = new BitSet();
        for (var frame : point.frames()) {
            for (var fact : frame.facts().values()) {
                if (fact instanceof Fact.End(int end) && end < 0) {
                    used.set(-1 - end);
                }
                if (fact instanceof Fact.Any(int end, _) && end < 0) {
                    used.set(-1 - end);
                }
            }
        }
        return used;
    }

    /** What the process has is closed, one after the other. */
    private Outcome exit(Point point, Place place) {
        for (var frame : point.frames()) {
            for (var fact : frame.facts().entrySet()) {
                var rest = new HashMap<>(frame.facts());
                rest.remove(fact.getKey());
                var frames = new ArrayList<>(point.frames());
                frames.set(frames.indexOf(frame), frame.with(rest));
                var next = new Point(frames);
                switch (fact.getValue()) {
                    case Fact.Any(int end, _) when end != Ends.SERVICE -> {
                        return new Seen(new Node.Choice(List.of(new Node.Step.Close(end, false, number(next), place))));
                    }
                    case Fact.End(int end) when end != Ends.SERVICE -> {
                        return new Seen(new Node.Choice(List.of(new Node.Step.Close(end, false, number(next), place))));
                    }
                    case Fact.Listener(int listener) -> {
                        return new Seen(new Node.Choice(List.of(new Node.Step.CloseListener(listener, number(next), place))));
                    }
                    case Fact _ -> {}
                }
            }
        }
        return new Next(new Point(List.of()));
    }

    /** Something that others do not see. */
    private Outcome plain(Point point, Instruction i) {
        var points = new ArrayList<Point>();
        for (var facts : Folding.after(i, point.top().facts(), calls.symbols, numbers)) {
            points.add(after(point, facts));
        }
        points.addAll(thrown(point, i));
        return either(points);
    }

    // ---- exceptions

    /** Where the exceptions of an instruction lead, those that a handler goes on from; the others end the process. */
    private List<Point> thrown(Point point, Instruction i) {
        if (!i.op().throwing()) {
            return List.of();
        }
        var classes = new HashSet<String>();
        for (var one : thrown.by(i)) {
            if (faults || handled(point, one)) {
                classes.add(one);
            }
        }
        return classes.isEmpty() ? List.of() : List.of(unwound(point, new Fact.Of(classes)));
    }

    private Point unwound(Point point, Fact exception) {
        var at = point;
        while (!at.frames().isEmpty()) {
            var frame = at.top();
            var unwind = block(frame).unwind();
            if (unwind.isPresent()) {
                return at.top(enter(frame, unwind.get(), exception, frame.facts()));
            }
            at = at.pop();
        }
        return at;
    }

    /** Whether an exception of a class does more than to close what is owned and to end the process. */
    private boolean handled(Point point, String type) {
        var seen = new HashSet<Point>();
        var next = new ArrayDeque<Point>();
        next.add(unwound(point, new Fact.Of(Set.of(type))));
        boolean ends = false;
        while (!next.isEmpty()) {
            var at = next.remove();
            ends |= at.frames().isEmpty();
            if (at.frames().isEmpty() || !seen.add(at)) {
                continue;
            }
            if (seen.size() > 200) {
                return true;
            }
            var frame = at.top();
            var block = block(frame);
            if (frame.at() < block.instructions().size()) {
                var i = block.instructions().get(frame.at());
                if (calls.targets(i).stream().anyMatch(calls::touching)) {
                    return true;
                }
                switch (i.op()) {
                    case SEND, CHANNEL, EXIT -> {
                        return true;
                    }
                    case CLOSE -> {
                        var facts = new HashMap<>(frame.facts());
                        facts.remove(i.operands().getFirst().id());
                        next.add(after(at, facts));
                    }
                    default -> {
                        if (Calls.touches(i)) {
                            return true;
                        }
                        Folding.after(i, frame.facts(), calls.symbols, numbers).forEach(f -> next.add(after(at, f)));
                    }
                }
                continue;
            }
            switch (block.terminator()) {
                case Terminator.Throw t -> next.add(unwound(at.pop(), exception(frame, t)));
                case Terminator.Return _, Terminator.Receive _, Terminator.Accept _, Terminator.Select _ -> {
                    return true;
                }
                case Terminator.Jump j -> next.add(at.top(enter(frame, j.target(), null, frame.facts())));
                case Terminator.Branch b -> branch(at, b).forEach(next::add);
                case Terminator.Switch s -> branch(at, s).forEach(next::add);
            }
        }
        return !ends;
    }

    private Fact exception(Point.Frame frame, Terminator.Throw t) {
        return frame.facts().get(t.exception().id()) instanceof Fact.Of of ? of : new Fact.Of(thrown.all(t.exception().type()));
    }

    // ---- calls

    private Outcome call(Point point, Instruction i) {
        var points = new ArrayList<Point>();
        var targets = i instanceof Instruction.CallVirtual v
                ? calls.targets(calls.functions.get(point.top().function()), v)
                : calls.targets(i);
        for (var target : new TreeSet<>(targets)) {
            if (calls.touching(target)) {
                points.add(entered(point, i, calls.functions.get(target)));
            } else {
                points.add(after(point, point.top().facts()));
            }
        }
        if (i.op() == Op.CLASS_INIT) {
            // Not the first time.
            points.add(after(point, point.top().facts()));
        }
        if (targets.size() > 1 || i.op() != Op.CALL) {
            // Those that are not followed may throw.
            points.addAll(thrown(point, i));
        }
        if (points.isEmpty()) {
            // The receiver is always null.
            points.add(unwound(point, new Fact.Of(thrown.by(i))));
        }
        return either(points);
    }

    private Point entered(Point point, Instruction i, Function callee) {
        long within = point.frames().stream().filter(f -> f.function().equals(callee.name())).count();
        if (within >= DEEPEST) {
            throw new TooMany("calls of `" + callee.name() + "` within itself, " + DEEPEST + " deep");
        }
        var frame = point.top();
        var facts = new HashMap<Integer, Fact>();
        var rest = new HashMap<>(frame.facts());
        for (int a = 0; a < i.operands().size(); a++) {
            var argument = i.operands().get(a);
            var fact = frame.facts().get(argument.id());
            if (fact != null) {
                facts.put(callee.parameters().get(a).id(), fact);
            }
            if (Calls.isEnd(argument.type())) {
                rest.remove(argument.id());
            }
        }
        var first = callee.blocks().getFirst().label();
        return point.top(frame.with(rest)).push(new Point.Frame(callee.name(), first, 0, live(callee.name(), first, facts)));
    }

    private Map<Integer, Fact> live(String function, String block, Map<Integer, Fact> facts) {
        return liveness.computeIfAbsent(function, f -> new Liveness(calls.functions.get(f))).on(block, facts);
    }

    private Outcome returned(Point point, Terminator.Return r) {
        var callee = point.top();
        var back = point.pop();
        if (back.frames().isEmpty()) {
            return new Next(back);
        }
        var caller = back.top();
        var results = block(caller).instructions().get(caller.at()).results();
        var facts = new HashMap<>(caller.facts());
        for (int n = 0; n < results.size(); n++) {
            var fact = callee.facts().get(r.values().get(n).id());
            if (fact != null) {
                facts.put(results.get(n).id(), fact);
            }
        }
        return new Next(after(back, facts));
    }

    // ---- terminators

    /** The frame at the beginning of a block; a handler gets the exception first. */
    private Point.Frame enter(Point.Frame frame, Target target, Fact exception, Map<Integer, Fact> facts) {
        var parameters = block(new Point.Frame(frame.function(), target.label(), 0, Map.of())).parameters();
        var now = new HashMap<>(facts);
        parameters.forEach(p -> now.remove(p.id()));
        target.arguments().stream().filter(v -> Calls.isEnd(v.type())).forEach(v -> now.remove(v.id()));
        int skipped = exception == null ? 0 : 1;
        if (exception != null) {
            now.put(parameters.getFirst().id(), exception);
        }
        for (int a = 0; a < target.arguments().size(); a++) {
            var fact = facts.get(target.arguments().get(a).id());
            if (fact != null) {
                now.put(parameters.get(a + skipped).id(), fact);
            }
        }
        return new Point.Frame(frame.function(), target.label(), 0, live(frame.function(), target.label(), now));
    }

    private List<Point> branch(Point point, Terminator.Branch b) {
        var frame = point.top();
        var targets = frame.facts().get(b.condition().id()) instanceof Fact.Number(int n)
                ? List.of(n != 0 ? b.then() : b.otherwise())
                : List.of(b.then(), b.otherwise());
        return targets.stream().map(t -> point.top(enter(frame, t, null, frame.facts()))).toList();
    }

    private List<Point> branch(Point point, Terminator.Switch s) {
        var frame = point.top();
        var targets = frame.facts().get(s.value().id()) instanceof Fact.Number(int n)
                ? List.of(s.cases().stream().filter(c -> c.key() == n).map(Terminator.Case::target).findFirst().orElse(s.otherwise()))
                : s.targets();
        return targets.stream().map(t -> point.top(enter(frame, t, null, frame.facts()))).distinct().toList();
    }

    private Outcome terminator(Point point, Terminator terminator) {
        var frame = point.top();
        return switch (terminator) {
            case Terminator.Jump j -> new Next(point.top(enter(frame, j.target(), null, frame.facts())));
            case Terminator.Branch b -> either(branch(point, b));
            case Terminator.Switch s -> either(branch(point, s));
            case Terminator.Return r -> returned(point, r);
            case Terminator.Throw t -> new Next(unwound(point.pop(), exception(frame, t)));
            case Terminator.Receive r -> receive(point, r);
            case Terminator.Accept a -> accept(point, a);
            case Terminator.Select _ -> throw new TooMany("a wait for several endpoints at once");
        };
    }

    private Outcome receive(Point point, Terminator.Receive receive) {
        var frame = point.top();
        int end = end(point, receive.endpoint());
        var owned = new HashMap<>(frame.facts());
        owned.remove(receive.endpoint().id());
        var points = new ArrayList<Point>();
        var arms = new ArrayList<Node.Arm>();
        for (var arm : receive.arms()) {
            var facts = new HashMap<>(owned);
            facts.put(arm.endpoint().id(), new Fact.End(end));
            var taken = new ArrayList<Integer>();
            for (var field : arm.fields()) {
                if (Calls.isEnd(field.type())) {
                    if (end == Ends.SERVICE) {
                        throw new TooMany("endpoints that a service sends");
                    }
                    int register = used(point.top(frame.with(facts))).nextClearBit(0);
                    registers = Math.max(registers, register + 1);
                    taken.add(register);
                    facts.put(field.id(), new Fact.End(Ends.register(register)));
                }
            }
            var next = point.top(enter(frame, arm.target(), null, facts));
            points.add(next);
            if (end != Ends.SERVICE) {
                arms.add(new Node.Arm.Message(end, messages.number(receive.endpoint(), arm.message()), taken, number(next)));
            }
        }
        if (end == Ends.SERVICE) {
            return either(points);
        }
        arms.add(new Node.Arm.Closed(end, number(point.top(enter(frame, receive.closed(), null, owned)))));
        return new Seen(new Node.Wait(arms, place(frame, receive.line())));
    }

    private Outcome accept(Point point, Terminator.Accept accept) {
        var frame = point.top();
        if (!(frame.facts().get(accept.listener().id()) instanceof Fact.Listener listener)) {
            throw new TooMany("listeners that cannot be told apart");
        }
        var owned = new HashMap<>(frame.facts());
        owned.remove(accept.listener().id());
        var facts = new HashMap<>(owned);
        int register = used(point).nextClearBit(0);
        registers = Math.max(registers, register + 1);
        facts.put(accept.next().id(), listener);
        facts.put(accept.endpoint().id(), new Fact.End(Ends.register(register)));
        int next = number(point.top(enter(frame, accept.target(), null, facts)));
        int closed = number(point.top(enter(frame, accept.closed(), null, owned)));
        return new Seen(new Node.Accept(listener.number(), register, next, closed, place(frame, accept.line())));
    }
}
