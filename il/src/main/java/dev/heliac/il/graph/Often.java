package dev.heliac.il.graph;

import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.symbols.MadeClasses;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The functions that processes call when all is well. The others make exceptions and tell of them, or initialize classes: they are
 * run seldom, and better small than fast.
 */
public final class Often {

    private final Set<String> names = new HashSet<>();
    private final Map<String, Function> functions = new HashMap<>();
    private final Map<String, Set<String>> asked = new HashMap<>();
    private final ArrayDeque<Function> open = new ArrayDeque<>();
    private final MadeClasses made;

    public Often(Module module, MadeClasses made) {
        this.made = made;
        module.functions().forEach(f -> functions.put(f.name(), f));
        module.processes().forEach(p -> called(p.entry()));
        while (!open.isEmpty()) {
            scan(open.remove());
        }
    }

    private void scan(Function function) {
        var failing = new Failing(function.blocks());
        for (var block : function.blocks()) {
            if (!failing.is(block)) {
                block.instructions().forEach(this::follow);
            }
        }
    }

    private void follow(Instruction instruction) {
        switch (instruction) {
            case Instruction.Call c -> called(c.function());
            case Instruction.Par p -> p.functions().forEach(this::called);
            case Instruction.CallVirtual c -> {
                var receiver = c.operands().getFirst().type();
                if (asked.computeIfAbsent(c.selector(), _ -> new HashSet<>()).add(receiver.text())) {
                    made.targets(c.selector(), receiver).keySet().forEach(this::called);
                }
            }
            case Instruction.Plain _, Instruction.Const _, Instruction.Typed _, Instruction.FieldAccess _ -> {}
            case Instruction.Send _, Instruction.NewChannel _ -> {}
        }
    }

    private void called(String name) {
        if (functions.containsKey(name) && names.add(name)) {
            open.add(functions.get(name));
        }
    }

    public boolean calls(Function function) {
        return names.contains(function.name());
    }
}
