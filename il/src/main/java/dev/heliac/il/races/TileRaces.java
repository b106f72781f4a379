package dev.heliac.il.races;

import dev.heliac.il.Function;
import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Op;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.races.Access.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds where a tile, or a phase of one, changes what other ones touch. A phase is looked at by itself, with what is the same in all of
 * the tile, for vectors of the tile's own, and together with the tiles for others; and tiles with all that their phases do.
 */
public final class TileRaces {

    /** How many tiles there are at most. */
    public static final int MOST_TILES = 1 << 20;

    private final Par par;
    private final Function body;
    private final Context context;
    private final List<Polynomial> extents;
    private final List<Long> most;
    private final Map<Integer, Integer> vectors = new HashMap<>();
    private final List<Race> races = new ArrayList<>();
    private final Iteration inside;
    private final Iteration across;
    private final Touches all;

    private TileRaces(Map<String, Function> functions, Function caller, Par par, Map<Value, Value> same) {
        this.par = par;
        context = new Context(functions);
        body = functions.get(par.function());
        var outside = new Caller(context.graph(caller), context);
        extents = par.extents().stream().map(outside::of).toList();
        most = par.extents().stream().map(outside::most).toList();
        var arguments = new ArrayList<Optional<Polynomial>>();
        for (int i = 0; i < par.arguments().size(); i++) {
            var argument = par.arguments().get(i);
            boolean vector = argument.type() instanceof Type.VectorType;
            arguments.add(vector ? Optional.empty() : Optional.of(outside.of(argument)));
            if (vector) {
                vectors.put(body.parameters().get(i).id(), par.arguments().indexOf(same.getOrDefault(argument, argument)));
            }
        }
        var own = own(body);
        own.forEach(v -> vectors.put(v.id(), par.arguments().size() + own.indexOf(v)));
        inside = tile(arguments, d -> context.fixed(List.of("tile", d)));
        across = tile(arguments, d -> Polynomial.of(new Variable.Index(d)));
        all = new Touches(context);
    }

    /** The vectors in a tile's fast memory, which are numbered behind the loop's arguments. */
    public static List<Value> own(Function tile) {
        return tile.blocks().stream()
                .flatMap(b -> b.instructions().stream())
                .filter(i -> i.op() == Op.TILE_NEW)
                .map(i -> i.results().getFirst())
                .toList();
    }

    /** As {@link Races#of} of a {@code par.tiles}. */
    public static List<Race> of(Map<String, Function> functions, Function caller, Par par, Map<Value, Value> same) {
        var tiles = new TileRaces(functions, caller, par, same);
        tiles.find();
        return tiles.races;
    }

    private interface OfIndex {
        Polynomial of(int number);
    }

    private Iteration tile(List<Optional<Polynomial>> arguments, OfIndex index) {
        var all = new ArrayList<>(arguments);
        IntStream.range(0, extents.size()).forEach(d -> all.add(Optional.of(index.of(d))));
        return new Iteration(context.graph(body), all, vectors, context);
    }

    private void find() {
        all.follow(across);
        for (var block : body.blocks()) {
            for (var instruction : block.instructions()) {
                if (instruction instanceof Par phase && phase.op() == Op.PHASE) {
                    phase(phase);
                }
            }
        }
        if (context.isFull()) {
            var site = new Site(body, body.blocks().getFirst(), par);
            races.add(new Race(0, site, "it calls too much for one to see what it touches", Optional.empty()));
            return;
        }
        all.byVector().forEach((vector, accesses) -> {
            boolean shared = vector < par.arguments().size() && races.stream().noneMatch(r -> r.vector() == vector);
            if (shared) {
                Races.race(accesses, extents, most, MOST_TILES).ifPresent(races::add);
            }
        });
    }

    private void phase(Par phase) {
        var counts = phase.extents().stream().map(e -> inside.of(e).flatMap(Polynomial::constant)).toList();
        var own = new ArrayList<Optional<Polynomial>>();
        var joint = new ArrayList<Optional<Polynomial>>();
        var counters = new ArrayList<Optional<Polynomial>>();
        for (int d = 0; d < counts.size(); d++) {
            own.add(Optional.of(Polynomial.of(new Variable.Index(d))));
            joint.add(Optional.of(Polynomial.of(new Variable.Index(extents.size() + d))));
            counters.add(counts.get(d).filter(n -> n > 0).map(n -> context.counter(0, n)));
        }
        var ofPhase = new Touches(context);
        inside.phase(phase, own).ifPresent(ofPhase::follow);
        var ofBoth = new Touches(context);
        across.phase(phase, joint).ifPresent(ofBoth::follow);
        across.phase(phase, counters).ifPresent(all::follow);
        var sizes = phase.extents().stream().map(e -> inside.of(e).orElseGet(() -> context.fixed(List.of("extent", e)))).toList();
        var limits = counts.stream().map(n -> Math.max(0, n.map(Integer::longValue).orElse(Caller.MOST))).toList();
        var jointSizes = new ArrayList<>(extents);
        phase.extents().forEach(e -> jointSizes.add(across.of(e).filter(Polynomial::isFixed).orElse(context.fixed(List.of("extent", e)))));
        var jointLimits = new ArrayList<>(most);
        jointLimits.addAll(limits);
        long together = limits.stream().reduce((long) MOST_TILES, Apart::product);
        var jointly = ofBoth.byVector();
        ofPhase.byVector().forEach((vector, accesses) -> {
            var race = Races.race(accesses, sizes, limits, Caller.MOST);
            boolean apart = race.isEmpty()
                    || vector < par.arguments().size()
                            && Races.race(jointly.get(vector), jointSizes, jointLimits, together).isEmpty();
            if (!apart) {
                races.add(race.get());
            }
        });
    }
}
