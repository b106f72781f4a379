package dev.heliac.il.verify;

import dev.heliac.il.ClassDecl;
import dev.heliac.il.Field;
import dev.heliac.il.Module;
import dev.heliac.il.Selector;
import dev.heliac.il.Type;
import dev.heliac.il.symbols.Limits;
import dev.heliac.il.symbols.ResultTypes;
import dev.heliac.il.symbols.Signature;
import dev.heliac.il.symbols.Symbols;
import dev.heliac.il.text.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks classes, interfaces and selectors. */
final class Classes {

    private final Module module;
    private final Symbols symbols;
    private final Report report;
    private final Types types;

    Classes(Module module, Symbols symbols, Report report) {
        this.module = module;
        this.symbols = symbols;
        this.report = report;
        types = new Types(symbols, report);
    }

    void verify() {
        var names = new HashSet<String>();
        for (var decl : module.classes()) {
            var place = report.place(decl.kind().text() + " " + decl.name());
            report.name(decl.name(), Names.isName(decl.name()), names, "class or interface", place);
            classDecl(decl, place);
        }
        var selectorNames = new HashSet<String>();
        for (var selector : module.selectors()) {
            var place = report.place("selector " + selector.name());
            report.name(selector.name(), Names.isName(selector.name()), selectorNames, "selector", place);
            selector(selector, place);
        }
    }

    private void selector(Selector selector, Where place) {
        // The object itself is a function's first parameter.
        report.limit(selector.parameters().size() + 1, Limits.PARAMETERS, "parameters", place);
        report.limit(selector.results().size(), Limits.RESULTS, "results", place);
        selector.parameters().forEach(t -> types.value(t, true, place));
        selector.results().forEach(t -> types.value(t, false, place));
    }

    private void classDecl(ClassDecl decl, Where place) {
        var names = new HashSet<String>();
        fields(decl.fields(), names, place);
        fields(decl.statics(), names, place);
        hierarchy(decl, place);
        initializer(decl, place);
        if (decl.isInterface()) {
            if (decl.superclass().isPresent() || !decl.fields().isEmpty() || !decl.methods().isEmpty()) {
                report.error(
                        VerifyCode.INTERFACE,
                        place,
                        "the interface `" + decl.name() + "` has a superclass, instance fields or methods",
                        "give them to the classes that implement it");
            }
        } else {
            methods(decl, place);
        }
    }

    private void fields(List<Field> fields, Set<String> names, Where place) {
        report.limit(fields.size(), Limits.CLASS_FIELDS, "fields of a class", place);
        for (var field : fields) {
            boolean named = Names.isName(field.name()) && !field.name().contains(".");
            report.name(field.name(), named, names, "field", place);
            if (ResultTypes.storable(field.type())) {
                types.mentions(field.type(), place);
            } else {
                report.stored("class", field, place);
            }
        }
    }

    private void hierarchy(ClassDecl decl, Where place) {
        if (decl.superclass().isPresent()) {
            above(decl.superclass().get(), false, place);
        } else if (!decl.isInterface() && !decl.name().equals(Symbols.OBJECT)) {
            broken("`" + decl.name() + "` has no superclass", place);
        }
        var interfaces = new HashSet<String>();
        for (var name : decl.interfaces()) {
            above(name, true, place);
            if (!interfaces.add(name)) {
                report.error(VerifyCode.DUPLICATE, place, "`" + name + "` is named twice", "name it once");
            }
        }
        if (symbols.depth(decl.name()) > Limits.CLASS_DEPTH) {
            broken("`" + decl.name() + "` is above itself, or has more than " + Limits.CLASS_DEPTH + " above it", place);
        }
        report.limit(symbols.interfaces(decl.name()).size(), Limits.INTERFACES, "interfaces above a class", place);
    }

    private void above(String name, boolean asInterface, Where place) {
        var found = symbols.classNamed(name);
        if (found.isEmpty()) {
            report.unknown(asInterface ? "interface" : "class", name, place);
        } else if (found.get().isInterface() != asInterface) {
            broken("`" + name + "` is " + (asInterface ? "no" : "an") + " interface", place);
        } else if (!asInterface && name.equals(Module.CELL)) {
            report.error(VerifyCode.HIERARCHY, place, "`" + name + "` has no subclasses", "let an object refer to one instead");
        }
    }

    private void broken(String message, Where place) {
        report.error(VerifyCode.HIERARCHY, place, message, "let every class descend from `java.lang.Object`");
    }

    private void initializer(ClassDecl decl, Where place) {
        decl.initializer().ifPresent(name -> {
            var function = symbols.function(name);
            if (function.isEmpty()) {
                report.unknown("function", "@" + name, place);
            } else if (!function.get().equals(new Signature(List.of(), List.of()))) {
                report.error(
                        VerifyCode.INITIALIZER,
                        place,
                        "`@" + name + "` takes or gives something",
                        "name a function without parameters and results");
            }
        });
    }

    private void methods(ClassDecl decl, Where place) {
        var answered = new HashSet<String>();
        for (var method : decl.methods()) {
            var selector = symbols.selector(method.selector());
            var function = symbols.function(method.function());
            if (selector.isEmpty()) {
                report.unknown("selector", method.selector(), place);
            }
            if (function.isEmpty()) {
                report.unknown("function", "@" + method.function(), place);
            }
            if (!answered.add(method.selector())) {
                report.error(
                        VerifyCode.DUPLICATE, place, "`" + method.selector() + "` is answered twice", "answer it once");
            }
            if (selector.isPresent() && function.isPresent() && !answers(function.get(), selector.get(), decl)) {
                report.error(
                        VerifyCode.METHOD,
                        place,
                        "`@" + method.function() + "` cannot answer `" + method.selector() + "` for `" + decl.name() + "`",
                        "let it take " + demand(decl, selector.get()));
            }
        }
    }

    private boolean answers(Signature function, Selector selector, ClassDecl decl) {
        var parameters = function.parameters();
        return !parameters.isEmpty()
                && parameters.getFirst() instanceof Type.ClassType c
                && symbols.subtype(decl.name(), c.name())
                && parameters.subList(1, parameters.size()).equals(selector.parameters())
                && function.results().equals(selector.results());
    }

    private static String demand(ClassDecl decl, Selector selector) {
        return "a `$" + decl.name() + "`"
                + selector.parameters().stream().map(t -> ", `" + t.text() + "`").collect(Collectors.joining())
                + " and give "
                + (selector.results().isEmpty()
                        ? "nothing"
                        : selector.results().stream().map(t -> "`" + t.text() + "`").collect(Collectors.joining(", ")));
    }
}
