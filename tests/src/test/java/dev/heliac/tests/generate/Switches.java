package dev.heliac.tests.generate;

import dev.heliac.tests.generate.Declaration.Kind;
import dev.heliac.tests.generate.Type.Primitive;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Switches of all kinds, and the patterns in them. */
final class Switches {

    /** Something bound by a pattern. */
    record Binding(String name, Type type) {}

    /** The labels of a switch on something: what stands after {@code case}, with what it binds. */
    private record Label(String text, List<Binding> bindings) {
        Label(String text) {
            this(text, List.of());
        }
    }

    private final Draft draft;
    private final Chance chance;

    Switches(Draft draft) {
        this.draft = draft;
        chance = draft.chance;
    }

    String expression(Type type, Scope scope, int depth) {
        draft.withoutTry++;
        try {
            return wholeExpression(type, scope, depth);
        } finally {
            draft.withoutTry--;
        }
    }

    /** One that is all of an initializer. */
    String wholeExpression(Type type, Scope scope, int depth) {
        draft.used(Feature.SWITCH_EXPRESSION);
        var text = new StringBuilder("(switch (");
        var labels = labels(text, scope, depth);
        text.append(") {\n");
        for (var label : labels) {
            var inner = bound(label, scope.closed());
            text.append(label.text()).append(" -> ");
            if (chance.percent(25)) {
                draft.used(Feature.YIELD);
                var body = new Lines();
                draft.statements.some(inner, body, 1, 1);
                var result = draft.fresh("y");
                body.line(type.text() + " " + result + " = " + value(type, inner, depth) + ";").line("yield " + result + ";");
                text.append("{\n" + body + "}\n");
            } else {
                text.append(value(type, inner, depth)).append(";\n");
            }
        }
        return text.append("})").toString();
    }

    private String value(Type type, Scope scope, int depth) {
        return "((" + type.text() + ") " + draft.expressions.of(type, scope, depth) + ")";
    }

    private static Scope bound(Label label, Scope scope) {
        for (var b : label.bindings()) {
            scope.add(b.name(), b.type(), false);
        }
        return scope;
    }

    /** A switch statement: with arrows or, on numbers, texts and enums, with colons too. */
    void statement(Scope scope, Lines to, int depth, int budget) {
        var head = new StringBuilder("switch (");
        if (chance.percent(40)) {
            old(scope, to, depth, budget);
            return;
        }
        var labels = labels(head, scope, depth);
        to.open(head + ") {");
        for (var label : labels) {
            to.open(label.text() + " -> {");
            draft.statements.some(bound(label, scope.block()), to, depth - 1, budget);
            to.close();
        }
        to.close();
    }

    private void old(Scope scope, Lines to, int depth, int budget) {
        draft.used(Feature.OLD_SWITCH);
        var head = new StringBuilder("switch (");
        var labels = constants(head, scope, depth);
        to.open(head + ") {");
        for (var label : labels) {
            to.open(label + ":");
            // a block each, since all cases are one scope
            to.open("{");
            draft.statements.some(scope.block(), to, depth - 1, budget);
            to.close();
            if (chance.percent(60)) {
                to.line("break;");
            } else {
                draft.used(Feature.FALL_THROUGH);
            }
            to.close("");
        }
        to.close();
    }

    private List<Label> labels(StringBuilder head, Scope scope, int depth) {
        int way = chance.below(10);
        if (way < 4) {
            return constants(head, scope, depth).stream().map(Label::new).toList();
        }
        var sealed = draft.declarations.stream().filter(d -> !d.permitted.isEmpty()).toList();
        if (way < 8 && !sealed.isEmpty()) {
            var d = chance.of(sealed);
            head.append("(" + d.name() + ") " + draft.expressions.of(d.type(), scope, depth));
            return patterns(d.permitted, scope);
        }
        head.append(draft.expressions.of(Type.Reference.OBJECT, scope, depth));
        return types(scope);
    }

    /** Covers a sealed interface: guarded and nested patterns first, then the rest. */
    private List<Label> patterns(List<Declaration> permitted, Scope scope) {
        draft.used(Feature.SEALED_SWITCH);
        var labels = new ArrayList<Label>();
        if (chance.percent(40)) {
            labels.add(new Label("case null"));
        }
        for (var d : permitted) {
            for (int i = chance.below(3); i > 0; i--) {
                draft.used(Feature.DOMINANCE);
                labels.add(guarded(d, scope));
            }
            var name = draft.fresh("q");
            if (d.kind() == Kind.ENUM && chance.percent(60)) {
                d.constants.forEach(c -> labels.add(new Label("case " + d.name() + "." + c)));
                draft.used(Feature.ENUM_SWITCH);
            } else {
                labels.add(d.kind() == Kind.RECORD && chance.percent(30) ? whole(d)
                        : new Label("case " + d.name() + " " + name, List.of(new Binding(name, d.type()))));
            }
        }
        return labels;
    }

    /** A record pattern that matches every record: nothing in it is narrower than the component. */
    private Label whole(Declaration d) {
        var bindings = new ArrayList<Binding>();
        var parts = new ArrayList<String>();
        for (var f : d.fields) {
            if (!f.isStatic()) {
                var name = draft.fresh("r");
                bindings.add(new Binding(name, f.type()));
                parts.add("var " + name);
            }
        }
        draft.used(Feature.RECORD_PATTERN);
        return new Label("case " + d.name() + "(" + String.join(", ", parts) + ")", bindings);
    }

    private Label guarded(Declaration d, Scope scope) {
        var bindings = new ArrayList<Binding>();
        var name = draft.fresh("q");
        String pattern;
        if (d.kind() == Kind.RECORD && chance.percent(80)) {
            pattern = recordPattern(d, bindings, 2);
        } else {
            pattern = d.name() + " " + name;
            bindings.add(new Binding(name, d.type()));
        }
        draft.used(Feature.GUARD);
        var inner = scope.guard();
        bindings.forEach(b -> inner.add(b.name(), b.type(), false));
        return new Label("case " + pattern + " when " + guard(inner), bindings);
    }

    /** Not a constant, which javac takes for true or false, and nothing is assigned in it. */
    private String guard(Scope scope) {
        return "Main.isTrue(" + draft.expressions.of(Primitive.BOOLEAN, scope, 1) + ")";
    }

    String recordPattern(Declaration d, List<Binding> bindings, int depth) {
        var parts = new ArrayList<String>();
        draft.used(Feature.RECORD_PATTERN);
        for (var f : d.fields) {
            if (f.isStatic()) {
                continue;
            }
            var name = draft.fresh("r");
            var records = f.type() instanceof Type.Declared t
                    ? t.of().concrete.stream().filter(c -> c.kind() == Kind.RECORD).toList() : List.<Declaration>of();
            if (depth > 0 && !records.isEmpty() && chance.percent(60)) {
                draft.used(Feature.NESTED_RECORD_PATTERN);
                parts.add(recordPattern(chance.of(records), bindings, depth - 1));
            } else if (chance.percent(15)) {
                parts.add("_");
            } else {
                bindings.add(new Binding(name, f.type()));
                parts.add((chance.percent(40) ? "var" : f.type().text()) + " " + name);
            }
        }
        return d.name() + "(" + String.join(", ", parts) + ")";
    }

    private List<Label> types(Scope scope) {
        draft.used(Feature.TYPE_SWITCH);
        var labels = new ArrayList<Label>();
        if (chance.percent(40)) {
            labels.add(new Label("case null"));
        }
        for (var boxed : List.of(Primitive.INT.box(), Type.Reference.STRING, Primitive.DOUBLE.box(), Primitive.CHAR.box())) {
            if (chance.percent(50)) {
                var guardName = draft.fresh("t");
                if (chance.percent(50)) {
                    draft.used(Feature.GUARD);
                    var inner = scope.guard();
                    inner.add(guardName, boxed, false);
                    labels.add(new Label("case " + boxed.text() + " " + guardName + " when " + guard(inner),
                            List.of(new Binding(guardName, boxed))));
                }
                var name = draft.fresh("t");
                labels.add(new Label("case " + boxed.text() + " " + name, List.of(new Binding(name, boxed))));
            }
        }
        for (var d : draft.declarations) {
            if (d.kind() == Kind.RECORD && chance.percent(50)) {
                labels.add(guarded(d, scope));
            }
        }
        if (chance.percent(30)) {
            var name = draft.fresh("t");
            labels.add(new Label("case Number " + name + " when " + name + ".intValue() > 0"));
        }
        labels.add(new Label("default"));
        return labels;
    }

    private List<String> constants(StringBuilder head, Scope scope, int depth) {
        var labels = new LinkedHashSet<String>();
        var enums = draft.ofKind(Kind.ENUM);
        int way = chance.below(enums.isEmpty() ? 2 : 3);
        int count = chance.between(1, 5);
        if (way == 0) {
            var type = chance.of(Primitive.INT, Primitive.INT, Primitive.CHAR, Primitive.BYTE);
            int scale = chance.of(1, 1, 1, 7, 20);
            head.append(chance.percent(60) ? "(" + type.text() + ") (" + draft.expressions.of(Primitive.INT, scope,
                    depth) + " & " + (8 * scale - 1) + ")"
                    : draft.expressions.of(type, scope, depth));
            for (int i = 0; i < count; i++) {
                labels.add("" + chance.below(6) * scale);
            }
            if (type == Primitive.INT && chance.percent(20)) {
                labels.add(chance.of("Integer.MAX_VALUE", "Integer.MIN_VALUE", "-1", "1 << 20"));
            }
        } else if (way == 1) {
            draft.used(Feature.STRING_SWITCH);
            head.append(draft.expressions.of(Type.Reference.STRING, scope, depth));
            for (int i = 0; i < count; i++) {
                labels.add(chance.of("\"\"", "\"a\"", "\"hello\"", "\"Aa\"", "\"BB\"", "\"AaBB\"", "\"BBAa\"",
                        "\"12\"", "\"true\"", "\"0\""));
            }
        } else {
            draft.used(Feature.ENUM_SWITCH);
            var d = chance.of(enums);
            head.append(draft.expressions.of(d.type(), scope, depth));
            for (var c : d.constants) {
                if (labels.isEmpty() || chance.percent(60)) {
                    labels.add(c);
                }
            }
        }
        var all = new ArrayList<String>();
        var list = new ArrayList<>(labels);
        while (!list.isEmpty()) {
            int n = Math.min(list.size(), chance.percent(80) ? 1 : 2);
            all.add("case " + String.join(", ", list.subList(0, n)));
            list.subList(0, n).clear();
        }
        all.add(all.isEmpty() ? 0 : chance.percent(70) ? all.size() : chance.below(all.size() + 1), "default");
        return all;
    }
}
