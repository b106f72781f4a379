package dev.heliac.tests.generate;

import dev.heliac.tests.generate.Declaration.Field;
import dev.heliac.tests.generate.Declaration.Kind;
import dev.heliac.tests.generate.Declaration.Method;
import dev.heliac.tests.generate.Type.Functional;
import dev.heliac.tests.generate.Type.Primitive;
import java.util.ArrayList;
import java.util.List;

/** The classes, interfaces, enums and records of a program: what there is first, so that bodies can use all of it, then the text. */
final class Classes {

    private static final int LEVELS = 4;

    private final Draft draft;
    private final Chance chance;
    private final List<String> texts = new ArrayList<>();

    Classes(Draft draft) {
        this.draft = draft;
        chance = draft.chance;
    }

    void declare() {
        for (int i = chance.percent(20) ? 2 : 1; i > 0; i--) {
            declareEnum();
        }
        if (chance.percent(45)) {
            sealed();
        }
        if (chance.percent(45)) {
            hierarchy();
        }
        if (chance.percent(30)) {
            var d = new Declaration(draft.freshClass("Data"), Kind.RECORD);
            components(d, List.of());
            draft.declarations.add(d);
        }
        for (int i = chance.between(0, 1); i > 0; i--) {
            var parameters = some(0, 2);
            draft.functionals.add(new Functional(draft.freshClass("Fn"), "call", draft.plainType(), parameters));
        }
        for (int i = chance.between(0, 2); i > 0; i--) {
            draft.exceptions.add(draft.freshClass(chance.percent(70) ? "Own" : "Checked"));
        }
        for (int i = chance.between(0, 2); i > 0; i--) {
            boolean varargs = chance.percent(20);
            var parameters = some(varargs ? 1 : 0, 3);
            if (varargs) {
                parameters.set(parameters.size() - 1, chance.of(Primitive.INT, Type.Reference.STRING, Type.Reference.OBJECT,
                        Primitive.DOUBLE, Primitive.CHAR.box()));
            }
            draft.statics.add(new Method(null, draft.fresh("f"), true, draft.anyType(), parameters, varargs,
                    chance.between(1, LEVELS)));
        }
        if (chance.percent(25)) {
            draft.statics.add(new Method(null, draft.fresh("f"), true, Primitive.INT,
                    List.of(chance.of(draft.functionals), Primitive.INT), false, 2));
        }
    }

    private List<Type> some(int least, int most) {
        var types = new ArrayList<Type>();
        for (int i = chance.between(least, most); i > 0; i--) {
            types.add(draft.anyType());
        }
        return types;
    }

    private Method method(Declaration owner, String stem) {
        return new Method(owner, draft.fresh(stem), false, chance.percent(60) ? draft.plainType() : draft.anyType(),
                some(0, 2), false, chance.between(0, LEVELS));
    }

    private void declareEnum() {
        var d = new Declaration(draft.freshClass("Kind"), Kind.ENUM);
        for (int i = chance.between(2, 5); i > 0; i--) {
            d.constants.add(draft.fresh("K"));
        }
        for (int i = chance.between(0, 2); i > 0; i--) {
            d.fields.add(new Field(draft.fresh("x"), draft.plainType(), false));
        }
        d.methods.add(method(d, "m"));
        draft.declarations.add(d);
    }

    private void components(Declaration d, List<Declaration> also) {
        for (int i = chance.between(also.isEmpty() ? 1 : 0, 3); i > 0; i--) {
            var type = !also.isEmpty() && chance.percent(45) ? chance.of(also).type()
                    : chance.percent(15) ? chance.of(draft.ofKind(Kind.ENUM)).type()
                    : draft.plainType();
            d.fields.add(new Field(draft.fresh("x"), type, false));
            d.constructor.add(type);
        }
        if (chance.percent(40)) {
            d.methods.add(method(d, "m"));
        }
    }

    private void sealed() {
        var top = new Declaration(draft.freshClass("Shape"), Kind.INTERFACE);
        var shared = method(top, "m");
        top.methods.add(shared);
        draft.declarations.add(top);
        for (int i = chance.between(2, 4); i > 0; i--) {
            var d = new Declaration(draft.freshClass("Rec"), Kind.RECORD);
            // the first one has no other in it, so that they end
            components(d, top.permitted.isEmpty() ? List.of() : List.of(top));
            add(top, d, shared);
        }
        if (chance.percent(50)) {
            var d = new Declaration(draft.freshClass("Leaf"), Kind.CLASS);
            d.fields.add(new Field(draft.fresh("x"), draft.plainType(), false));
            d.constructor.add(d.fields.getFirst().type());
            add(top, d, shared);
        }
        if (chance.percent(40)) {
            var d = new Declaration(draft.freshClass("Kind"), Kind.ENUM);
            d.constants.addAll(List.of(draft.fresh("K"), draft.fresh("K")));
            add(top, d, shared);
        }
    }

    private void add(Declaration top, Declaration d, Method shared) {
        d.implement(top);
        d.methods.add(shared);
        top.permitted.add(d);
        draft.declarations.add(d);
    }

    private void hierarchy() {
        var face = new Declaration(draft.freshClass("Face"), Kind.INTERFACE);
        face.methods.add(method(face, "m"));
        face.methods.add(method(face, "d"));
        draft.declarations.add(face);
        var base = new Declaration(draft.freshClass("Base"), Kind.ABSTRACT);
        base.methods.add(method(base, "m"));
        base.methods.add(method(base, "v"));
        fields(base);
        base.implement(face);
        draft.declarations.add(base);
        var above = new ArrayList<>(List.of(base));
        for (int i = chance.between(1, 2); i > 0; i--) {
            var d = new Declaration(draft.freshClass("Class"), Kind.CLASS);
            fields(d);
            d.extend(chance.percent(75) ? above.getLast() : base);
            d.constructor.addAll(some(0, 2));
            if (chance.percent(40)) {
                d.methods.add(method(d, "v"));
            }
            above.add(d);
            draft.declarations.add(d);
        }
        if (chance.percent(30)) {
            var d = new Declaration(draft.freshClass("Other"), Kind.CLASS);
            fields(d);
            d.implement(face);
            draft.declarations.add(d);
        }
    }

    private void fields(Declaration d) {
        for (int i = chance.between(0, 3); i > 0; i--) {
            d.fields.add(new Field(draft.fresh("x"), chance.percent(80) ? draft.plainType()
                    : new Type.Array(chance.of(Primitive.INT, Primitive.BYTE, Type.Reference.STRING)),
                    chance.percent(25)));
        }
    }

    /** The text of everything declared. */
    String write() {
        for (var d : draft.declarations) {
            texts.add(switch (d.kind()) {
                case ENUM -> anEnum(d);
                case RECORD -> aRecord(d);
                case INTERFACE -> anInterface(d);
                case CLASS, ABSTRACT -> aClass(d);
            });
        }
        for (var f : draft.functionals.subList(Functional.OF_THE_JDK.size(), draft.functionals.size())) {
            var parameters = new ArrayList<String>();
            f.parameters().forEach(p -> parameters.add(p.text() + " a" + parameters.size()));
            texts.add("@FunctionalInterface\ninterface " + f.text() + " {\n    " + f.result().text() + " call("
                    + String.join(", ", parameters) + ");\n}\n");
        }
        for (var e : draft.exceptions) {
            texts.add(anException(e));
        }
        return String.join("\n", texts);
    }

    private String anException(String name) {
        var own = draft.exceptions.stream().filter(o -> o.startsWith("Own")
                && draft.exceptions.indexOf(o) < draft.exceptions.indexOf(name)).findFirst();
        var base = name.startsWith("Checked") ? "Exception" : own.isPresent() && chance.percent(50) ? own.get()
                : chance.of("RuntimeException", "IllegalStateException");
        var text = new Lines().open("class " + name + " extends " + base + " {").line("final int code;").open(name
                + "(String message, int code) {");
        text.line(base.startsWith("Own") ? "super(message + '+', code + 1);"
                : "super(message);").line("this.code = code;").close();
        if (chance.percent(30)) {
            text.open("@Override public String getMessage() {").line("return super.getMessage() + \"/\" + code;").close();
        }
        return text.close().toString();
    }

    /** The method's head, whose parameters are added to the scope. */
    private String head(Method m, Scope scope) {
        var parameters = new ArrayList<String>();
        for (var p : m.parameters()) {
            var name = draft.fresh("a");
            boolean last = m.varargs() && parameters.size() == m.parameters().size() - 1;
            parameters.add(p.text() + (last ? "... " : " ") + name);
            scope.add(name, last ? new Type.Array(p) : p, chance.percent(50));
        }
        return m.result().text() + " " + m.name() + "(" + String.join(", ", parameters) + ")";
    }

    private void body(Method m, Scope scope, Lines to, String head, String above) {
        to.open(head + " {");
        if (m.level() == 0) {
            to.line("return " + draft.expressions.of(m.result(), scope, 2) + ";");
        } else {
            to.line("if (Main.spent()) return " + draft.expressions.of(m.result(), Scope.simple(), 0) + ";");
            draft.statements.some(scope, to, 2, 2);
            if (above != null && chance.percent(50)) {
                draft.used(Feature.SUPER_CALL);
                to.line("Main.out(\"super \" + Main.show(" + above + "." + m.name() + "(" + arguments(m, scope)
                        + ")));");
            }
            to.line("return " + draft.expressions.of(m.result(), scope, 3) + ";");
        }
        to.close();
    }

    private String arguments(Method m, Scope scope) {
        var all = new ArrayList<String>();
        m.parameters().forEach(p -> all.add(draft.expressions.of(p, scope, 1)));
        return String.join(", ", all);
    }

    private void override(Declaration d, Method m, Lines to, String above) {
        var scope = Scope.ofMethod(m.level(), m.result());
        for (var f : d.fields) {
            scope.addField(f.name(), f.type(), d.kind() == Kind.CLASS || d.kind() == Kind.ABSTRACT);
        }
        for (var p = d.parent; p != null; p = p.parent) {
            p.fields.forEach(f -> scope.addField(f.name(), f.type(), true));
        }
        body(m, scope, to, "public " + head(m, scope), above);
    }

    private String anEnum(Declaration d) {
        draft.used(Feature.ENUM);
        var to = new Lines().open("enum " + d.name() + faces(d) + " {");
        for (int i = 0; i < d.constants.size(); i++) {
            var values = new ArrayList<String>();
            draft.unfinished = d;
            d.fields.forEach(f -> values.add(draft.expressions.of(f.type(), Scope.simple(), 1)));
            draft.unfinished = null;
            var constant = d.constants.get(i) + "(" + String.join(", ", values) + ")";
            var end = i == d.constants.size() - 1 ? ";" : ",";
            if (chance.percent(35)) {
                draft.used(Feature.ENUM_BODY);
                to.open(constant + " {");
                override(d, d.methods.getFirst(), to, "super");
                to.close("}" + end);
            } else {
                to.line(constant + end);
            }
        }
        d.fields.forEach(f -> to.line("final " + f.type().text() + " " + f.name() + ";"));
        constructor(d, to, d.name());
        d.methods.forEach(m -> override(d, m, to, null));
        return to.close().toString();
    }

    private static void constructor(Declaration d, Lines to, String name) {
        var parameters = new ArrayList<String>();
        d.fields.forEach(f -> parameters.add(f.type().text() + " " + f.name()));
        to.open(name + "(" + String.join(", ", parameters) + ") {");
        d.fields.forEach(f -> to.line("this." + f.name() + " = " + f.name() + ";"));
        to.close();
    }

    private static String faces(Declaration d) {
        return d.interfaces.isEmpty() ? "" : " implements " + String.join(", ",
                d.interfaces.stream().map(Declaration::name).toList());
    }

    private String aRecord(Declaration d) {
        draft.used(Feature.RECORD);
        var components = d.fields.stream().map(f -> f.type().text() + " " + f.name()).toList();
        var to = new Lines().open("record " + d.name() + "(" + String.join(", ", components) + ")" + faces(d) + " {");
        if (chance.percent(30)) {
            to.open(d.name() + " {");
            for (var f : d.fields) {
                if (f.type() instanceof Primitive p && p != Primitive.BOOLEAN) {
                    to.line(f.name() + " " + draft.numbers.compound(p) + " 1;");
                } else if (f.type().equals(Type.Reference.STRING)) {
                    to.line(f.name() + " = Main.cut(" + f.name() + " + '.');");
                }
            }
            to.close();
        }
        d.methods.forEach(m -> override(d, m, to, null));
        return to.close().toString();
    }

    private String anInterface(Declaration d) {
        var permits = d.permitted.isEmpty() ? "" : " permits " + String.join(", ",
                d.permitted.stream().map(Declaration::name).toList());
        var to = new Lines().open((permits.isEmpty() ? "" : "sealed ") + "interface " + d.name() + permits + " {");
        for (var m : d.methods) {
            var scope = Scope.ofMethod(m.level(), m.result());
            if (m.name().startsWith("d")) {
                draft.used(Feature.DEFAULT_METHOD);
                body(m, scope, to, "default " + head(m, scope), null);
            } else {
                to.line(head(m, scope) + ";");
            }
        }
        return to.close().toString();
    }

    private String aClass(Declaration d) {
        var permitted = d.interfaces.stream().anyMatch(i -> !i.permitted.isEmpty());
        var to = new Lines().open((d.kind() == Kind.ABSTRACT ? "abstract " : permitted ? "final " : "") + "class "
                + d.name()
                + (d.parent == null ? "" : " extends " + d.parent.name()) + faces(d) + " {");
        for (var f : d.fields) {
            var value = draft.expressions.of(f.type(), Scope.simple(), 2);
            if (f.isStatic() && f.type() == Primitive.INT) {
                draft.used(Feature.STATIC_INITIALIZER);
                value = "Main.tell(\"" + d.name() + "." + f.name() + "\", " + value + ")";
            }
            to.line((f.isStatic() ? "static " : "") + f.type().text() + " " + f.name()
                    + (permitted || chance.percent(20) && !f.isStatic() ? "" : " = " + value) + ";");
        }
        if (chance.percent(30)) {
            draft.used(Feature.STATIC_INITIALIZER);
            to.open("static {").line("Main.out(\"static " + d.name() + "\");").close();
        }
        if (d.kind() == Kind.CLASS) {
            construct(d, to, permitted);
        }
        for (var m : d.methods) {
            if (d.kind() == Kind.ABSTRACT && isAbstract(m)) {
                to.line("public abstract " + head(m, Scope.simple()) + ";");
            }
        }
        for (var m : toWrite(d)) {
            override(d, m, to, m.owner() == d ? null : above(d, m));
        }
        to.open("@Override public String toString() {");
        var parts = new StringBuilder("return \"" + d.name() + "(\"");
        d.fields.stream().filter(f -> !(f.type() instanceof Type.Array)).forEach(f ->
                parts.append(" + ").append(f.name()).append(" + ' '"));
        to.line(parts + (d.parent == null || d.parent.kind() == Kind.ABSTRACT ? "" : " + super.toString()")
                + " + \")\";");
        return to.close().close().toString();
    }

    private void construct(Declaration d, Lines to, boolean fromFields) {
        if (fromFields) {
            constructor(d, to, d.name());
            return;
        }
        var scope = Scope.simple();
        var parameters = new ArrayList<String>();
        for (var t : d.constructor) {
            var name = draft.fresh("a");
            parameters.add(t.text() + " " + name);
            scope.add(name, t, false);
        }
        to.open(d.name() + "(" + String.join(", ", parameters) + ") {");
        if (d.parent != null && d.parent.kind() == Kind.CLASS) {
            var values = new ArrayList<String>();
            d.parent.constructor.forEach(t -> values.add(draft.expressions.of(t, scope, 1)));
            to.line("super(" + String.join(", ", values) + ");");
        }
        for (var f : d.fields) {
            if (!f.isStatic() && chance.percent(40)) {
                to.line("this." + f.name() + " = " + draft.expressions.of(f.type(), scope, 2) + ";");
            }
        }
        var pure = d.callable().stream().filter(m -> m.level() == 0).toList();
        if (!pure.isEmpty() && chance.percent(30)) {
            draft.used(Feature.VIRTUAL_IN_CONSTRUCTOR);
            var m = chance.of(pure);
            to.line("Main.out(\"constructing \" + Main.show(" + m.name() + "(" + arguments(m, scope) + ")));");
        }
        to.close();
    }

    /** Its own methods, all that are still abstract, and some of the others. */
    private List<Method> toWrite(Declaration d) {
        var all = new ArrayList<Method>();
        for (var m : d.callable().stream().distinct().toList()) {
            boolean needed = isAbstract(m) ? d.kind() == Kind.CLASS && (d.parent == null
                    || d.parent.kind() != Kind.CLASS || !d.parent.callable().contains(m))
                    : m.owner() == d;
            boolean possible = m.owner() != d && (d.kind() == Kind.CLASS || !isAbstract(m));
            if (needed || possible && chance.percent(35)) {
                all.add(m);
            }
        }
        return all;
    }

    private static boolean isAbstract(Method m) {
        return m.name().startsWith("m") && (m.owner().kind() == Kind.INTERFACE || m.owner().kind() == Kind.ABSTRACT);
    }

    /** What reaches the method that one in this class overrides, or null if that has no body. */
    private static String above(Declaration d, Method m) {
        if (d.parent != null && d.parent.callable().contains(m)) {
            return !isAbstract(m) || d.parent.kind() == Kind.CLASS ? "super" : null;
        }
        return d.interfaces.contains(m.owner()) && !isAbstract(m) ? m.owner().name() + ".super" : null;
    }

    /** A static method of the main class. */
    void function(Method m, Lines to) {
        var scope = Scope.ofMethod(m.level(), m.result());
        body(m, scope, to, "static " + head(m, scope), null);
    }
}
