package dev.heliac.frontend.model;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.il.Contract;
import dev.heliac.il.Field;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.Role;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type.EndpointType;
import dev.heliac.il.Type.VectorType;
import dev.heliac.il.contract.ContractCheck;
import dev.heliac.il.contract.ContractText;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.RecordComponentNode;

/** Finds the contracts and processes of an application. */
public final class ModelReader {

    private static final String ENDPOINT = "dev/heliac/lang/Endpoint";
    private static final List<String> BUILT_IN = List.of("/console", "/fs");

    private final ClassPool classes;
    private final Map<String, String> sources;
    private final Diagnostics out;
    private final Map<String, ContractInfo> contracts = new LinkedHashMap<>();
    private final Map<String, ContractInfo> endpoints = new HashMap<>();

    private ModelReader(ClassPool classes, Map<String, String> sources, Diagnostics out) {
        this.classes = classes;
        this.sources = sources;
        this.out = out;
    }

    public static Program read(ClassPool classes, Map<String, String> sources, Diagnostics out) {
        var reader = new ModelReader(classes, sources, out);
        var names = new ArrayList<>(classes.applicationClasses());
        names.add("dev/heliac/lang/Console");
        names.add("dev/heliac/lang/FileSystem");
        var program = new Program(classes, reader.contracts, reader.endpoints, new ArrayList<>(), sources);
        for (var name : new LinkedHashSet<>(names)) {
            classes.find(name)
                    .filter(n -> Annotations.of(n, "Contract").isPresent())
                    .ifPresent(n -> reader.contract(n, program));
        }
        reader.settleStates(program);
        for (var name : classes.applicationClasses()) {
            var node = classes.find(name).orElseThrow();
            if (Annotations.of(node, "Process").isPresent()) {
                new ProcessReader(program, out).read(node).ifPresent(program.processes()::add);
            }
        }
        if (program.processes().isEmpty() && !out.hasErrors()) {
            reader.ordinaryMain(program);
        }
        reader.wiring(program);
        return program;
    }

    /** An ordinary Java program is one process: the class with {@code public static void main(String[])}, or else with another main. */
    private void ordinaryMain(Program program) {
        var own = classes.applicationClasses().stream().map(n -> classes.find(n).orElseThrow()).toList();
        var classic = own.stream().filter(Mains::classic).toList();
        var found = classic.isEmpty() ? own.stream().filter(n -> Mains.of(n).isPresent()).toList() : classic;
        if (found.size() == 1) {
            var node = found.getFirst();
            var main = Mains.of(node).orElseThrow();
            boolean isStatic = (main.access & Opcodes.ACC_STATIC) != 0;
            var starting = isStatic ? node : Mains.starter(node, main);
            if (!isStatic) {
                classes.define(starting);
            }
            new ProcessReader(program, out).ordinary(starting, main, simple(node.name)).ifPresent(program.processes()::add);
            return;
        }
        out.error(
                FrontCode.NO_PROCESS,
                Place.of("<application>"),
                found.isEmpty()
                        ? "the application has no process"
                        : "the application has no process, and several classes with a main: "
                                + found.stream().map(n -> n.name.replace('/', '.')).collect(Collectors.joining(", ")),
                found.isEmpty()
                        ? "write a class with a method main, or put @Process(name = \"…\") on one"
                        : "put @Process(name = \"…\") on each class that is to be a process");
    }

    private void settleStates(Program program) {
        var states = new ComponentStates(contracts.values(), out);
        for (var info : List.copyOf(contracts.values())) {
            var place = Place.of(classes.find(info.name()).map(program::sourceOf).orElse(info.name()));
            register(states.settle(info, place));
        }
    }

    private void register(ContractInfo info) {
        contracts.put(info.name(), info);
        endpoints.put(info.exp(), info);
        endpoints.put(info.imp(), info);
    }

    private void wiring(Program program) {
        var providers = new HashMap<String, ProcessInfo>();
        var names = new HashMap<String, ProcessInfo>();
        for (var process : program.processes()) {
            var twin = names.putIfAbsent(process.name(), process);
            if (twin != null) {
                out.error(
                        FrontCode.BAD_PROCESS,
                        process.place(),
                        "another process is already called `" + process.name() + "`",
                        "give one of them another name");
            }
            for (var port : process.ports()) {
                var path = switch (port) {
                    case ProcessDecl.Port.Provides p -> p.path();
                    case ProcessDecl.Port.Listens l -> l.path();
                    case ProcessDecl.Port.Uses _, ProcessDecl.Port.Arguments _ -> null;
                };
                var other = path == null ? null : providers.putIfAbsent(path, process);
                if (other != null || path != null && BUILT_IN.contains(path)) {
                    out.error(
                            FrontCode.TWO_PROVIDERS,
                            process.place(),
                            "`" + path + "` is already provided by "
                                    + (other == null ? "the system" : "process `" + other.name() + "`"),
                            "provide another name");
                }
            }
        }
        for (var process : program.processes()) {
            for (var port : process.ports()) {
                if (port instanceof ProcessDecl.Port.Uses u
                        && !providers.containsKey(u.path())
                        && !BUILT_IN.contains(u.path())) {
                    out.error(
                            FrontCode.NO_PROVIDER,
                            process.place(),
                            "process `" + process.name() + "` uses `" + u.path() + "`, which nothing provides",
                            "add a process with @Provides(\"" + u.path() + "\"), or correct the name");
                }
            }
        }
    }

    private void contract(ClassNode node, Program program) {
        var file = program.sourceOf(node);
        var place = Place.of(file);
        var parts = new ArrayList<ClassNode>();
        // javac lists nest members last first; messages are numbered as they are declared.
        var members = node.nestMembers == null ? List.<String>of() : node.nestMembers.reversed();
        members.stream()
                .filter(m -> m.startsWith(node.name + "$") && m.indexOf('$', node.name.length() + 1) < 0)
                .forEach(m -> classes.find(m).ifPresent(parts::add));
        var ends = parts.stream().filter(n -> n.interfaces.contains(ENDPOINT)).toList();
        var exp = ends.stream().filter(n -> n.name.endsWith("$Exp")).findFirst();
        var imp = ends.stream().filter(n -> n.name.endsWith("$Imp")).findFirst();
        if (exp.isEmpty() || imp.isEmpty()) {
            bad(place, node, "it nests no `interface Exp extends Endpoint<In, Out>` and `interface Imp extends Endpoint<Out, In>`");
            return;
        }
        var directions = endpointArguments(exp.get());
        if (directions.size() != 2) {
            bad(place, node, "its Exp must extend Endpoint<In, Out> with the two message interfaces");
            return;
        }
        // Endpoints in messages may be of the contract itself, so its name is known before its messages are read.
        var messages = new LinkedHashMap<String, MessageInfo>();
        for (var part : parts) {
            boolean in = part.interfaces.contains(directions.get(0));
            boolean outgoing = part.interfaces.contains(directions.get(1));
            if ("java/lang/Record".equals(part.superName) && (in || outgoing)) {
                message(part, in, outgoing, place).ifPresent(m -> messages.put(part.name, m));
            }
        }
        var text = Annotations.string(Annotations.of(node, "Contract"), "value").orElse("");
        var simple = node.name.substring(Math.max(node.name.lastIndexOf('/'), node.name.lastIndexOf('$')) + 1);
        var places = ContractPlaces.of(file, read(file), simple);
        var parsed = ContractText.parse(
                node.name.replace('/', '.'), text, messages.values().stream().map(MessageInfo::message).toList(), places, out);
        parsed.ifPresent(contract -> {
            ContractCheck.check(contract, places.at(1, 1, 0), out);
            register(new ContractInfo(node.name, contract, messages, exp.get().name, imp.get().name));
        });
    }

    private Optional<MessageInfo> message(ClassNode node, boolean in, boolean outgoing, Place place) {
        var components = new ArrayList<MessageInfo.Component>();
        for (var c : node.recordComponents == null ? List.<RecordComponentNode>of() : node.recordComponents) {
            var type = Type.getType(c.descriptor);
            var scalar = JavaTypes.scalar(type);
            var name = type.getSort() == Type.OBJECT ? type.getInternalName() : "";
            var vector = JavaTypes.element(name);
            var owner = endpointOwner(name);
            if (scalar.isPresent()) {
                components.add(new MessageInfo.Component(c.name, c.descriptor, MessageInfo.Kind.SCALAR, scalar.get()));
            } else if (name.equals("java/lang/String")) {
                components.add(new MessageInfo.Component(
                        c.name, c.descriptor, MessageInfo.Kind.STRING, new VectorType(Scalar.I8, false)));
            } else if (vector.isPresent()) {
                components.add(new MessageInfo.Component(
                        c.name, c.descriptor, MessageInfo.Kind.VECTOR, new VectorType(vector.get(), false)));
            } else if (owner.isPresent()) {
                var state = Annotations.string(Annotations.of(c.invisibleAnnotations, "State"), "value").orElse("");
                var role = name.endsWith("$Exp") ? Role.EXP : Role.IMP;
                components.add(new MessageInfo.Component(
                        c.name,
                        c.descriptor,
                        MessageInfo.Kind.ENDPOINT,
                        new EndpointType(role, owner.get().replace('/', '.'), state)));
            } else {
                out.error(
                        FrontCode.BAD_CONTRACT,
                        place,
                        "message `" + simple(node.name) + "`: component `" + c.name + "` has a type that cannot travel",
                        "messages carry primitives, String, exchange vectors (ExBytes, …) and endpoints");
                return Optional.empty();
            }
        }
        var fields = components.stream().map(c -> new Field(c.name(), c.type())).toList();
        var direction = in && outgoing ? Contract.Direction.BOTH : in ? Contract.Direction.IN : Contract.Direction.OUT;
        return Optional.of(new MessageInfo(node.name, new Contract.Message(simple(node.name), direction, fields), components));
    }

    /** The contract interface around an endpoint interface. */
    private Optional<String> endpointOwner(String name) {
        if (!name.endsWith("$Exp") && !name.endsWith("$Imp")) {
            return Optional.empty();
        }
        var owner = name.substring(0, name.length() - 4);
        return classes.find(owner).filter(n -> Annotations.of(n, "Contract").isPresent()).map(n -> n.name);
    }

    /** The interfaces R and S of {@code extends Endpoint<R, S>}, from the generic signature. */
    private static List<String> endpointArguments(ClassNode node) {
        var names = new ArrayList<String>();
        if (node.signature == null) {
            return names;
        }
        new SignatureReader(node.signature)
                .accept(new SignatureVisitor(Opcodes.ASM9) {
                    private String current = "";
                    private boolean inEndpoint;

                    @Override
                    public void visitClassType(String name) {
                        if (inEndpoint) {
                            current = name;
                        }
                        inEndpoint |= name.equals(ENDPOINT);
                    }

                    @Override
                    public void visitInnerClassType(String name) {
                        current += "$" + name;
                    }

                    @Override
                    public void visitEnd() {
                        if (!current.isEmpty()) {
                            names.add(current);
                            current = "";
                        }
                    }
                });
        return names;
    }

    private void bad(Place place, ClassNode node, String what) {
        out.error(FrontCode.BAD_CONTRACT, place, "`" + simple(node.name) + "` is not a contract: " + what, "see docs/contracts.md");
    }

    private String read(String file) {
        try {
            return sources.containsValue(file) ? Files.readString(Path.of(file)) : "";
        } catch (IOException e) {
            return "";
        }
    }

    static String simple(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1);
    }

    /** The entry of a process class: static, named main. */
    static List<MethodNode> mains(ClassNode node) {
        return node.methods.stream().filter(m -> m.name.equals("main") && (m.access & Opcodes.ACC_STATIC) != 0).toList();
    }
}
