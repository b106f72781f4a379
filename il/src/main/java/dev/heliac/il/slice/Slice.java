package dev.heliac.il.slice;

import dev.heliac.il.ClassDecl;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.il.symbols.Symbols;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The part of a module that a process needs, or all of them: the functions its entry reaches, and the classes and contracts
 * these mention.
 *
 * <p>A virtual call reaches what those classes answer that the receiver can be of and of which something reached makes an object
 * (Bacon and Sweeney, "Fast static analysis of C++ virtual function calls", OOPSLA 1996). The methods and initializers that are not
 * reached are left out of the classes.
 *
 * <p>A change elsewhere leaves the slice, and so everything derived from it, as it was. The module must be valid, and so is the
 * slice.
 */
public final class Slice {

    private static final Why.At KERNEL = new Why.At("", 0);

    private final Symbols symbols;
    private final Map<String, Function> functions = new HashMap<>();
    private final Map<String, Why> keptFunctions = new HashMap<>();
    private final Set<String> keptClasses = new HashSet<>();
    private final Set<String> keptSelectors = new HashSet<>();
    private final Set<String> keptContracts = new HashSet<>();
    /** For each contract, those that extend it. */
    private final Map<String, List<String>> extensions = new HashMap<>();
    private final Set<String> initialized = new HashSet<>();
    private final Map<String, Why.At> made = new HashMap<>();
    /** For each class and interface, the made classes that are the same or below. */
    private final Map<String, Set<String>> madeBelow = new HashMap<>();
    /** For each class and interface, the selectors that are called on it, and where first. */
    private final Map<String, Map<String, Why.At>> called = new HashMap<>();

    private final ArrayDeque<Function> open = new ArrayDeque<>();
    private Why.At at = KERNEL;

    private Slice(Module module) {
        symbols = Symbols.of(module);
        module.functions().forEach(f -> functions.put(f.name(), f));
        for (var contract : module.contracts()) {
            contract.base().ifPresent(b -> extensions.computeIfAbsent(b, _ -> new ArrayList<>()).add(contract.name()));
        }
    }

    /** The slice of one of the module's processes, everything in its original order. */
    public static Module of(Module module, ProcessDecl process) {
        return of(module, List.of(process));
    }

    /** The module without what none of its processes needs. */
    public static Module of(Module module) {
        return of(module, module.processes());
    }

    /** Why the slice of a process has each of its functions. */
    public static Map<String, Why> reasons(Module module, ProcessDecl process) {
        return followed(module, List.of(process)).keptFunctions;
    }

    private static Slice followed(Module module, List<ProcessDecl> processes) {
        var slice = new Slice(module);
        processes.forEach(p -> slice.function(p.entry(), new Why.Entry()));
        new TreeMap<>(module.traps()).forEach((trap, name) -> slice.function(name, new Why.Traps(trap)));
        module.describe().ifPresent(name -> slice.function(name, new Why.Describes()));
        slice.type(new Type.ClassType(Module.THROWABLE));
        processes.stream().flatMap(p -> p.ports().stream()).forEach(slice::port);
        while (!slice.open.isEmpty()) {
            slice.scan(slice.open.remove());
        }
        return slice;
    }

    private static Module of(Module module, List<ProcessDecl> processes) {
        var slice = followed(module, processes);
        return new Module(
                module.name(),
                module.contracts().stream().filter(c -> slice.keptContracts.contains(c.name())).toList(),
                module.classes().stream()
                        .filter(c -> slice.keptClasses.contains(c.name()))
                        .map(slice::pruned)
                        .toList(),
                module.selectors().stream().filter(s -> slice.keptSelectors.contains(s.name())).toList(),
                module.traps(),
                module.describe(),
                module.functions().stream().filter(f -> slice.keptFunctions.containsKey(f.name())).toList(),
                processes);
    }

    private void port(ProcessDecl.Port port) {
        switch (port) {
            case ProcessDecl.Port.Provides p -> contract(p.contract());
            case ProcessDecl.Port.Listens l -> contract(l.contract());
            case ProcessDecl.Port.Uses u -> contract(u.contract());
            case ProcessDecl.Port.Arguments _ -> {}
        }
    }

    private ClassDecl pruned(ClassDecl decl) {
        return new ClassDecl(
                decl.name(),
                decl.kind(),
                decl.superclass(),
                decl.interfaces(),
                decl.initializer().filter(_ -> initialized.contains(decl.name())),
                decl.fields(),
                decl.statics(),
                decl.methods().stream()
                        .filter(m -> keptSelectors.contains(m.selector()) && keptFunctions.containsKey(m.function()))
                        .toList());
    }

    private void function(String name, Why why) {
        if (functions.containsKey(name) && keptFunctions.putIfAbsent(name, why) == null) {
            open.add(functions.get(name));
        }
    }

    private void scan(Function function) {
        function.parameters().forEach(v -> type(v.type()));
        function.results().forEach(this::type);
        for (var block : function.blocks()) {
            block.parameters().forEach(v -> type(v.type()));
            for (var instruction : block.instructions()) {
                at = new Why.At(function.name(), instruction.line());
                instruction(instruction);
            }
            block.terminator().defines().forEach(v -> type(v.type()));
        }
    }

    private void instruction(Instruction instruction) {
        instruction.results().forEach(v -> type(v.type()));
        switch (instruction) {
            case Instruction.Plain _ -> {}
            case Instruction.Const _ -> {}
            case Instruction.Typed t -> {
                type(t.type());
                if (t.op() == Op.NEW && t.type() instanceof Type.ClassType c) {
                    make(c.name(), at);
                }
                if (t.op() == Op.CLASS_INIT && t.type() instanceof Type.ClassType c && initialized.add(c.name())) {
                    symbols.classNamed(c.name())
                            .flatMap(ClassDecl::initializer)
                            .ifPresent(f -> function(f, new Why.Initializes(at, c.name())));
                }
            }
            case Instruction.FieldAccess f -> type(new Type.ClassType(f.owner()));
            case Instruction.Call c -> function(c.function(), new Why.Called(at));
            case Instruction.Par p -> p.functions().forEach(f -> function(f, new Why.Called(at)));
            case Instruction.CallVirtual c -> call(c);
            case Instruction.Send _ -> {}
            case Instruction.NewChannel c -> contract(c.contract());
        }
    }

    private void call(Instruction.CallVirtual call) {
        if (keptSelectors.add(call.selector())) {
            symbols.selector(call.selector()).ifPresent(s -> {
                s.parameters().forEach(this::type);
                s.results().forEach(this::type);
            });
        }
        var receiver = call.operands().getFirst().type();
        if (symbols.mayBeArray(receiver)) {
            // Arrays answer as objects of the root do.
            answer(Symbols.OBJECT, call.selector(), at, KERNEL, true);
        }
        if (receiver instanceof Type.ClassType c
                && called.computeIfAbsent(c.name(), _ -> new LinkedHashMap<>()).putIfAbsent(call.selector(), at) == null) {
            madeBelow.getOrDefault(c.name(), Set.of()).forEach(m -> answer(m, call.selector(), at, made.get(m), true));
        }
    }

    private void answer(String className, String selector, Why.At from, Why.At by, boolean called) {
        symbols.answer(className, selector)
                .ifPresent(f -> function(f, new Why.Answers(from, selector, className, by, called)));
    }

    private void make(String name, Why.At by) {
        if (made.putIfAbsent(name, by) != null) {
            return;
        }
        for (var above : symbols.supertypes(name)) {
            madeBelow.computeIfAbsent(above, _ -> new LinkedHashSet<>()).add(name);
            called.getOrDefault(above, Map.of()).forEach((selector, from) -> answer(name, selector, from, by, false));
        }
    }

    private void type(Type type) {
        switch (type) {
            case Scalar _ -> {}
            case Type.ClassType c -> classNamed(c.name());
            case Type.ArrayType a -> type(innermost(a));
            case Type.VectorType _, Type.AnyType _ -> {}
            case Type.EndpointType e -> contract(e.contract());
            case Type.ListenerType l -> contract(l.contract());
            case Type.SetType s -> contract(s.member().contract());
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
            var decl = symbols.classNamed(name).filter(_ -> keptClasses.add(name));
            decl.ifPresent(c -> {
                c.superclass().ifPresent(next::add);
                next.addAll(c.interfaces());
                c.fields().forEach(f -> mentioned(f.type()).ifPresent(next::add));
                c.statics().forEach(f -> mentioned(f.type()).ifPresent(next::add));
                // There are objects of these that no instruction says it makes.
                if (name.equals(Module.STRING) || name.equals(Module.CLASS)) {
                    make(name, KERNEL);
                }
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
            var contract = symbols.contract(name).filter(_ -> keptContracts.add(name));
            contract.ifPresent(c -> {
                c.messages().stream()
                        .flatMap(m -> m.fields().stream())
                        .forEach(f -> {
                            if (f.type() instanceof Type.EndpointType e) {
                                next.add(e.contract());
                            }
                        });
                c.base().ifPresent(next::add);
                // An end of this contract may be one of an extension.
                next.addAll(extensions.getOrDefault(name, List.of()));
            });
        }
    }
}
