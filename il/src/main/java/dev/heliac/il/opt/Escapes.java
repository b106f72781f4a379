package dev.heliac.il.opt;

import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows an object from where it is made, through the functions that it is passed to, and tells which calls have to be inlined for
 * it to be replaced by its fields; or that it escapes. What it says is a plan: whether an object can go, {@link ScalarReplace} finds
 * out itself.
 */
final class Escapes {

    private static final int DEEPEST = 12;
    /** The weight of all that is inlined for the sake of one object. */
    private static final int MOST = 120;
    private static final int MOST_USES = 256;

    /** What a function does with a parameter, without what those do that it is passed to. */
    private record Fate(boolean escapes, Set<Passed> passed, boolean returned) {}

    /** An argument of a call, or the receiver of a virtual one. */
    private record Passed(String function, String selector, int index) {}

    private record Argument(String function, int index, String exact) {}

    private final World world;
    private final IdentityHashMap<Function, Map<Integer, Fate>> fates = new IdentityHashMap<>();
    private final IdentityHashMap<Function, Integer> weights = new IdentityHashMap<>();
    private final IdentityHashMap<Function, Boolean> possible = new IdentityHashMap<>();
    private final IdentityHashMap<Function, Optional<String>> fresh = new IdentityHashMap<>();

    Escapes(World world) {
        this.world = world;
    }

    /** How much code a function is. What only leads to a throw hardly counts. */
    int weight(Function function) {
        return weights.computeIfAbsent(function, f -> f.blocks().stream().mapToInt(b -> {
            if (b.terminator() instanceof Terminator.Throw) {
                return 2;
            }
            int own = b.instructions().stream().mapToInt(Escapes::weight).sum();
            return own + (b.terminator().targets().size() > 1 ? b.terminator().targets().size() - 1 : 0);
        }).sum());
    }

    /** Whether the function's code may stand in another one. */
    boolean possible(Function function) {
        return possible.computeIfAbsent(function, Inline::possible);
    }

    private static int weight(Instruction instruction) {
        return switch (instruction.op()) {
            case I32_CONST, I64_CONST, F32_CONST, F64_CONST, NULL, REF_CHECK -> 0;
            case CALL, CALL_VIRTUAL, NEW, CLASS_INIT -> 4;
            default -> 1;
        };
    }

    /** Uses of the values of a function or body, by their numbers. */
    static final class Uses {
        final List<List<Instruction>> instructions;
        /** Used by a terminator or an edge. */
        final boolean[] elsewhere;
        final boolean[] returned;

        Uses(Body body) {
            instructions = new ArrayList<>();
            for (int i = 0; i < body.values(); i++) {
                instructions.add(List.of());
            }
            elsewhere = new boolean[body.values()];
            returned = new boolean[body.values()];
            for (var node : body.nodes) {
                for (var instruction : node.instructions) {
                    for (var value : instruction.operands()) {
                        if (instructions.get(value.id()).isEmpty()) {
                            instructions.set(value.id(), new ArrayList<>(2));
                        }
                        instructions.get(value.id()).add(instruction);
                    }
                }
                boolean returns = node.terminator instanceof Terminator.Return;
                node.terminator.operands().forEach(v -> (returns ? returned : elsewhere)[v.id()] = true);
                node.targets().forEach(t -> t.arguments().forEach(v -> elsewhere[v.id()] = true));
            }
        }
    }

    // ---- functions

    private Fate fate(Function function, int parameter) {
        return fates.computeIfAbsent(function, Escapes::fates).get(parameter);
    }

    private static Map<Integer, Fate> fates(Function function) {
        var uses = new Uses(Body.of(function));
        var all = new HashMap<Integer, Fate>();
        for (int i = 0; i < function.parameters().size(); i++) {
            var parameter = function.parameters().get(i);
            all.put(i, parameter.type() instanceof Type.Reference ? fate(parameter, uses) : new Fate(true, Set.of(), false));
        }
        return all;
    }

    private static Fate fate(Value root, Uses uses) {
        var passed = new HashSet<Passed>();
        boolean returned = false;
        var aliases = new ArrayList<>(List.of(root));
        for (int n = 0; n < aliases.size(); n++) {
            var value = aliases.get(n);
            if (uses.elsewhere[value.id()] || uses.instructions.get(value.id()).size() > MOST_USES) {
                return new Fate(true, Set.of(), false);
            }
            returned |= uses.returned[value.id()];
            for (var use : uses.instructions.get(value.id())) {
                switch (use(use, value)) {
                    case OWN -> {}
                    case ALIAS -> aliases.addAll(use.results());
                    case PASSED -> {
                        for (int i = 0; i < use.operands().size(); i++) {
                            if (use.operands().get(i).equals(value)) {
                                passed.add(use instanceof Instruction.CallVirtual c
                                        ? new Passed(null, c.selector(), i)
                                        : new Passed(((Instruction.Call) use).function(), null, i));
                            }
                        }
                    }
                    case STORED, ESCAPES -> {
                        return new Fate(true, Set.of(), false);
                    }
                }
            }
        }
        return new Fate(false, passed, returned);
    }

    enum Use {
        /** Of the object's fields or identity. */
        OWN,
        /** The result is the object again. */
        ALIAS,
        PASSED,
        /** In a field of another object. */
        STORED,
        ESCAPES
    }

    static Use use(Instruction instruction, Value value) {
        return switch (instruction.op()) {
            case FIELD_GET, REF_CHECK, REF_IS_NULL, REF_EQ, INSTANCE_OF -> Use.OWN;
            case FIELD_SET -> instruction.operands().getLast().equals(value) ? Use.STORED : Use.OWN;
            case CAST, REF_AS, REF_AS_KNOWN -> Use.ALIAS;
            case CALL, CALL_VIRTUAL -> Use.PASSED;
            default -> Use.ESCAPES;
        };
    }

    /** The weight of what has to be inlined for an argument not to escape, or -1. */
    private int stays(Argument argument, Set<Argument> open) {
        var function = world.functions.get(argument.function());
        if (function == null || open.size() > DEEPEST || !possible(function) || !open.add(argument)) {
            return -1;
        }
        var fate = fate(function, argument.index());
        int weight = fate.escapes() ? -1 : weight(function);
        for (var passed : weight < 0 ? Set.<Passed>of() : fate.passed()) {
            int more = passed(passed, argument.exact(), open);
            weight = more < 0 ? -1 : weight + more;
            if (weight < 0 || weight > MOST) {
                weight = -1;
                break;
            }
        }
        open.remove(argument);
        return weight;
    }

    private int passed(Passed passed, String exact, Set<Argument> open) {
        if (passed.function() != null) {
            return stays(new Argument(passed.function(), passed.index(), exact), open);
        }
        var target = passed.index() == 0 ? world.symbols.answer(exact, passed.selector()) : Optional.<String>empty();
        return target.map(t -> stays(new Argument(t, 0, exact), open)).orElse(-1);
    }

    /** The class of the new object that a function returns and keeps no hold of, if it does nothing else. */
    Optional<String> fresh(Function function) {
        var known = fresh.get(function);
        if (known == null) {
            fresh.put(function, Optional.empty());
            known = possible(function) ? findFresh(function) : Optional.empty();
            fresh.put(function, known);
        }
        return known;
    }

    private Optional<String> findFresh(Function function) {
        if (function.results().size() != 1 || !(function.results().getFirst() instanceof Type.Reference)) {
            return Optional.empty();
        }
        var returned = function.blocks().stream()
                .filter(b -> b.terminator() instanceof Terminator.Return)
                .map(b -> ((Terminator.Return) b.terminator()).values().getFirst())
                .distinct()
                .toList();
        if (returned.size() != 1) {
            return Optional.empty();
        }
        var body = Body.of(function);
        var definition = body.definitions()[returned.getFirst().id()];
        var name = made(definition);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var fate = fate(returned.getFirst(), new Uses(body));
        return fate.escapes() || fate.passed().stream().anyMatch(p -> passed(p, name.get(), new HashSet<>()) < 0)
                ? Optional.empty()
                : name;
    }

    /** The class of the object that an instruction makes, itself or by a call. */
    Optional<String> made(Instruction definition) {
        var boxed = Boxes.boxed(definition, world.symbols);
        if (boxed.isPresent()) {
            return boxed;
        }
        return definition instanceof Instruction.Typed t && t.op() == Op.NEW && t.type() instanceof Type.ClassType c
                ? Optional.of(c.name())
                : definition instanceof Instruction.Call call && world.functions.containsKey(call.function())
                        ? fresh(world.functions.get(call.function()))
                        : Optional.empty();
    }

    // ---- a body

    /** The calls to inline so that the object which an instruction makes need not be made; empty when it escapes, or is not one. */
    Optional<Set<Instruction>> plan(Instruction maker, Uses uses, Instruction[] definitions) {
        var exact = made(maker);
        if (exact.isEmpty()) {
            return Optional.empty();
        }
        Set<Instruction> calls = Collections.newSetFromMap(new IdentityHashMap<>());
        int weight = 0;
        if (maker instanceof Instruction.Call call && Boxes.boxed(maker, world.symbols).isEmpty()) {
            calls.add(call);
            weight = weight(world.functions.get(call.function()));
        }
        weight = follow(maker.results().getFirst(), exact.get(), uses, definitions, calls, weight, 0);
        return weight < 0 || weight > MOST ? Optional.empty() : Optional.of(calls);
    }

    private int follow(
            Value root, String exact, Uses uses, Instruction[] definitions, Set<Instruction> calls, int weight, int depth) {
        var aliases = new ArrayList<>(List.of(root));
        int sum = weight;
        for (int n = 0; n < aliases.size() && sum >= 0 && sum <= MOST; n++) {
            var value = aliases.get(n);
            if (uses.elsewhere[value.id()] || uses.returned[value.id()] || uses.instructions.get(value.id()).size() > MOST_USES) {
                return -1;
            }
            for (var use : uses.instructions.get(value.id())) {
                boolean stays = switch (use(use, value)) {
                    case OWN -> true;
                    case ALIAS -> aliases.addAll(use.results());
                    case STORED -> {
                        // Into another object that may go as well.
                        var into = definitions[use.operands().getFirst().id()];
                        var name = into == null || depth > 2 || use.operands().getFirst().equals(value)
                                ? Optional.<String>empty()
                                : made(into);
                        sum = name.map(c -> follow(into.results().getFirst(), c, uses, definitions, calls, 0, depth + 1)).orElse(-1) < 0
                                ? -1
                                : sum;
                        yield sum >= 0;
                    }
                    case PASSED -> {
                        int more = use instanceof Instruction.Call call ? call(call, value, exact) : -1;
                        // Once for each call, however often it gets the object.
                        if (more >= 0 && calls.add(use)) {
                            sum += more;
                            aliases.addAll(returns(use, value) ? use.results() : List.of());
                        }
                        yield more >= 0;
                    }
                    case ESCAPES -> false;
                };
                if (!stays) {
                    return -1;
                }
            }
        }
        return sum;
    }

    private int call(Instruction.Call call, Value value, String exact) {
        int weight = 0;
        for (int i = 0; i < call.operands().size() && weight >= 0; i++) {
            if (call.operands().get(i).equals(value)) {
                int more = stays(new Argument(call.function(), i, exact), new HashSet<>());
                weight = more < 0 ? -1 : Math.max(weight, more);
            }
        }
        return weight;
    }

    private boolean returns(Instruction use, Value value) {
        int index = use.operands().indexOf(value);
        return fate(world.functions.get(((Instruction.Call) use).function()), index).returned();
    }
}
