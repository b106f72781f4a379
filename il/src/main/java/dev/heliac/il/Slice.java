package dev.heliac.il;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a module that one process needs: the functions its entry reaches and the classes and contracts these mention.
 *
 * <p>A change elsewhere leaves the slice, and so everything derived from it, as it was. The module must be valid.
 */
public final class Slice {

    private final Map<String, Function> functions = new HashMap<>();
    private final Map<String, ClassDecl> classes = new HashMap<>();
    private final Map<String, Contract> contracts = new HashMap<>();
    private final Set<String> keptFunctions = new HashSet<>();
    private final Set<String> keptClasses = new HashSet<>();
    private final Set<String> keptContracts = new HashSet<>();
    private final ArrayDeque<Function> open = new ArrayDeque<>();

    private Slice(Module module) {
        module.functions().forEach(f -> functions.put(f.name(), f));
        module.classes().forEach(c -> classes.put(c.name(), c));
        module.contracts().forEach(c -> contracts.put(c.name(), c));
    }

    /** The slice of one of the module's processes, everything in its original order. */
    public static Module of(Module module, ProcessDecl process) {
        var slice = new Slice(module);
        slice.function(process.entry());
        module.traps().values().forEach(slice::function);
        module.describe().ifPresent(slice::function);
        slice.type(new Type.ClassType(Module.THROWABLE));
        for (var port : process.ports()) {
            switch (port) {
                case ProcessDecl.Port.Provides p -> slice.contract(p.contract());
                case ProcessDecl.Port.Listens l -> slice.contract(l.contract());
                case ProcessDecl.Port.Uses u -> slice.contract(u.contract());
                case ProcessDecl.Port.Arguments _ -> {}
            }
        }
        while (!slice.open.isEmpty()) {
            slice.scan(slice.open.remove());
        }
        return new Module(
                module.name(),
                module.contracts().stream().filter(c -> slice.keptContracts.contains(c.name())).toList(),
                module.classes().stream().filter(c -> slice.keptClasses.contains(c.name())).toList(),
                module.traps(),
                module.describe(),
                module.functions().stream().filter(f -> slice.keptFunctions.contains(f.name())).toList(),
                List.of(process));
    }

    private void function(String name) {
        if (functions.containsKey(name) && keptFunctions.add(name)) {
            open.add(functions.get(name));
        }
    }

    private void scan(Function function) {
        function.parameters().forEach(v -> type(v.type()));
        function.results().forEach(this::type);
        for (var block : function.blocks()) {
            block.parameters().forEach(v -> type(v.type()));
            for (var instruction : block.instructions()) {
                instruction.results().forEach(v -> type(v.type()));
                switch (instruction) {
                    case Instruction.Plain _ -> {}
                    case Instruction.Const _ -> {}
                    case Instruction.Typed t -> type(t.type());
                    case Instruction.FieldAccess f -> type(new Type.ClassType(f.owner()));
                    case Instruction.Call c -> function(c.function());
                    case Instruction.Send _ -> {}
                    case Instruction.NewChannel c -> contract(c.contract());
                }
            }
            switch (block.terminator()) {
                case Terminator.Receive r -> r.arms().forEach(a -> {
                    a.fields().forEach(v -> type(v.type()));
                    type(a.endpoint().type());
                });
                case Terminator.Accept a -> type(a.endpoint().type());
                case Terminator.Jump _,
                        Terminator.Branch _,
                        Terminator.Switch _,
                        Terminator.Return _,
                        Terminator.Throw _ -> {}
            }
        }
    }

    private void type(Type type) {
        switch (type) {
            case Scalar _ -> {}
            case Type.ClassType c -> classNamed(c.name());
            case Type.ArrayType a -> type(innermost(a));
            case Type.VectorType _ -> {}
            case Type.EndpointType e -> contract(e.contract());
            case Type.ListenerType l -> contract(l.contract());
        }
    }

    private static Type innermost(Type.ArrayType array) {
        var type = array.element();
        while (type instanceof Type.ArrayType inner) {
            type = inner.element();
        }
        return type;
    }

    private void classNamed(String start) {
        var next = new ArrayDeque<String>();
        next.add(start);
        while (!next.isEmpty()) {
            var name = next.remove();
            var decl = Optional.ofNullable(classes.get(name)).filter(_ -> keptClasses.add(name));
            decl.flatMap(ClassDecl::superclass).ifPresent(next::add);
            decl.ifPresent(c -> {
                c.fields().forEach(f -> mentioned(f.type()).ifPresent(next::add));
                c.statics().forEach(f -> mentioned(f.type()).ifPresent(next::add));
            });
        }
    }

    private static Optional<String> mentioned(Type type) {
        var inner = type instanceof Type.ArrayType a ? innermost(a) : type;
        return inner instanceof Type.ClassType c ? Optional.of(c.name()) : Optional.empty();
    }

    private void contract(String start) {
        var next = new ArrayDeque<String>();
        next.add(start);
        while (!next.isEmpty()) {
            var name = next.remove();
            var contract = contracts.get(name);
            if (contract != null && keptContracts.add(name)) {
                for (var message : contract.messages()) {
                    for (var field : message.fields()) {
                        if (field.type() instanceof Type.EndpointType e) {
                            next.add(e.contract());
                        }
                    }
                }
            }
        }
    }
}
