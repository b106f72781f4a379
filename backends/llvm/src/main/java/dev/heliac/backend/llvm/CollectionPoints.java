package dev.heliac.backend.llvm;

import dev.heliac.il.Block;
import dev.heliac.il.ClassDecl;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Type;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a process's heap can be collected: at its own allocations, and at calls of what allocates, and nowhere else. Making a trap's
 * throwable allocates too, but that leaves the block by its unwind edge; only a function that handles exceptions may come back
 * after it.
 */
final class CollectionPoints {

    /** Who is called: a function, whatever answers a selector, or a class's initializer. */
    private sealed interface Callee {
        record Named(String function) implements Callee {}

        record Answer(String selector) implements Callee {}

        record Initializer(String owner) implements Callee {}
    }

    private final Set<Callee> collecting = new HashSet<>();

    CollectionPoints(Module module) {
        Map<Callee, Set<Callee>> callers = new HashMap<>();
        for (var decl : module.classes()) {
            for (var method : decl.methods()) {
                callersOf(new Callee.Named(method.function()), callers).add(new Callee.Answer(method.selector()));
            }
            initializer(decl).ifPresent(f -> callersOf(f, callers).add(new Callee.Initializer(decl.name())));
        }
        var open = new ArrayDeque<Callee>();
        for (var function : module.functions()) {
            var caller = new Callee.Named(function.name());
            if (function.blocks().stream().anyMatch(CollectionPoints::collectsItself) && collecting.add(caller)) {
                open.add(caller);
            }
            for (var block : function.blocks()) {
                block.instructions().forEach(i -> callees(i).forEach(c -> callersOf(c, callers).add(caller)));
            }
        }
        while (!open.isEmpty()) {
            for (var caller : callers.getOrDefault(open.remove(), Set.of())) {
                if (collecting.add(caller)) {
                    open.add(caller);
                }
            }
        }
    }

    private static Optional<Callee> initializer(ClassDecl decl) {
        return decl.initializer().map(Callee.Named::new);
    }

    private static Set<Callee> callersOf(Callee callee, Map<Callee, Set<Callee>> callers) {
        return callers.computeIfAbsent(callee, _ -> new LinkedHashSet<>());
    }

    private static List<Callee> callees(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Call c -> List.of(new Callee.Named(c.function()));
            case Instruction.Par p -> p.functions().stream().<Callee>map(Callee.Named::new).toList();
            case Instruction.CallVirtual c -> List.of(new Callee.Answer(c.selector()));
            case Instruction.Typed t when t.op() == Op.CLASS_INIT ->
                List.of(new Callee.Initializer(((Type.ClassType) t.type()).name()));
            case Instruction.Plain _, Instruction.Const _, Instruction.Typed _, Instruction.FieldAccess _ -> List.of();
            case Instruction.Send _, Instruction.NewChannel _ -> List.of();
        };
    }

    private static boolean collectsItself(Block block) {
        return block.instructions().stream()
                .anyMatch(i -> allocates(i) || block.unwind().isPresent() && i.op().throwing());
    }

    /** Or asks for a collection. */
    private static boolean allocates(Instruction instruction) {
        return List.of(Op.NEW, Op.ARRAY_NEW, Op.CLASS_ARRAY, Op.REF_CLONE, Op.HEAP_COLLECT).contains(instruction.op());
    }

    boolean collects(String function) {
        return collecting.contains(new Callee.Named(function));
    }

    /** Whether the heap may have been collected when the instruction after this one runs. */
    boolean collects(Instruction instruction) {
        return allocates(instruction) || callees(instruction).stream().anyMatch(collecting::contains);
    }
}
