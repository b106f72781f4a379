package dev.heliac.il.system.extract;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a process's code goes on from a point, which others do not see: to the next instruction, a block, a handler or a function. */
final class Moves {

    /** Deeper calls, each of which has something else in hand, are not followed. */
    private static final int DEEPEST = 128;

    private final Calls calls;
    private final Thrown thrown;
    private final boolean numbers;
    private final boolean faults;
    private final Map<String, Liveness> liveness = new HashMap<>();
    private final Map<String, Map<String, Block>> blocks = new HashMap<>();

    /**
     * @param numbers whether constants are followed, too
     * @param faults whether a process may die of what its code does not throw itself
     */
    Moves(Calls calls, Thrown thrown, boolean numbers, boolean faults) {
        this.calls = calls;
        this.thrown = thrown;
        this.numbers = numbers;
        this.faults = faults;
    }

    Block block(Point.Frame frame) {
        return blocks.computeIfAbsent(frame.function(), f -> {
            var byLabel = new HashMap<String, Block>();
            calls.functions.get(f).blocks().forEach(b -> byLabel.put(b.label(), b));
            return byLabel;
        }).get(frame.block());
    }

    static Point after(Point point, Map<Integer, Fact> facts) {
        var frame = point.top();
        return point.top(frame.to(frame.block(), frame.at() + 1, facts));
    }

    /** Behind an instruction that others do not see, with what is known then. */
    List<Point> done(Point point, Instruction i) {
        return Folding.after(i, point.top().facts(), calls.symbols, numbers).stream().map(f -> after(point, f)).toList();
    }

    // ---- exceptions

    /** Where the exceptions of an instruction lead, those that a handler goes on from; the others end the process. */
    List<Point> thrown(Point point, Instruction i) {
        if (!i.op().throwing()) {
            return List.of();
        }
        var classes = new HashSet<String>();
        for (var one : thrown.by(i)) {
            if (faults || handled(point, one)) {
                classes.add(one);
            }
        }
        return classes.isEmpty() ? List.of() : unwound(point, new Fact.Of(classes));
    }

    /** Where an instruction leads that always throws. */
    List<Point> failed(Point point, Instruction i) {
        return unwound(point, new Fact.Of(thrown.by(i)));
    }

    /** Where an exception leads: to the handlers in the frames, as they may be there, or out of the process. */
    List<Point> unwound(Point point, Fact exception) {
        var points = new LinkedHashSet<Point>();
        var seen = new HashSet<Point>();
        var next = new ArrayDeque<Point>();
        next.add(point);
        while (!next.isEmpty()) {
            var at = next.remove();
            if (at.frames().isEmpty()) {
                points.add(at);
            } else if (seen.add(at)) {
                var frame = at.top();
                block(frame).unwind().ifPresentOrElse(
                        u -> points.add(at.top(enter(frame, u, exception, frame.facts()))), () -> next.addAll(at.callers()));
            }
        }
        return List.copyOf(points);
    }

    /** Whether an exception of a class does more than to close what is owned and to end the process. */
    private boolean handled(Point point, String type) {
        var seen = new HashSet<Point>();
        var next = new ArrayDeque<Point>();
        next.addAll(unwound(point, new Fact.Of(Set.of(type))));
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
                        if (Calls.touches(i) || calls.cells.about(i)) {
                            return true;
                        }
                        next.addAll(done(at, i));
                    }
                }
                continue;
            }
            switch (block.terminator()) {
                case Terminator.Throw t -> next.addAll(left(at, exception(frame, t)));
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

    /** Where an exception leads that leaves the innermost call. */
    List<Point> left(Point point, Fact exception) {
        return point.callers().stream().flatMap(p -> unwound(p, exception).stream()).distinct().toList();
    }

    Fact exception(Point.Frame frame, Terminator.Throw t) {
        return frame.facts().get(t.exception().id()) instanceof Fact.Of of ? of : new Fact.Of(thrown.all(t.exception().type()));
    }

    // ---- calls

    Point entered(Point point, Instruction i, Function callee) {
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
        var within = point.top(frame.with(rest)).once();
        if (within.frames().size() >= DEEPEST) {
            throw new Walk.TooMany("calls of `" + callee.name() + "` more than " + DEEPEST + " deep");
        }
        return within.push(new Point.Frame(callee.name(), first, 0, live(callee.name(), first, facts)));
    }

    private Map<Integer, Fact> live(String function, String block, Map<Integer, Fact> facts) {
        return liveness(function).on(block, facts);
    }

    private Liveness liveness(String function) {
        return liveness.computeIfAbsent(function, f -> new Liveness(calls.functions.get(f)));
    }

    /** Whether code that is still to come uses a value of which a fact is known. */
    boolean needed(Point point, Fact fact) {
        for (var frame : point.frames()) {
            // The call has what it was given: only what comes behind it is the caller's.
            int from = frame.equals(point.top()) ? frame.at() : frame.at() + 1;
            for (var known : frame.facts().entrySet()) {
                if (known.getValue().equals(fact) && liveness(frame.function()).later(block(frame), from, known.getKey())) {
                    return true;
                }
            }
        }
        return false;
    }

    // ---- blocks

    /** The frame at the beginning of a block; a handler gets the exception first. */
    Point.Frame enter(Point.Frame frame, Target target, Fact exception, Map<Integer, Fact> facts) {
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
        return frame.to(target.label(), 0, live(frame.function(), target.label(), now));
    }

    List<Point> branch(Point point, Terminator.Branch b) {
        var frame = point.top();
        var targets = frame.facts().get(b.condition().id()) instanceof Fact.Number(int n)
                ? List.of(n != 0 ? b.then() : b.otherwise())
                : List.of(b.then(), b.otherwise());
        return targets.stream().map(t -> point.top(enter(frame, t, null, frame.facts()))).toList();
    }

    List<Point> branch(Point point, Terminator.Switch s) {
        var frame = point.top();
        var targets = frame.facts().get(s.value().id()) instanceof Fact.Number(int n)
                ? List.of(s.cases().stream().filter(c -> c.key() == n).map(Terminator.Case::target).findFirst().orElse(s.otherwise()))
                : s.targets();
        return targets.stream().map(t -> point.top(enter(frame, t, null, frame.facts()))).distinct().toList();
    }
}
