package dev.heliac.il.system.extract;

import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Type;
import dev.heliac.il.flow.Receivers;
import dev.heliac.il.symbols.Symbols;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which functions calls lead to, and which of them have to do with endpoints. */
final class Calls {

    final Module module;
    final Symbols symbols;
    final Map<String, Function> functions = new HashMap<>();
    private final Map<String, Set<String>> answers = new HashMap<>();
    private final Set<String> touching = new HashSet<>();
    private Receivers receivers;
    final Cells cells;

    Calls(Module module) {
        this.module = module;
        symbols = Symbols.of(module);
        module.functions().forEach(f -> functions.put(f.name(), f));
        module.classes().forEach(c -> c.methods().forEach(
                m -> answers.computeIfAbsent(m.selector(), _ -> new HashSet<>()).add(m.function())));
        var callers = new HashMap<String, Set<String>>();
        for (var function : module.functions()) {
            for (var block : function.blocks()) {
                for (var instruction : block.instructions()) {
                    targets(instruction).forEach(t -> callers.computeIfAbsent(t, _ -> new HashSet<>()).add(function.name()));
                }
            }
        }
        cells = new Cells(module);
        module.functions().stream().filter(this::touches).forEach(f -> touch(f.name(), callers));
    }

    private void touch(String function, Map<String, Set<String>> callers) {
        var open = new ArrayDeque<String>();
        open.add(function);
        while (!open.isEmpty()) {
            var name = open.remove();
            if (touching.add(name)) {
                open.addAll(callers.getOrDefault(name, Set.of()));
            }
        }
    }

    private boolean touches(Function function) {
        return function.parameters().stream().anyMatch(v -> isEnd(v.type()))
                || function.results().stream().anyMatch(Calls::isEnd)
                || function.blocks().stream().anyMatch(b -> b.terminator().waits()
                        || b.instructions().stream().anyMatch(i -> touches(i) || cells.about(i)));
    }

    static boolean touches(Instruction instruction) {
        return instruction.op() == Op.EXIT
                || instruction instanceof Instruction.Typed t && isEnd(t.type())
                || instruction.operands().stream().anyMatch(v -> isEnd(v.type()))
                || instruction.results().stream().anyMatch(v -> isEnd(v.type()));
    }

    /** Whether values of the type are endpoints or listeners, whatever is known of them. */
    static boolean isEnd(Type type) {
        return type instanceof Type.Linear && !(type instanceof Type.VectorType);
    }

    /** Whether the function, or one that it calls, has to do with endpoints or ends the process. */
    boolean touching(String function) {
        return touching.contains(function);
    }

    /** Every function that an instruction may call. */
    Set<String> targets(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Call c -> Set.of(c.function());
            case Instruction.Par p -> Set.copyOf(p.functions());
            case Instruction.CallVirtual c -> answers.getOrDefault(c.selector(), Set.of());
            case Instruction.Typed t when t.op() == Op.CLASS_INIT ->
                initializer(t).map(Set::of).orElse(Set.of());
            case Instruction.Typed _, Instruction.Plain _, Instruction.Const _, Instruction.FieldAccess _, Instruction.Send _,
                    Instruction.NewChannel _ -> Set.of();
        };
    }

    private Optional<String> initializer(Instruction.Typed t) {
        return t.type() instanceof Type.ClassType c
                ? symbols.classNamed(c.name()).flatMap(d -> d.initializer())
                : Optional.empty();
    }

    /** The same of a virtual call in a function, as its receiver's classes tell. */
    Set<String> targets(Function in, Instruction.CallVirtual call) {
        if (receivers == null) {
            receivers = new Receivers(module);
        }
        var targets = new HashSet<String>();
        for (var name : receivers.classes(in.name(), call.operands().getFirst())) {
            symbols.answer(symbols.classNamed(name).isPresent() ? name : Symbols.OBJECT, call.selector()).ifPresent(targets::add);
        }
        return targets;
    }

    List<Function> all() {
        return module.functions();
    }
}
