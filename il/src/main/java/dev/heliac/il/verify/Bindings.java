package dev.heliac.il.verify;

import dev.heliac.il.Module;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.ProcessDecl.Port;
import dev.heliac.il.Role;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.il.symbols.Signature;
import dev.heliac.il.symbols.Symbols;
import dev.heliac.il.text.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks what the module binds functions to: traps, the describe function and processes. */
final class Bindings {

    private static final Type THROWABLE = new Type.ClassType(Module.THROWABLE);
    private static final Type BYTES = new Type.VectorType(Scalar.I8, false);

    private final Module module;
    private final Symbols symbols;
    private final Report report;

    Bindings(Module module, Symbols symbols, Report report) {
        this.module = module;
        this.symbols = symbols;
        this.report = report;
    }

    void verify() {
        var functions = new HashSet<String>();
        for (var function : module.functions()) {
            report.name(
                    function.name(), Names.isFunctionName(function.name()), functions, "function", report.at(function));
        }
        module.traps().entrySet().stream().sorted(Entry.comparingByKey()).forEach(e -> {
            var place = report.place("trap " + e.getKey().text());
            function(e.getValue(), place).ifPresent(s -> {
                boolean throwable = s.results().size() == 1 && symbols.assignable(s.results().getFirst(), THROWABLE);
                if (!s.parameters().equals(e.getKey().parameters()) || !throwable) {
                    wrong(e.getValue(), list(e.getKey().parameters()) + " -> `" + THROWABLE.text() + "`", place);
                }
            });
        });
        module.describe().ifPresent(name -> {
            var place = report.place("describe");
            var expected = new Signature(List.of(THROWABLE), List.of(BYTES));
            if (function(name, place).filter(s -> !s.equals(expected)).isPresent()) {
                wrong(name, list(List.of(THROWABLE)) + " -> `" + BYTES.text() + "`", place);
            }
        });
        var processes = new HashSet<String>();
        var paths = new HashSet<String>();
        for (var process : module.processes()) {
            var place = report.place("process " + process.name());
            report.name(process.name(), Names.isName(process.name()), processes, "process", place);
            process(process, paths, place);
        }
    }

    private Optional<Signature> function(String name, Where place) {
        var found = symbols.function(name);
        if (found.isEmpty()) {
            report.unknown("function", "@" + name, place);
        }
        return found;
    }

    private void wrong(String function, String expected, Where place) {
        report.error(
                VerifyCode.TRAP_FUNCTION,
                place,
                "`@" + function + "` must be a function " + expected,
                "name another one");
    }

    private static String list(List<Type> types) {
        return types.stream().map(Type::text).collect(Collectors.joining(", ", "`(", ")`"));
    }

    private void process(ProcessDecl process, Set<String> paths, Where place) {
        var expected = process.ports().stream().map(p -> parameter(p, paths, place)).toList();
        process.preferences().stream().filter(p -> !Names.isName(p.isa())).forEach(p -> report.error(
                VerifyCode.NAME,
                place,
                "`" + p.isa() + "` cannot name an instruction set",
                "use a name such as `x86_64`"));
        var entry = function(process.entry(), place);
        if (entry.isEmpty() || expected.stream().anyMatch(Optional::isEmpty)) {
            return;
        }
        var types = expected.stream().map(Optional::get).toList();
        if (!entry.get().equals(new Signature(types, List.of()))) {
            report.error(
                    VerifyCode.PORTS,
                    place,
                    "the ports need an entry function " + list(types) + ", but `@" + process.entry() + "` takes "
                            + list(entry.get().parameters())
                            + (entry.get().results().isEmpty() ? "" : " and has results"),
                    "let ports and parameters correspond");
        }
    }

    /** The type of the parameter that a port is bound to. */
    private Optional<Type> parameter(Port port, Set<String> paths, Where place) {
        return switch (port) {
            case Port.Provides p -> {
                provided(p.path(), paths, place);
                yield endpoint(Role.EXP, p.contract(), place);
            }
            case Port.Listens l -> {
                provided(l.path(), paths, place);
                yield endpoint(Role.EXP, l.contract(), place).map(_ -> new Type.ListenerType(l.contract()));
            }
            case Port.Uses u -> endpoint(Role.IMP, u.contract(), place);
            case Port.Arguments _ -> Optional.of(BYTES);
        };
    }

    private void provided(String path, Set<String> paths, Where place) {
        if (!paths.add(path)) {
            report.error(VerifyCode.PROVIDERS, place, "\"" + path + "\" is provided already", "provide another name");
        }
    }

    private Optional<Type> endpoint(Role role, String contract, Where place) {
        var found = symbols.contract(contract);
        if (found.isEmpty()) {
            report.unknown("contract", contract, place);
        }
        return found.map(c -> new Type.EndpointType(role, contract, c.initial()));
    }
}
