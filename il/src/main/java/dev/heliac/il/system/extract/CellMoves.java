package dev.heliac.il.system.extract;

import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Value;
import dev.heliac.il.diag.Place;
import dev.heliac.il.system.extract.Walk.Next;
import dev.heliac.il.system.extract.Walk.Outcome;
import dev.heliac.il.system.extract.Walk.TooMany;
import java.util.HashMap;
import java.util.Optional;

/** Follows what is put into cells, as long as it is known which cell that is, and that something refers to it. */
final class CellMoves {

    private final Walk walk;
    private final Calls calls;
    private final Moves moves;

    CellMoves(Walk walk, Calls calls, Moves moves) {
        this.walk = walk;
        this.calls = calls;
        this.moves = moves;
    }

    /** The cell that an instruction makes or finds. */
    Optional<Fact.Cell> known(Point point, Instruction i) {
        var made = calls.cells.made(point.top().function(), i);
        if (made.isPresent()) {
            // Two that the same instruction has made cannot be told apart.
            if (point.cells().containsKey(made.getAsInt()) || refers(point, made.getAsInt())) {
                throw new TooMany("cells that one instruction makes again and again");
            }
            return Optional.of(new Fact.Cell(made.getAsInt()));
        }
        var found = i instanceof Instruction.FieldAccess a ? calls.cells.in(a) : made;
        // Whether an initializer that does more than to make cells has run is a choice.
        return found.isPresent() && !calls.touching(calls.cells.maker(found.getAsInt()))
                ? Optional.of(new Fact.Cell(found.getAsInt()))
                : Optional.empty();
    }

    private static boolean refers(Point point, int cell) {
        return point.frames().stream().anyMatch(f -> f.facts().containsValue(new Fact.Cell(cell)));
    }

    /** What a cell holds to which nothing refers is closed by a collection, whenever there is one, or at the end. */
    void reachable(Point point) {
        for (var cell : point.cells().entrySet()) {
            boolean ends = !point.frames().isEmpty() && cell.getValue().what().isPresent();
            if (ends && !calls.cells.kept(cell.getKey()) && !moves.needed(point, new Fact.Cell(cell.getKey()))) {
                throw new TooMany("an endpoint in a cell that nothing may refer to any more");
            }
        }
    }

    /** Behind an instruction that gives what is known, or nothing of that kind. */
    static Point after(Point point, Instruction i, Optional<? extends Fact> fact) {
        var facts = new HashMap<>(point.top().facts());
        i.results().forEach(r -> facts.remove(r.id()));
        fact.ifPresent(f -> facts.put(i.results().getFirst().id(), f));
        return Moves.after(point, facts);
    }

    Outcome instruction(Point point, Instruction i, Place place) {
        int cell = cell(point, i.operands().getFirst(), i.op());
        var held = Optional.ofNullable(point.cells().get(cell));
        return switch (i) {
            case Instruction.Typed t when t.op() == Op.CELL_PUT -> {
                var emptied = held.flatMap(h -> h.what()).flatMap(f -> walk.closed(f, true, point.cell(cell, Optional.empty()), place));
                yield emptied.orElseGet(() -> put(point, t, cell));
            }
            case Instruction.Typed t when held.filter(h -> h.type().equals(t.type())).isPresent() ->
                new Next(after(point.cell(cell, Optional.empty()), i, held.get().what()));
            // It is empty, or holds something else.
            case Instruction.Typed _ -> walk.either(moves.failed(point, i));
            case Instruction _ -> new Next(after(point, i, Optional.of(new Fact.Number(held.isPresent() ? 1 : 0))));
        };
    }

    private static Outcome put(Point point, Instruction.Typed put, int cell) {
        var thing = put.operands().getLast();
        var facts = new HashMap<>(point.top().facts());
        var what = Optional.ofNullable(facts.remove(thing.id()));
        if (what.isEmpty() && Calls.isEnd(thing.type())) {
            throw new TooMany("endpoints that cannot be told apart");
        }
        return new Next(Moves.after(point.cell(cell, Optional.of(new Point.Held(put.type(), what))), facts));
    }

    private static int cell(Point point, Value value, Op op) {
        if (point.top().facts().get(value.id()) instanceof Fact.Cell(int number)) {
            return number;
        }
        throw new TooMany("endpoints that `" + op.text() + "` takes or gives, of a cell that is not known");
    }

    /** The process is over: what its cells hold is closed, one after the other. */
    Outcome emptied(Point point) {
        var number = point.cells().keySet().stream().sorted().findFirst().orElseThrow();
        var next = point.cell(number, Optional.empty());
        return point.cells().get(number).what().flatMap(f -> walk.closed(f, true, next, Place.of(""))).orElseGet(() -> new Next(next));
    }
}
