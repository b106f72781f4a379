package dev.heliac.il.verify;

import dev.heliac.il.Function;
import dev.heliac.il.Instruction.Combining;
import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.il.Type.VectorType;
import dev.heliac.il.Value;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.races.Race;
import dev.heliac.il.races.Races;
import dev.heliac.il.races.TileRaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Checks parallel loops: what their functions take, what these reach, and that iterations keep out of each other's way. */
final class Parallel {

    private static final int MOST_EXTENTS = 3;

    private record Loop(Function function, Par par, Where at) {}

    private final Module module;
    private final Report report;
    private final Map<String, Function> functions = new HashMap<>();

    Parallel(Module module, Report report) {
        this.module = module;
        this.report = report;
    }

    /** @param optimized whether the optimizer may have rewritten indices, so that what was found apart is not looked at again */
    void verify(boolean optimized) {
        module.functions().forEach(f -> functions.putIfAbsent(f.name(), f));
        var loops = new ArrayList<Loop>();
        for (var function : module.functions()) {
            for (var block : function.blocks()) {
                for (var instruction : block.instructions()) {
                    if (instruction instanceof Par par && functions.containsKey(par.function())) {
                        loops.add(new Loop(function, par, report.at(function, block, par)));
                    }
                }
            }
        }
        if (loops.isEmpty()) {
            return;
        }
        new Tiles(module, report).verify(optimized);
        var reached = new Confined(module, report, Confined.Where.LOOP);
        var tiles = new Confined(module, report, Confined.Where.TILE);
        for (var loop : loops) {
            body(loop.par(), loop.at());
            loop.par().combining().ifPresent(c -> combining(loop.par(), c, loop.at()));
            var within = loop.par().isTiles() ? tiles : reached;
            loop.par().functions().forEach(f -> within.verify(f, "a parallel loop comes here", Optional.of(loop.at().place())));
            loop.par().chunk().map(functions::get).ifPresent(c -> chunk(loop.par(), c, loop.at()));
        }
        if (!optimized && !report.diagnostics().hasErrors()) {
            var lent = new Lent(module, report);
            // Phases are looked at with the tiles that have them.
            loops.stream().filter(l -> l.par().op() != Op.PAR_UNORDERED && l.par().op() != Op.PHASE).forEach(l -> races(l, lent));
            lent.verify();
        }
    }

    private void body(Par par, Where at) {
        var body = functions.get(par.function());
        int extents = par.extents().size();
        var types = body.parameters().stream().map(v -> v.type()).toList();
        boolean fits = extents > 0
                && extents <= (par.reduces() ? 1 : MOST_EXTENTS)
                && (par.reduces() ? isNumber(body.results()) : body.results().isEmpty())
                && types.size() >= extents
                && types.subList(types.size() - extents, types.size()).stream().allMatch(t -> t == Scalar.I32)
                && types.stream().allMatch(Parallel::isShared);
        if (!fits) {
            report.error(
                    VerifyCode.LOOP_BODY,
                    at,
                    "`@" + par.function() + "` is no function for a `" + par.op().text() + "` over " + extents + " extents",
                    "let it take scalars, references and borrowed vectors, then "
                            + (par.reduces()
                                    ? "an i32 for the one extent, and give a number"
                                    : "an i32 for each of one to three extents, and give nothing"));
        }
    }

    /** Two values are combined while iterations go on, so that what does it looks at no vectors. */
    private void combining(Par par, Combining combining, Where at) {
        var body = functions.get(par.function());
        var function = functions.get(combining.function());
        if (function == null) {
            return;
        }
        var types = function.parameters().stream().map(Value::type).toList();
        int two = types.size() - 2;
        boolean fits = two >= 0
                && function.results().equals(body.results())
                && isNumber(function.results())
                && types.subList(two, types.size()).stream().allMatch(t -> t.equals(function.results().getFirst()))
                && types.stream().noneMatch(t -> t instanceof Type.Linear);
        if (!fits) {
            report.error(
                    VerifyCode.LOOP_BODY,
                    at,
                    "`@" + combining.function() + "` is no function that combines what `@" + par.function() + "` gives",
                    "let it take scalars and references, then two values of the type that the loop's function gives, and give one");
        }
    }

    private static boolean isNumber(List<Type> results) {
        return results.size() == 1 && results.getFirst() instanceof Scalar;
    }

    private void chunk(Par par, Function chunk, Where at) {
        var body = functions.get(par.function()).parameters();
        int extents = par.extents().size();
        var types = chunk.parameters().stream().map(Value::type).toList();
        int taken = body.size() - extents;
        int numbers = par.op().strided() && !par.reduces() ? 3 : 2;
        var given = chunk.results();
        boolean gives = par.reduces()
                ? given.size() > 1
                        && given.getLast() == Scalar.I32
                        && functions.get(par.function()).results().containsAll(given.subList(0, given.size() - 1))
                : given.isEmpty();
        boolean fits = gives
                && taken >= 0
                && types.size() == body.size() - 1 + numbers
                && IntStream.range(0, types.size())
                        .allMatch(i -> types.get(i).equals(i < taken ? body.get(i).type() : Scalar.I32));
        if (!fits) {
            report.error(
                    VerifyCode.LOOP_BODY,
                    at,
                    "`@" + chunk.name() + "` does no iterations of `@" + par.function() + "` over " + extents + " extents",
                    "let it take what that function takes but the index, the extents but the first, and "
                            + (numbers == 2 ? "two numbers" : "three numbers"));
        }
    }

    private static boolean isShared(Type type) {
        return !(type instanceof Type.Linear) || type instanceof VectorType v && v.borrowed();
    }

    private void races(Loop loop, Lent lent) {
        var races = races(loop.function(), loop.par(), Map.of());
        races.forEach(r -> race(r, loop.par()));
        if (races.isEmpty()) {
            borrowed(loop.function(), loop.par(), lent);
        }
    }

    private List<Race> races(Function function, Par par, Map<Value, Value> same) {
        return par.isTiles()
                ? TileRaces.of(functions, function, par, same)
                : Races.of(functions, function, par, same);
    }

    /** Vectors that the function was lent may be the same: where that matters, callers must lend it two. */
    private void borrowed(Function function, Par par, Lent lent) {
        var vectors = par.arguments().stream().filter(Parallel::isBorrowed).distinct().toList();
        for (int i = 0; i < vectors.size(); i++) {
            for (var other : vectors.subList(i + 1, vectors.size())) {
                boolean meet = vectors.get(i).type().equals(other.type())
                        && !races(function, par, Map.of(other, vectors.get(i))).isEmpty();
                if (meet) {
                    lent.apart(function, function.parameters().indexOf(vectors.get(i)), function.parameters().indexOf(other));
                }
            }
        }
    }

    static boolean isBorrowed(Value value) {
        return value.type() instanceof VectorType v && v.borrowed();
    }

    private void race(Race race, Par par) {
        var site = race.site();
        var where = report.at(site.function(), site.block(), site.instruction());
        var body = functions.get(par.function());
        int own = race.vector() - par.arguments().size();
        var vector = own < 0 ? body.parameters().get(race.vector()) : TileRaces.own(body).get(own);
        var message = "iterations may meet in `" + vector.name() + "`: " + race.why();
        var remedy = "give each iteration indices of its own, as the loop's index, or more extents, as rows and columns; or only add, with"
                + " atomicAdd; or say Parallel.unordered";
        if (race.other().isEmpty()) {
            report.error(VerifyCode.RACE, where, message, remedy);
            return;
        }
        var other = race.other().get();
        var place = report.at(other.function(), other.block(), other.instruction()).place();
        report.error(VerifyCode.RACE, where, message, new Diagnostic.Note(place, "it is written here"), remedy);
    }
}
