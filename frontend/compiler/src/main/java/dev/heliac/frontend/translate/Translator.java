package dev.heliac.frontend.translate;

import dev.heliac.frontend.model.ClassPool;
import dev.heliac.frontend.model.ContractInfo;
import dev.heliac.frontend.model.JavaTypes;
import dev.heliac.frontend.model.MessageInfo;
import dev.heliac.frontend.model.ProcessInfo;
import dev.heliac.frontend.model.Program;
import dev.heliac.frontend.model.RecordLayouts;
import dev.heliac.frontend.sites.EnumTable;
import dev.heliac.frontend.sites.Sites;
import dev.heliac.il.Contract;
import dev.heliac.il.Function;
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
import dev.heliac.il.opt.StringSwitches;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Translates a program: every method its processes reach, and the classes and contracts these use. */
public final class Translator {

    static final Type.ClassType OBJECT = new Type.ClassType("java.lang.Object");
    static final Type.ClassType CLASS = new Type.ClassType(Module.CLASS);
    static final Type.ClassType STRING = new Type.ClassType(Module.STRING);

    private static final String ENUM_TABLE = "dev.heliac.lang.support.EnumTable.constants";
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
    private final Set<String> required = new HashSet<>();
    private final Classes classes;
    private final Dispatch dispatch;
    private final Initializers initializers;
    private final Sites sites = new Sites();
    private final RecordLayouts layouts;
    private final Constants constants;
    private EnumLookup enumTable;
    private final Map<String, MessageInfo> messages = new HashMap<>();
    private final Conditions conditions = new Conditions();
    private final Map<String, ContractInfo> byContract = new HashMap<>();
    private final Set<String> reported = new HashSet<>();
    private final List<Diagnostic> distant = new ArrayList<>();

    private Translator(Program program, Diagnostics out) {
        this.program = program;
        this.out = out;
        sources = new SourceText(program);
        classes = new Classes(program.classes());
        layouts = new RecordLayouts(program.classes());
        dispatch = new Dispatch(program.classes(), this::answer, this::again);
        constants = new Constants(program.classes());
        initializers = new Initializers(this, program.classes());
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
        instantiate(Module.STRING.replace('.', '/'), null, 0);
        mention(new Type.ClassType(Module.THROWABLE));
        var traps = new EnumMap<Trap, String>(Trap.class);
        for (var trap : Trap.values()) {
            traps.put(trap, support("Traps", trapMethod(trap)));
        }
        var describe = function(Module.THROWABLE.replace('.', '/'), "describe");
        var mains = new LinkedHashMap<ProcessInfo, Instance>();
        program.processes().forEach(p -> mains.put(p, main(p)));
        if (program.processes().stream().anyMatch(p -> p.ports().contains(new ProcessDecl.Port.Arguments()))) {
            support("Strings", "arguments");
        }
        drain();
        finishEnumTable();
        dispatch.neverCalled().forEach(i -> {
            if (!functions.containsKey(i.name())) {
                add(Entries.onNullOnly(i));
            }
        });
        if (!out.hasErrors()) {
            distant.forEach(this::report);
        }
        var processes = new ArrayList<ProcessDecl>();
        var wrappers = new Entries(this);
        mains.forEach((p, main) -> {
            var entry = wrappers.entry(p, main, initializers.nearest(p.owner()).map(c -> c.replace('/', '.')));
            functions.put(entry.name(), entry);
            processes.add(new ProcessDecl(
                    p.name(), entry.name(), p.ports(), ProcessDecl.Profile.FULL, p.preferences(), p.affinities()));
        });
        return new Module(
                name,
                contracts(),
                classes.declarations(dispatch, initializers),
                dispatch.selectors(),
                traps,
                Optional.of(describe),
                functions.values().stream().map(StringSwitches::run).toList(),
                processes);
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
            case COPY -> "copy";
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
            var mentioned = switch (text.remove()) {
                case Type.EndpointType e -> Optional.of(e.contract());
                case Type.ListenerType l -> Optional.of(l.contract());
                case Type.SetType s -> Optional.of(s.member().contract());
                case Scalar _, Type.Reference _, Type.VectorType _, Type.AnyType _ -> Optional.<String>empty();
            };
            // With a contract, those that it extends.
            while (mentioned.isPresent() && !used.containsKey(mentioned.get())) {
                var contract = byContract.get(mentioned.get()).contract();
                used.put(contract.name(), contract);
                contract.messages().forEach(m -> m.fields().forEach(f -> text.add(f.type())));
                mentioned = contract.base();
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
        initializers.nearest(p.owner()).ifPresent(c -> initializers.require(c, instance, p.place().line()));
        require(instance);
        return instance;
    }

    /** The function that finds an enum's constants by its class object; its body is written when all enums are known. */
    String enumTable(Instance from, int line) {
        if (enumTable == null) {
            enumTable = new EnumLookup(from, line);
        }
        return ENUM_TABLE;
    }

    private record EnumLookup(Instance from, int line) {}

    private void finishEnumTable() {
        if (enumTable == null) {
            return;
        }
        // Reading the constants of one enum may bring others in.
        var known = new TreeSet<String>();
        for (var found = dispatch.enums(); !known.equals(found); found = dispatch.enums()) {
            for (var type : found) {
                var node = classes().find(type).orElseThrow();
                if (known.add(type)) {
                    node.methods.stream()
                            .filter(m -> m.name.equals("values") && m.desc.startsWith("()"))
                            .forEach(m -> ordinary(node, m, enumTable.from(), enumTable.line()));
                }
            }
            drain();
        }
        var made = EnumTable.of(known);
        classes().define(made.type());
        ordinary(made.type(), made.method(), enumTable.from(), enumTable.line());
        drain();
    }

    private void drain() {
        while (!open.isEmpty()) {
            translate(open.remove());
        }
    }

    private void again(Instance instance) {
        started.remove(instance.name());
        open.add(instance);
    }

    private void translate(Instance instance) {
        if (started.add(instance.name())) {
            new MethodTranslator(this, instance).translate().ifPresent(f -> functions.put(f.name(), f));
        }
    }

    /** Makes sure that an instance is translated: at once when its caller needs to know in which states it gives endpoints back. */
    void require(Instance instance) {
        if (instance.borrowedEndpoints() > 0) {
            translate(instance);
        } else if (required.add(instance.name())) {
            open.add(instance);
        }
    }

    private static String name(ClassNode type, MethodNode method) {
        var twins = type.methods.stream().filter(m -> m.name.equals(method.name)).toList();
        var name = type.name.replace('/', '.') + "." + method.name;
        return twins.size() > 1 ? name + "~" + twins.indexOf(method) : name;
    }

    Instance instance(
            MethodTranslator caller, ClassNode type, MethodNode method, List<Instance.Parameter> parameters, List<Type> results) {
        var name = new StringBuilder(name(type, method));
        for (var p : parameters) {
            if (p.type() instanceof Type.EndpointType e) {
                name.append(':').append(e.state());
            }
            if (p.type() instanceof Type.SetType s) {
                name.append(':').append(s.member().contract()).append('.').append(s.member().state());
            }
        }
        return instances.computeIfAbsent(
                name.toString(),
                n -> caller == null
                        ? new Instance(n, type, method, parameters, results, null, 0)
                        : new Instance(n, type, method, parameters, results, caller.instance, caller.line));
    }

    /** A method that objects of a class answer a virtual call with. */
    private Instance answer(Dispatch.Made made, Resolved target) {
        return ordinary(target.type(), target.method(), made.from(), made.line());
    }

    Instance initializer(ClassNode type, MethodNode clinit, Instance from, int line) {
        return ordinary(type, clinit, from, line);
    }

    /** A method without linear parameters. */
    private Instance ordinary(ClassNode type, MethodNode method, Instance from, int line) {
        var parameters = new ArrayList<Instance.Parameter>();
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            parameters.add(plain(org.objectweb.asm.Type.getObjectType(type.name)));
        }
        for (var t : org.objectweb.asm.Type.getArgumentTypes(method.desc)) {
            parameters.add(plain(t));
        }
        var returned = org.objectweb.asm.Type.getReturnType(method.desc);
        List<Type> results = returned.equals(org.objectweb.asm.Type.VOID_TYPE) ? List.of() : List.of(plain(returned).type());
        var instance = instances.computeIfAbsent(
                name(type, method), n -> new Instance(n, type, method, parameters, results, from, line));
        require(instance);
        return instance;
    }

    private Instance.Parameter plain(org.objectweb.asm.Type type) {
        var storage = JavaTypes.storage(type);
        mention(storage);
        return new Instance.Parameter(storage.widened(), null, false);
    }

    void add(Function function) {
        functions.put(function.name(), function);
    }

    void instantiate(String type, Instance from, int line) {
        classes().find(type).ifPresent(n -> dispatch.instantiate(n, from, line));
    }

    Dispatch dispatch() {
        return dispatch;
    }

    Initializers initializers() {
        return initializers;
    }

    /** What a call site calls, as a class of its own; empty when its bootstrap method is not known. */
    Optional<Sites.Made> site(InvokeDynamicInsnNode site, ClassNode within, int line) {
        var made = sites.of(site, within, line);
        made.ifPresent(m -> classes().define(m.type()));
        return made;
    }

    /** The function of a method of the support library. */
    String support(String type, String method) {
        return function(SUPPORT + type, method);
    }

    private String function(String type, String method) {
        var node = program.classes().find(type).orElseThrow();
        var found = node.methods.stream().filter(m -> m.name.equals(method)).findFirst().orElseThrow();
        var parameters = new ArrayList<Instance.Parameter>();
        for (var t : org.objectweb.asm.Type.getArgumentTypes(found.desc)) {
            var element = t.getSort() == org.objectweb.asm.Type.OBJECT
                    ? JavaTypes.element(t.getInternalName())
                    : Optional.<Scalar>empty();
            parameters.add(new Instance.Parameter(
                    element.<Type>map(e -> new Type.VectorType(e, true)).orElseGet(() -> plain(t).type()),
                    null,
                    false));
        }
        var returned = org.objectweb.asm.Type.getReturnType(found.desc);
        var element = returned.getSort() == org.objectweb.asm.Type.OBJECT
                ? JavaTypes.element(returned.getInternalName())
                : Optional.<Scalar>empty();
        List<Type> results = returned.equals(org.objectweb.asm.Type.VOID_TYPE)
                ? List.of()
                : List.of(element.<Type>map(e -> new Type.VectorType(e, false)).orElseGet(() -> plain(returned).type()));
        var instance = instance(null, node, found, parameters, results);
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

    /** Declares a field. */
    void use(String type, String field, Type storage) {
        classes.use(type, field);
        mention(storage);
    }

    RecordLayouts layouts() {
        return layouts;
    }

    Constants constants() {
        return constants;
    }

    void mention(Type type) {
        classes.mention(type);
    }

    /** Whether a value of one reference type may stand for another. */
    boolean assignable(Type from, Type to) {
        return classes.assignable(from, to);
    }

    /** The class that declares a field, which is resolved as JVMS 5.4.3.2 says; the field is in use from now on. */
    Optional<ClassNode> declaring(String owner, String field) {
        var node = classes().find(owner);
        while (node.isPresent()) {
            var current = node.get();
            if (current.fields.stream().anyMatch(f -> f.name.equals(field))) {
                var type = new Type.ClassType(current.name.replace('/', '.'));
                mention(type);
                classes.use(type.name(), field);
                return node;
            }
            for (var i : current.interfaces) {
                var inherited = declaring(i, field);
                if (inherited.isPresent()) {
                    return inherited;
                }
            }
            node = current.superName == null ? Optional.empty() : classes().find(current.superName);
        }
        return Optional.empty();
    }

    /** Finds a method the way the JVM resolves it: superclasses, then interfaces (JVMS 5.4.3.3). */
    Optional<Resolved> resolve(String owner, String name, String descriptor) {
        for (var current = classes().find(owner); current.isPresent(); ) {
            var node = current.get();
            var method = classes().method(node, name, descriptor);
            if (method.isPresent()) {
                return Optional.of(new Resolved(node, method.get()));
            }
            current = node.superName == null ? Optional.empty() : classes().find(node.superName);
        }
        return classes().find(owner).flatMap(n -> dispatch.inherited(n, name, descriptor));
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
                    classes().find(name).ifPresent(n -> classes().method(n, declared.method().name, declared.method().desc)
                            .filter(o -> (o.access & Opcodes.ACC_ABSTRACT) == 0)
                            .ifPresent(o -> targets.add(new Resolved(n, o))));
                }
            }
        }
        return targets;
    }

    // Contracts

    /** The Java class of an endpoint, vector or listener. */
    String javaClass(Token token) {
        return switch (token.type()) {
            case Type.EndpointType e -> e.role() == Role.EXP ? contract(e).exp() : contract(e).imp();
            case Type.VectorType v -> token.boxed().isPresent() ? JavaTypes.BOX : JavaTypes.vector(v.element());
            case Type.AnyType _ -> AnyEnds.ANY;
            case Type.ListenerType _ -> "dev/heliac/lang/Listener";
            case Type.SetType _ -> token.map() ? Sets.MAP : Sets.SET;
        };
    }

    /** Whether the Java class of an endpoint, vector or listener is, extends or implements another. */
    boolean canBe(Token token, String type) {
        return classes().isSubclass(javaClass(token), type);
    }

    Conditions conditions() {
        return conditions;
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

    /** Whether a contract extends another, or one that does. */
    boolean extendsContract(ContractInfo contract, ContractInfo base) {
        var at = contract.contract().base();
        while (at.isPresent()) {
            if (at.get().equals(base.contract().name())) {
                return true;
            }
            at = at.flatMap(name -> byContract.get(name).contract().base());
        }
        return false;
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
