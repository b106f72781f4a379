package dev.heliac.frontend.translate;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.frontend.model.ClassPool;
import dev.heliac.frontend.model.ContractInfo;
import dev.heliac.frontend.model.JavaTypes;
import dev.heliac.frontend.model.MessageInfo;
import dev.heliac.frontend.model.ProcessInfo;
import dev.heliac.frontend.model.Program;
import dev.heliac.il.ClassDecl;
import dev.heliac.il.Contract;
import dev.heliac.il.Field;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction.Call;
import dev.heliac.il.Module;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.Role;
import dev.heliac.il.Scalar;
import dev.heliac.il.Trap;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Translates a program: every method its processes reach, and the classes and contracts these use. */
public final class Translator {

    static final Type.ClassType OBJECT = new Type.ClassType("java.lang.Object");
    static final Type.ClassType STRING = new Type.ClassType(Module.STRING);

    private static final String SUPPORT = "dev/heliac/lang/support/";

    /** A method found where a class inherits or declares it. */
    record Resolved(ClassNode type, MethodNode method) {}

    private final Program program;
    private final Diagnostics out;
    private final SourceText sources;
    private final Map<String, Instance> instances = new HashMap<>();
    private final TreeMap<String, Function> functions = new TreeMap<>();
    private final ArrayDeque<Instance> open = new ArrayDeque<>();
    private final Set<String> started = new HashSet<>();
    private final TreeMap<String, ClassDecl> classes = new TreeMap<>();
    private final Map<String, Set<String>> touched = new HashMap<>();
    private final Map<String, MessageInfo> messages = new HashMap<>();
    private final Map<String, ContractInfo> byContract = new HashMap<>();
    private final Set<String> reported = new HashSet<>();
    private final List<Diagnostic> distant = new ArrayList<>();

    private Translator(Program program, Diagnostics out) {
        this.program = program;
        this.out = out;
        sources = new SourceText(program);
        program.contracts().values().forEach(c -> {
            messages.putAll(c.messages());
            byContract.put(c.contract().name(), c);
        });
    }

    /** The module; of no use when errors were reported. */
    public static Module translate(String name, Program program, Diagnostics out) {
        return new Translator(program, out).module(name);
    }

    private Module module(String name) {
        mention(STRING);
        mention(new Type.ClassType(Module.THROWABLE));
        var traps = new EnumMap<Trap, String>(Trap.class);
        for (var trap : Trap.values()) {
            traps.put(trap, support("Traps", trapMethod(trap)));
        }
        var describe = support("Traps", "describe");
        var mains = new LinkedHashMap<ProcessInfo, Instance>();
        program.processes().forEach(p -> mains.put(p, main(p)));
        if (program.processes().stream().anyMatch(p -> p.ports().contains(new ProcessDecl.Port.Arguments()))) {
            support("Strings", "arguments");
        }
        drain();
        // Static initializers are found on the way; translating one may reach more.
        var done = new HashSet<String>();
        for (boolean more = true; more; ) {
            var all = new LinkedHashSet<String>();
            touched.values().forEach(all::addAll);
            all.removeIf(c -> !done.add(c));
            all.forEach(c -> initializer(c).ifPresent(this::require));
            drain();
            more = !all.isEmpty();
        }
        if (!out.hasErrors()) {
            distant.forEach(this::report);
        }
        var processes = new ArrayList<ProcessDecl>();
        var wrappers = new Entries(this);
        mains.forEach((p, main) -> {
            var entry = wrappers.entry(p, main, initialization(main.name()));
            functions.put(entry.name(), entry);
            processes.add(new ProcessDecl(
                    p.name(), entry.name(), p.ports(), ProcessDecl.Profile.FULL, p.preferences(), p.affinities()));
        });
        return new Module(
                name, contracts(), List.copyOf(classes.values()), traps, Optional.of(describe), List.copyOf(functions.values()), processes);
    }

    private static String trapMethod(Trap trap) {
        return switch (trap) {
            case NULL -> "nullPointer";
            case BOUNDS -> "bounds";
            case DIVIDE -> "divide";
            case NEGATIVE_SIZE -> "negativeSize";
            case CAST -> "cast";
            case MEMORY -> "memory";
            case STACK -> "stack";
            case STORE -> "store";
        };
    }

    /** Contracts that processes or messages mention, in a stable order. */
    private List<Contract> contracts() {
        var used = new TreeMap<String, Contract>();
        var text = new ArrayDeque<Type>();
        for (var f : functions.values()) {
            f.parameters().forEach(v -> text.add(v.type()));
            f.blocks().forEach(b -> {
                b.parameters().forEach(v -> text.add(v.type()));
                b.instructions().forEach(i -> i.results().forEach(v -> text.add(v.type())));
            });
        }
        while (!text.isEmpty()) {
            var contract = switch (text.remove()) {
                case Type.EndpointType e -> e.contract();
                case Type.ListenerType l -> l.contract();
                case Scalar _, Type.Reference _, Type.VectorType _ -> null;
            };
            if (contract != null && !used.containsKey(contract)) {
                used.put(contract, byContract.get(contract).contract());
                used.get(contract).messages().forEach(m -> m.fields().forEach(f -> text.add(f.type())));
            }
        }
        return List.copyOf(used.values());
    }

    private Instance main(ProcessInfo p) {
        var node = program.classes().find(p.owner()).orElseThrow();
        var parameters = new ArrayList<Instance.Parameter>();
        for (var port : p.ports()) {
            parameters.add(Entries.parameter(port, byContract));
            if (port instanceof ProcessDecl.Port.Arguments) {
                // The entry, which is made when all else is translated, calls it.
                support("Strings", "arguments");
            }
        }
        var name = p.owner().replace('/', '.') + ".main";
        var instance = new Instance(name, node, p.main(), parameters, List.of(), null, 0);
        instances.put(name, instance);
        touch(instance, p.owner());
        require(instance);
        return instance;
    }

    private void drain() {
        while (!open.isEmpty()) {
            translate(open.remove());
        }
    }

    private void translate(Instance instance) {
        if (started.add(instance.name())) {
            new MethodTranslator(this, instance).translate().ifPresent(f -> functions.put(f.name(), f));
        }
    }

    /** Makes sure that an instance is translated: at once when its caller needs to know in which states it gives endpoints back. */
    void require(Instance instance) {
        boolean gives = false;
        for (int i = 0; i < instance.parameters().size(); i++) {
            gives |= instance.givesBack(i);
        }
        if (gives) {
            translate(instance);
        } else if (!started.contains(instance.name())) {
            open.add(instance);
        }
    }

    Instance instance(
            MethodTranslator caller, ClassNode type, MethodNode method, List<Instance.Parameter> parameters, List<Type> results) {
        var twins = type.methods.stream().filter(m -> m.name.equals(method.name)).toList();
        var name = new StringBuilder(type.name.replace('/', '.')).append('.').append(method.name);
        if (twins.size() > 1) {
            name.append('~').append(twins.indexOf(method));
        }
        for (var p : parameters) {
            if (p.type() instanceof Type.EndpointType e) {
                name.append(':').append(e.state());
            }
        }
        return instances.computeIfAbsent(
                name.toString(),
                n -> caller == null
                        ? new Instance(n, type, method, parameters, results, null, 0)
                        : new Instance(n, type, method, parameters, results, caller.instance, caller.line));
    }

    /** The function of a method of the support library. */
    String support(String type, String method) {
        var node = program.classes().find(SUPPORT + type).orElseThrow();
        var found = node.methods.stream().filter(m -> m.name.equals(method)).findFirst().orElseThrow();
        var parameters = new ArrayList<Instance.Parameter>();
        for (var t : org.objectweb.asm.Type.getArgumentTypes(found.desc)) {
            var element = t.getSort() == org.objectweb.asm.Type.OBJECT
                    ? JavaTypes.element(t.getInternalName())
                    : Optional.<Scalar>empty();
            parameters.add(new Instance.Parameter(
                    element.<Type>map(e -> new Type.VectorType(e, true)).orElseGet(() -> {
                        var storage = JavaTypes.storage(t, classes());
                        mention(storage);
                        return storage.widened();
                    }),
                    null,
                    false));
        }
        var returned = org.objectweb.asm.Type.getReturnType(found.desc);
        var element = returned.getSort() == org.objectweb.asm.Type.OBJECT
                ? JavaTypes.element(returned.getInternalName())
                : Optional.<Scalar>empty();
        var result = element.<Type>map(e -> new Type.VectorType(e, false)).orElseGet(() -> {
            var storage = JavaTypes.storage(returned, classes());
            mention(storage);
            return storage.widened();
        });
        var instance = instance(null, node, found, parameters, List.of(result));
        require(instance);
        return instance.name();
    }

    /** Allocates an exception or other object of a known class in a method's current part. */
    Value newObject(MethodTranslator method, String type, String descriptor, List<Abs> arguments) {
        return new Calls(method, new Records(method), null).construct(type, descriptor, arguments);
    }

    // Classes

    ClassPool classes() {
        return program.classes();
    }

    boolean isInterface(org.objectweb.asm.Type type) {
        return type.getSort() == org.objectweb.asm.Type.OBJECT
                && classes().find(type.getInternalName())
                        .map(n -> (n.access & Opcodes.ACC_INTERFACE) != 0)
                        .orElse(false);
    }

    /** Declares the class a type mentions, its superclasses and the classes of its fields. */
    void mention(Type type) {
        var next = new ArrayDeque<Type>();
        next.add(type);
        while (!next.isEmpty()) {
            switch (next.remove()) {
                case Type.ArrayType a -> next.add(a.element());
                case Type.ClassType c -> {
                    if (!classes.containsKey(c.name())) {
                        declare(c.name(), next);
                    }
                }
                case Scalar _, Type.Linear _ -> {}
            }
        }
    }

    private void declare(String name, ArrayDeque<Type> mentioned) {
        if (name.equals(Module.STRING)) {
            var fields = List.of(
                    new Field("value", new Type.ArrayType(Scalar.I8)), new Field("coder", Scalar.I8));
            classes.put(name, new ClassDecl(name, Optional.of(OBJECT.name()), fields, List.of()));
            mentioned.add(OBJECT);
            return;
        }
        var node = classes().find(name.replace('.', '/'));
        var fields = new ArrayList<Field>();
        var statics = new ArrayList<Field>();
        node.ifPresent(n -> n.fields.forEach(f -> {
            var type = JavaTypes.storage(org.objectweb.asm.Type.getType(f.desc), classes());
            boolean isStatic = (f.access & Opcodes.ACC_STATIC) != 0;
            boolean own = classes().isApplication(n.name) || n.name.startsWith("dev/heliac/");
            // Constants are copied into the code that uses them; a JDK class's statics are declared when used.
            if (!isStatic) {
                fields.add(new Field(f.name, type));
                mentioned.add(type);
            } else if (own && f.value == null) {
                statics.add(new Field(f.name, type));
                mentioned.add(type);
            }
        }));
        var superclass = node.map(n -> n.superName).map(s -> s.replace('/', '.')).filter(_ -> !name.equals(OBJECT.name()));
        classes.put(name, new ClassDecl(name, superclass, fields, statics));
        superclass.ifPresent(s -> mentioned.add(new Type.ClassType(s)));
    }

    /** The HIL name of the class that declares a field. */
    String declaring(MethodTranslator m, String owner, String field, boolean isStatic) {
        for (var name = owner; name != null; ) {
            var node = classes().find(name);
            if (node.isEmpty()) {
                break;
            }
            if (node.get().fields.stream().anyMatch(f -> f.name.equals(field))) {
                var type = new Type.ClassType(name.replace('/', '.'));
                mention(type);
                if (isStatic) {
                    touch(m.instance, name);
                    declareStatic(node.get(), field);
                }
                return type.name();
            }
            name = node.get().superName;
        }
        m.error(
                FrontCode.MISSING_METHOD,
                m.line,
                "`" + owner.replace('/', '.') + "." + field + "` is not there" + m.instance.path(),
                "compile the classes together");
        throw new MethodTranslator.Abort();
    }

    private void declareStatic(ClassNode node, String field) {
        var name = node.name.replace('/', '.');
        var decl = classes.get(name);
        if (decl.statics().stream().noneMatch(f -> f.name().equals(field))) {
            var found = node.fields.stream().filter(f -> f.name.equals(field)).findFirst().orElseThrow();
            var type = JavaTypes.storage(org.objectweb.asm.Type.getType(found.desc), classes());
            mention(type);
            var statics = new ArrayList<>(decl.statics());
            statics.add(new Field(field, type));
            statics.sort(Comparator.comparing(Field::name));
            classes.put(name, new ClassDecl(name, decl.superclass(), decl.fields(), statics));
        }
    }

    /** Finds a method the way the JVM resolves it: superclasses, then interfaces. */
    Optional<Resolved> resolve(String owner, String name, String descriptor) {
        for (var current = classes().find(owner); current.isPresent(); ) {
            var node = current.get();
            var method = Calls.find(node, name, descriptor);
            if (method.isPresent()) {
                return Optional.of(new Resolved(node, method.get()));
            }
            for (var i : node.interfaces) {
                var inherited = resolve(i, name, descriptor);
                if (inherited.isPresent()) {
                    return inherited;
                }
            }
            current = node.superName == null ? Optional.empty() : classes().find(node.superName);
        }
        return Optional.empty();
    }

    /** What a virtual call can run: the method itself and those that application classes override it with. */
    List<Resolved> targets(String receiver, Resolved declared) {
        var targets = new ArrayList<Resolved>();
        boolean isFinal = (declared.method().access & (Opcodes.ACC_FINAL | Opcodes.ACC_PRIVATE)) != 0
                || (declared.type().access & Opcodes.ACC_FINAL) != 0;
        if ((declared.method().access & Opcodes.ACC_ABSTRACT) == 0) {
            targets.add(declared);
        }
        if (!isFinal) {
            for (var name : classes().applicationClasses()) {
                if (!name.equals(declared.type().name) && classes().isSubclass(name, receiver)) {
                    classes().find(name).ifPresent(n -> Calls.find(n, declared.method().name, declared.method().desc)
                            .filter(o -> (o.access & Opcodes.ACC_ABSTRACT) == 0)
                            .ifPresent(o -> targets.add(new Resolved(n, o))));
                }
            }
        }
        return targets;
    }

    // Static initializers: run at the process's start, what an initializer uses before it

    /** Notes that a function makes use of a class in a way that needs it initialized. */
    void touch(Instance instance, String type) {
        touched.computeIfAbsent(instance.name(), _ -> new LinkedHashSet<>()).add(type);
    }

    private Optional<Instance> initializer(String type) {
        return classes().find(type)
                .flatMap(n -> Calls.find(n, "<clinit>", "()V").map(c -> instance(null, n, c, List.of(), List.of())));
    }

    /** The initializers a function needs, in the order to run them. */
    private List<String> initialization(String function) {
        var order = new LinkedHashSet<String>();
        initialize(function, order, new HashSet<>());
        return List.copyOf(order);
    }

    private void initialize(String function, Set<String> order, Set<String> visiting) {
        for (var type : touchedFrom(function)) {
            var clinit = initializer(type);
            if (clinit.isPresent() && visiting.add(clinit.get().name())) {
                initialize(clinit.get().name(), order, visiting);
                order.add(clinit.get().name());
            }
        }
    }

    private Set<String> touchedFrom(String start) {
        var types = new LinkedHashSet<String>();
        var seen = new HashSet<String>();
        var next = new ArrayDeque<String>();
        next.add(start);
        while (!next.isEmpty()) {
            var name = next.remove();
            if (seen.add(name)) {
                types.addAll(touched.getOrDefault(name, Set.of()));
                if (functions.containsKey(name)) {
                    for (var block : functions.get(name).blocks()) {
                        for (var i : block.instructions()) {
                            if (i instanceof Call c) {
                                next.add(c.function());
                            }
                        }
                    }
                }
            }
        }
        return types;
    }

    // Contracts

    /** Whether the Java class of an endpoint, vector or listener is, extends or implements another. */
    boolean canBe(Token token, String type) {
        var own = switch (token.type()) {
            case Type.EndpointType e -> e.role() == Role.EXP ? contract(e).exp() : contract(e).imp();
            case Type.VectorType v -> JavaTypes.vector(v.element());
            case Type.ListenerType _ -> "dev/heliac/lang/Listener";
        };
        return classes().isSubclass(own, type);
    }

    Optional<MessageInfo> message(String record) {
        return Optional.ofNullable(messages.get(record));
    }

    ContractInfo endpoint(String type) {
        return program.endpoints().get(type);
    }

    ContractInfo contract(Type.EndpointType type) {
        return byContract.get(type.contract());
    }

    /** Whether a block only throws MatchException: the default that javac adds to an exhaustive switch. */
    boolean throwsMatchException(FlowGraph graph, int target) {
        var node = graph.node(target);
        for (int i = node.start; i < node.end; i++) {
            if (graph.code[i].getOpcode() >= 0) {
                return graph.code[i] instanceof TypeInsnNode t
                        && t.getOpcode() == Opcodes.NEW
                        && t.desc.equals("java/lang/MatchException");
            }
        }
        return false;
    }

    // Arrays of arrays

    /** The function that makes an array of several dimensions. */
    String arrayMaker(Type.ArrayType type, int dimensions) {
        var name = "array.new:" + dimensions + ":" + type.text().replace("[]", "~");
        if (!functions.containsKey(name)) {
            var inner = dimensions > 2 ? arrayMaker((Type.ArrayType) type.element(), dimensions - 1) : "";
            functions.put(name, Entries.arrayMaker(name, type, dimensions, inner));
        }
        return name;
    }

    // Places

    String sourceName(ClassNode node) {
        return program.sourceOf(node);
    }

    /** Where a method's parameter is declared; its first line when that is not found. */
    Place declared(ClassNode node, MethodNode method, int line, String parameter) {
        var name = method.name.equals("<init>") ? Channels.simple(node.name) : method.name;
        return sources.declared(program.sourceOf(node), line, name, parameter);
    }

    Place place(ClassNode node, int line, String name) {
        return sources.place(program.sourceOf(node), line, name);
    }

    /**
     * Reports what is wrong in a method of a library where the application calls it, and once for each call: what else is wrong
     * there says nothing new. What no call leads to, such as a static initializer, is said only when nothing else is.
     */
    void reportWithin(Instance instance, Diagnostic d) {
        var call = instance.comingFrom(t -> classes().isApplication(t.name));
        if (call.isEmpty()) {
            distant.add(d);
            return;
        }
        var place = place(call.get().from(), call.get().line(), call.get().method());
        if (reported.add("within " + place)) {
            out.add(new Diagnostic(d.code(), d.severity(), place, d.message(), d.notes(), d.remedy()));
        }
    }

    /** Reports once what several translations of one line find. */
    void report(Diagnostic d) {
        if (reported.add(d.code().id() + d.place() + d.message())) {
            out.add(d);
        }
    }
}
