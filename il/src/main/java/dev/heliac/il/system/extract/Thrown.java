package dev.heliac.il.system.extract;

import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Terminator;
import dev.heliac.il.Trap;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Of which classes the exceptions are that leave a function or an instruction. What calls pass on is followed from callee to caller. */
final class Thrown {

    private final Calls calls;
    private final Map<String, Set<String>> byFunction = new HashMap<>();
    private final Set<String> throwables = new HashSet<>();
    private final Map<Trap, Set<String>> byTrap = new EnumMap<>(Trap.class);

    /** What leaves a function: of some classes, and whatever leaves some others. */
    private record Leaving(Set<String> classes, Set<String> of) {
        Leaving() {
            this(new HashSet<>(), new HashSet<>());
        }
    }

    Thrown(Calls calls) {
        this.calls = calls;
        calls.all().forEach(f -> throwables.addAll(made(f)));
        calls.module.traps().forEach((trap, name) -> byTrap.put(trap, made(calls.functions.get(name))));
        var callers = new HashMap<String, Set<String>>();
        var open = new ArrayDeque<String>();
        for (var function : calls.all()) {
            var leaving = leaving(function);
            byFunction.put(function.name(), leaving.classes());
            leaving.of().forEach(f -> callers.computeIfAbsent(f, _ -> new HashSet<>()).add(function.name()));
            open.add(function.name());
        }
        while (!open.isEmpty()) {
            var name = open.remove();
            for (var caller : callers.getOrDefault(name, Set.of())) {
                if (byFunction.get(caller).addAll(byFunction.get(name))) {
                    open.add(caller);
                }
            }
        }
    }

    /** The throwables that a function makes itself. */
    private Set<String> made(Function function) {
        var made = new HashSet<String>();
        for (var block : function.blocks()) {
            for (var instruction : block.instructions()) {
                if (instruction instanceof Instruction.Typed t
                        && t.op() == Op.NEW
                        && t.type() instanceof Type.ClassType c
                        && calls.symbols.subtype(c.name(), Module.THROWABLE)) {
                    made.add(c.name());
                }
            }
        }
        return made;
    }

    private Leaving leaving(Function function) {
        var leaving = new Leaving();
        for (var block : function.blocks()) {
            if (block.unwind().isEmpty()) {
                block.instructions().forEach(i -> add(i, leaving));
            }
            if (block.terminator() instanceof Terminator.Throw t) {
                thrown(function, t.exception(), leaving);
            }
        }
        return leaving;
    }

    /** What a value that is thrown can be. */
    private void thrown(Function function, Value value, Leaving leaving) {
        for (var block : function.blocks()) {
            for (var instruction : block.instructions()) {
                if (instruction.results().contains(value) && instruction instanceof Instruction.Typed t && t.op() == Op.NEW) {
                    leaving.classes().add(((Type.ClassType) t.type()).name());
                    return;
                }
            }
            if (!block.parameters().isEmpty() && block.parameters().getFirst().equals(value)) {
                var into = function.blocks().stream()
                        .filter(b -> b.unwind().filter(u -> u.label().equals(block.label())).isPresent())
                        .toList();
                into.forEach(b -> b.instructions().forEach(i -> add(i, leaving)));
                if (!into.isEmpty()) {
                    return;
                }
            }
        }
        leaving.classes().addAll(all(value.type()));
    }

    private void add(Instruction instruction, Leaving leaving) {
        if (instruction.op().throwing()) {
            traps(instruction.op()).forEach(t -> leaving.classes().addAll(byTrap.getOrDefault(t, Set.of())));
            leaving.of().addAll(calls.targets(instruction));
        }
    }

    /** Every throwable of a type that the module makes. */
    Set<String> all(Type type) {
        var all = new HashSet<String>();
        throwables.stream().filter(t -> calls.symbols.assignable(new Type.ClassType(t), type)).forEach(all::add);
        return all;
    }

    /** What an instruction throws. */
    Set<String> by(Instruction instruction) {
        var leaving = new Leaving();
        add(instruction, leaving);
        leaving.of().forEach(f -> leaving.classes().addAll(byFunction.getOrDefault(f, Set.of())));
        return leaving.classes();
    }

    private static Set<Trap> traps(Op op) {
        return switch (op) {
            case I32_DIV, I32_REM, I64_DIV, I64_REM -> Set.of(Trap.DIVIDE);
            case NEW, CHANNEL -> Set.of(Trap.MEMORY);
            case CAST, ANY_AS -> Set.of(Trap.CAST);
            case ARRAY_NEW, EX_NEW -> Set.of(Trap.NEGATIVE_SIZE, Trap.MEMORY);
            case EX_LOAD, EX_STORE, EX_ADD, INDEX_CHECK -> Set.of(Trap.BOUNDS);
            case ARRAY_LENGTH, FIELD_GET, FIELD_SET, REF_CHECK, CLASS_OF, CLASS_NAME, CELL_PUT, CELL_FULL -> Set.of(Trap.NULL);
            case CELL_TAKE -> Set.of(Trap.NULL, Trap.CAST);
            case CALL, CLASS_INIT -> Set.of(Trap.STACK);
            case CALL_VIRTUAL -> Set.of(Trap.NULL, Trap.STACK);
            default -> Set.of(Trap.values());
        };
    }
}
