package dev.heliac.il.races;

import dev.heliac.il.Function;
import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Op;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.races.Access.Kind;
import dev.heliac.il.races.Access.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what iterations of a parallel loop write where others may read or write. */
public final class Races {

    private final Par par;
    private final Function body;
    private final Context context;
    private final List<Polynomial> extents;
    private final List<Long> most;
    private final Touches touches;

    private Races(Map<String, Function> functions, Function caller, Par par, Map<Value, Value> same) {
        this.par = par;
        context = new Context(functions);
        body = functions.get(par.function());
        var outside = new Caller(context.graph(caller), context);
        extents = par.extents().stream().map(outside::of).toList();
        most = par.extents().stream().map(outside::most).toList();
        var arguments = new ArrayList<Optional<Polynomial>>();
        var vectors = new HashMap<Integer, Integer>();
        for (int i = 0; i < par.arguments().size(); i++) {
            var argument = par.arguments().get(i);
            boolean vector = argument.type() instanceof Type.VectorType;
            arguments.add(vector ? Optional.empty() : Optional.of(outside.of(argument)));
            if (vector) {
                // One that is passed twice is one vector.
                vectors.put(body.parameters().get(i).id(), par.arguments().indexOf(same.getOrDefault(argument, argument)));
            }
        }
        for (int d = 0; d < extents.size(); d++) {
            arguments.add(Optional.of(Polynomial.of(new Variable.Index(d))));
        }
        touches = new Touches(context);
        touches.follow(new Iteration(context.graph(body), arguments, vectors, context));
    }

    /**
     * What may happen in a loop of a module that is right otherwise, and none of whose loops' functions call themselves.
     *
     * @param caller has the loop
     * @param same vectors that are taken for another one that is passed
     */
    public static List<Race> of(Map<String, Function> functions, Function caller, Par par, Map<Value, Value> same) {
        return new Races(functions, caller, par, same).races();
    }

    // ---- whether that is apart

    private List<Race> races() {
        var races = new ArrayList<Race>();
        if (context.isFull()) {
            var site = new Site(body, body.blocks().getFirst(), par);
            return List.of(new Race(0, site, "it calls too much for one to see what it touches", Optional.empty()));
        }
        touches.byVector().values().forEach(of -> race(of, extents, most, Caller.MOST).ifPresent(races::add));
        return races;
    }

    /** Whether accesses to one vector may meet. */
    static Optional<Race> race(List<Access> accesses, List<Polynomial> extents, List<Long> most, long all) {
        boolean only = accesses.stream().noneMatch(Access::writes) || accesses.stream().allMatch(a -> a.kind() == Kind.ADDS);
        return only ? Optional.empty() : new Apart(accesses, extents, most, all).race().map(r -> because(accesses, r));
    }

    /** Where something is added, that is why iterations may meet: it would be fine if it were whole numbers, and nothing else. */
    private static Race because(List<Access> accesses, Race race) {
        var adds = accesses.stream().filter(a -> a.site().instruction().op() == Op.EX_ADD).findFirst();
        if (adds.isEmpty()) {
            return race;
        }
        var site = adds.get().site();
        if (Touches.isFloating(site.instruction())) {
            return new Race(race.vector(), site, "what floating-point numbers give depends on the order in which they are added",
                    Optional.empty());
        }
        var other = accesses.stream().filter(a -> a.kind() != Kind.ADDS).findFirst().orElseThrow().site();
        return new Race(race.vector(), other, "other iterations add to it", Optional.of(site));
    }
}
