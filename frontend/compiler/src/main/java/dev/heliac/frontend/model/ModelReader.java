package dev.heliac.frontend.model;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds the contracts and processes of an application. */
public final class ModelReader {

    private static final List<String> BUILT_IN = List.of("/console", "/fs");

    private final ClassPool classes;
    private final Diagnostics out;
    private final Map<String, ContractInfo> contracts = new LinkedHashMap<>();
    private final Map<String, ContractInfo> endpoints = new HashMap<>();

    private ModelReader(ClassPool classes, Diagnostics out) {
        this.classes = classes;
        this.out = out;
    }

    public static Program read(ClassPool classes, Map<String, String> sources, Diagnostics out) {
        var reader = new ModelReader(classes, out);
        var names = new ArrayList<>(classes.applicationClasses());
        names.add("dev/heliac/lang/Console");
        names.add("dev/heliac/lang/FileSystem");
        var program = new Program(classes, reader.contracts, reader.endpoints, new ArrayList<>(), sources);
        var read = new ContractReader(program, out);
        for (var name : new LinkedHashSet<>(names)) {
            classes.find(name)
                    .filter(n -> Annotations.of(n, "Contract").isPresent())
                    .flatMap(read::read)
                    .ifPresent(reader::register);
        }
        reader.settleStates(program);
        reader.settleEntries(program, read);
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

    private void settleEntries(Program program, ContractReader read) {
        var entries = EntryStates.of(program);
        for (var info : List.copyOf(contracts.values())) {
            var settled = entries.with(info);
            register(settled);
            read.decide(settled, entries);
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

    static String simple(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1);
    }

    /** The entry of a process class: static, named main. */
    static List<MethodNode> mains(ClassNode node) {
        return node.methods.stream().filter(m -> m.name.equals("main") && (m.access & Opcodes.ACC_STATIC) != 0).toList();
    }
}
