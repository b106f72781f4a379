package dev.heliac.il.races;

import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.races.Access.Kind;
import dev.heliac.il.races.Access.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    private final List<Access> accesses = new ArrayList<>();

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
        follow(new Iteration(context.graph(body), arguments, vectors, context));
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

    // ---- what an iteration touches

    private void follow(Iteration iteration) {
        if (!context.looksAt(iteration.function())) {
            return;
        }
        for (var block : iteration.function().blocks()) {
            block.instructions().forEach(i -> follow(iteration, new Site(iteration.function(), block, i)));
        }
    }

    private void follow(Iteration iteration, Site site) {
        var instruction = site.instruction();
        var operands = instruction.operands();
        switch (instruction.op()) {
            case EX_LOAD -> access(iteration, operands.getFirst(), iteration.of(operands.get(1)), 1, Kind.READS, site);
            case EX_STORE -> access(iteration, operands.getFirst(), iteration.of(operands.get(1)), 1, Kind.WRITES, site);
            case EX_ADD -> access(iteration, operands.getFirst(), iteration.of(operands.get(1)), 1, adds(instruction), site);
            case EX_GET_LE, EX_GET_BE -> bytes(iteration, operands, site, Kind.READS);
            case EX_PUT_LE, EX_PUT_BE -> bytes(iteration, operands, site, Kind.WRITES);
            case EX_WRITE -> access(iteration, operands.getFirst(), Optional.empty(), 1, Kind.WRITES, site);
            case CALL -> iteration.called((Instruction.Call) instruction).ifPresent(i -> context.deeper(() -> follow(i)));
            default -> {}
        }
    }

    private static Kind adds(Instruction instruction) {
        return isFloating(instruction) ? Kind.WRITES : Kind.ADDS;
    }

    private static boolean isFloating(Instruction instruction) {
        var type = ((Instruction.Typed) instruction).type();
        return type == Scalar.F32 || type == Scalar.F64;
    }

    private void bytes(Iteration iteration, List<Value> operands, Site site, Kind kind) {
        int size = ((Scalar) ((Instruction.Typed) site.instruction()).type()).bytes();
        var at = iteration.of(operands.get(1)).flatMap(from -> iteration.of(operands.get(3)).map(from::plus));
        access(iteration, operands.getFirst(), at, size, kind, site);
    }

    private void access(Iteration iteration, Value vector, Optional<Polynomial> index, int elements, Kind kind, Site site) {
        iteration.vector(vector).ifPresent(v -> accesses.add(new Access(v, index, elements, kind, site)));
    }

    // ---- whether that is apart

    private List<Race> races() {
        var races = new ArrayList<Race>();
        if (context.isFull()) {
            var site = new Site(body, body.blocks().getFirst(), par);
            return List.of(new Race(0, site, "it calls too much for one to see what it touches", Optional.empty()));
        }
        var touched = new LinkedHashMap<Integer, List<Access>>();
        accesses.forEach(a -> touched.computeIfAbsent(a.vector(), _ -> new ArrayList<>()).add(a));
        for (var of : touched.values()) {
            if (of.stream().anyMatch(Access::writes) && of.stream().anyMatch(a -> a.kind() != Kind.ADDS)) {
                new Apart(of, extents, most).race().map(r -> because(of, r)).ifPresent(races::add);
            }
        }
        return races;
    }

    /** Where something is added, that is why iterations may meet: it would be fine if it were whole numbers, and nothing else. */
    private static Race because(List<Access> accesses, Race race) {
        var adds = accesses.stream().filter(a -> a.site().instruction().op() == Op.EX_ADD).findFirst();
        if (adds.isEmpty()) {
            return race;
        }
        var site = adds.get().site();
        if (isFloating(site.instruction())) {
            return new Race(race.vector(), site, "what floating-point numbers give depends on the order in which they are added",
                    Optional.empty());
        }
        var other = accesses.stream().filter(a -> a.kind() != Kind.ADDS).findFirst().orElseThrow().site();
        return new Race(race.vector(), other, "other iterations add to it", Optional.of(site));
    }
}
