package dev.heliac.il.sg;

import dev.heliac.il.Contract.Direction;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.sg.SgDeclaration.Contract;
import dev.heliac.il.sg.SgDeclaration.Enumeration;
import dev.heliac.il.sg.SgDeclaration.Message;
import dev.heliac.il.sg.SgDeclaration.Parameter;
import dev.heliac.il.sg.SgJavaTypes.Component;
import dev.heliac.il.symbols.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes one contract as an interface of Java. */
final class SgJavaContract {

    private static final String LANG = "dev.heliac.lang.";
    private static final int MOST_NAMED = 5;

    private final Contract contract;
    private final List<Enumeration> enums;
    private final SgJavaTypes types;
    private final SgJavaConstants constants;
    private final SgJava.Classes classes;
    private final Diagnostics out;
    private final Map<String, String> records = new HashMap<>();
    private final Map<Enumeration, String> enumNames = new HashMap<>();
    private final Set<String> taken = new HashSet<>(Set.of("In", "Out", "Exp", "Imp"));
    private final Set<String> imports = new TreeSet<>();
    private Optional<SgJavaContract> base = Optional.empty();
    private boolean isExtended;

    SgJavaContract(
            Contract contract,
            List<Enumeration> enums,
            SgJavaTypes types,
            SgJavaConstants constants,
            SgJava.Classes classes,
            Diagnostics out) {
        this.contract = contract;
        this.enums = enums;
        this.types = types;
        this.constants = constants;
        this.classes = classes;
        this.out = out;
        taken.add(classes.of(contract));
        // A message called like a contract whose endpoints travel here would hide it.
        contract.messages().stream()
                .flatMap(m -> m.parameters().stream())
                .flatMap(p -> types.components(p).stream())
                .forEach(c -> c.contract().ifPresent(t -> taken.add(classes.of(t))));
        contract.messages().forEach(m -> records.put(m.name(), SgJavaNames.type(m.name(), taken)));
        enums.forEach(e -> enumNames.put(e, SgJavaNames.type(e.name(), taken)));
        nullable();
    }

    /** To be told of all contracts before any is written. */
    void extend(SgJavaContract extended) {
        base = Optional.of(extended);
        extended.isExtended = true;
    }

    /** What a message is called, here or in a contract that this one extends. */
    private Map<String, String> allRecords() {
        var all = new HashMap<String, String>();
        for (var at = Optional.of(this); at.isPresent(); at = at.get().base) {
            at.get().records.forEach(all::putIfAbsent);
        }
        return all;
    }

    private List<Contract> chain() {
        var chain = new ArrayList<Contract>();
        for (var at = Optional.of(this); at.isPresent(); at = at.get().base) {
            chain.add(at.get().contract);
        }
        return chain;
    }

    String text() {
        var name = classes.of(contract);
        var body = new StringBuilder();
        body.append("@").append(lang("Contract")).append(states());
        var over = base.map(b -> " extends " + classes.of(b.contract)).orElse("");
        body.append("public interface ").append(name).append(over).append(" {\n");
        if (base.isEmpty()) {
            body.append('\n').append(direction("In", "What an importer sends.", Direction.OUT));
            body.append('\n').append(direction("Out", "What an exporter sends.", Direction.IN));
        }
        var fields = new HashSet<String>();
        for (var constant : contract.constants()) {
            constants.field(constant, chain(), fields, plain("String", "java.lang."))
                    .ifPresent(f -> body.append('\n').append(f));
        }
        contract.messages().forEach(m -> body.append('\n').append(message(m)));
        enums.forEach(e -> body.append('\n').append(constants.type(e, enumNames.get(e), "", "    ")));
        var end = lang("Endpoint");
        var exporter = base.map(b -> classes.of(b.contract) + ".Exp").orElse(end + "<In, Out>");
        body.append("\n    /** The exporter's end. */\n    interface Exp extends ").append(exporter).append(" {}\n");
        body.append("\n    /** The importer's end. */\n    interface Imp extends ").append(end).append("<Out, In> {}\n}\n");
        var imported = imports.stream().map(i -> "import " + i + ";\n").collect(Collectors.joining());
        return imported + "\n" + comment("Contract", contract) + body;
    }

    /** Where it comes from. */
    static String comment(String what, SgDeclaration declaration) {
        var file = Path.of(declaration.place().file()).getFileName();
        return "/** " + what + " {@code " + declaration.fullName() + "} of {@code " + file + "}. */\n";
    }

    private String states() {
        if (contract.states().isEmpty()) {
            return "(\"\")\n";
        }
        var text = new StringBuilder("(\"\"\"\n");
        var all = allRecords();
        for (var state : contract.states()) {
            SgJavaState.lines(state.words(), all).forEach(l -> text.append("        ").append(l).append('\n'));
        }
        return text + "        \"\"\")\n";
    }

    /** Sealed where there are messages, unless those of other files are to come to it. */
    private String direction(String name, String comment, Direction other) {
        boolean any = contract.messages().stream().anyMatch(m -> m.direction() != other);
        return "    /** " + comment + " */\n    " + (any && !isExtended ? "sealed " : "") + "interface " + name + " {}\n";
    }

    private String message(Message message) {
        var used = new HashSet<String>();
        var components = new ArrayList<String>();
        var named = new HashMap<String, String>();
        for (var parameter : message.parameters()) {
            for (var component : types.components(parameter)) {
                var name = SgJavaNames.component(component.name(), used);
                named.putIfAbsent(parameter.name(), name);
                components.add(type(component) + " " + name);
            }
        }
        if (components.size() > Limits.MESSAGE_FIELDS) {
            out.error(
                    SgCode.NO_COUNTERPART,
                    message.place(),
                    "message `" + message.name() + "` has " + components.size() + " components when its structs are taken apart",
                    "a message has at most " + Limits.MESSAGE_FIELDS + "; send several");
        }
        var directions = message.direction() == Direction.BOTH ? "In, Out" : message.direction() == Direction.IN ? "In" : "Out";
        var record = records.get(message.name());
        return "    record " + record + "(" + String.join(", ", components) + ") implements " + directions + body(message, record, named);
    }

    private String body(Message message, String record, Map<String, String> components) {
        var checks = new StringBuilder();
        for (var condition : message.conditions()) {
            var java = new SgCondition(message, components, n -> constants.value(n, chain())).java(condition.words());
            if (java.isEmpty()) {
                out.add(new Diagnostic(
                        SgCode.CONDITION,
                        Diagnostic.Severity.WARNING,
                        condition.place(),
                        "the condition of `" + message.name() + "` is left out",
                        List.of(),
                        "write it in the compact constructor of record `" + record + "`"));
            }
            java.ifPresent(j -> checks.append("            if (!(").append(j).append(")) {\n")
                    .append("                throw new IllegalArgumentException(\"").append(SgEscapes.java(j, '"')).append("\");\n")
                    .append("            }\n"));
        }
        return checks.isEmpty() ? " {}\n" : " {\n        public " + record + " {\n" + checks + "        }\n    }\n";
    }

    private String type(Component component) {
        return switch (component.kind()) {
            case PRIMITIVE -> component.primitive().orElseThrow().java();
            case TEXT -> plain("String", "java.lang.");
            case VECTOR -> lang(component.primitive().orElseThrow().vector());
            case END -> component.state().map(s -> "@" + lang("State") + "(\"" + s + "\") ").orElse("")
                    + classes.of(component.contract().orElseThrow()) + "." + component.role();
        };
    }

    /** A class of lang: imported, unless something else here is called so. */
    private String lang(String name) {
        if (taken.contains(name) || classes.all().contains(name)) {
            return LANG + name;
        }
        imports.add(LANG + name);
        return name;
    }

    private String plain(String name, String packageName) {
        return taken.contains(name) || classes.all().contains(name) ? packageName + name : name;
    }

    /** One warning tells of all. */
    private void nullable() {
        var found = contract.messages().stream()
                .flatMap(m -> m.parameters().stream().filter(SgJavaContract::mayBeNull).map(p -> Map.entry(m, p)))
                .toList();
        if (found.isEmpty()) {
            return;
        }
        var named = found.stream()
                .limit(MOST_NAMED)
                .map(e -> "`" + e.getValue().name() + "` of `" + e.getKey().name() + "`")
                .collect(Collectors.joining(", "));
        int more = found.size() - MOST_NAMED;
        out.add(new Diagnostic(
                SgCode.NULLABLE,
                Diagnostic.Severity.WARNING,
                found.getFirst().getValue().place(),
                named + (more > 0 ? " and " + more + " more" : "") + " may be null in Sing#, but never in Heliac",
                List.of(),
                "send an empty vector, or a message of its own where there is none"));
    }

    private static boolean mayBeNull(Parameter parameter) {
        return !(parameter.type() instanceof SgType.Named) && !parameter.type().nonNull();
    }
}
