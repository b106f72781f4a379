package dev.heliac.tests.generate;

import dev.heliac.tests.generate.Scope.Variable;
import dev.heliac.tests.generate.Type.Functional;
import dev.heliac.tests.generate.Type.Primitive;
import java.util.ArrayList;
import java.util.List;

/** Statements; what leaves a block stands in an {@code if}, so that what follows can be reached. */
final class Statements {

    /** How many a program has, about: then only small ones are written. */
    private static final int MOST = 6;

    private final Draft draft;
    private final Chance chance;
    private int written;

    Statements(Draft draft) {
        this.draft = draft;
        chance = draft.chance;
    }

    /** Some statements, which may declare variables in the scope. */
    void some(Scope scope, Lines to, int depth, int count) {
        for (int i = chance.between(1, Math.max(1, count)); i > 0; i--) {
            one(scope, to, depth);
        }
    }

    private void one(Scope scope, Lines to, int depth) {
        int way = chance.below(depth > 0 && ++written < MOST ? 100 : 45);
        if (way < 18) {
            variable(scope, to, draft.anyType());
        } else if (way < 28) {
            assignment(scope, to);
        } else if (way < 34) {
            print(scope, to);
        } else if (way < 37) {
            call(scope, to);
        } else if (way < 40) {
            leave(scope, to);
        } else if (way < 42) {
            variable(scope, to, chance.of(draft.functionals));
        } else if (way < 45) {
            store(scope, to);
        } else if (way < 52) {
            condition(scope, to, depth);
        } else if (way < 62) {
            loop(scope, to, depth);
        } else if (way < 65) {
            tight(scope, to);
        } else if (way < 73) {
            draft.switches.statement(scope, to, depth, 2);
        } else if (draft.withoutTry > 0) {
            print(scope, to);
        } else if (way < 83) {
            draft.failures.statement(scope, to, depth);
        } else if (way < 87) {
            local(scope, to, depth);
        } else if (way < 89) {
            draft.used(Feature.SYNCHRONIZED);
            to.open("synchronized (Main.LOCK) {");
            some(scope.block(), to, depth - 1, 2);
            to.close();
        } else if (way < 90) {
            draft.used(Feature.ASSERT);
            to.line("assert " + draft.expressions.of(Primitive.BOOLEAN, scope, 1) + " : " + draft.texts.literal()
                    + ";");
        } else {
            draft.library.statement(scope, to);
        }
    }

    void variable(Scope scope, Lines to, Type type) {
        var name = draft.fresh("v");
        var value = !(type instanceof Functional) && chance.percent(6) && draft.withoutTry == 0
                ? draft.switches.wholeExpression(type, scope, 1)
                : draft.expressions.of(type, scope, chance.between(1, 3));
        boolean assignable = !(type instanceof Functional) && chance.percent(65);
        boolean inferred = chance.percent(10) && !(type instanceof Type.Reference) && !(type instanceof Type.Declared)
                && !value.contains("yield "); // javac infers no type of a switch with lambdas in its statements
        to.line((inferred && type.primitive() && ((Primitive) type).ordinal() >= Primitive.INT.ordinal() ? "var"
                : type.text()) + " " + name + " = " + value + ";");
        scope.add(name, type, assignable);
    }

    private void assignment(Scope scope, Lines to) {
        var targets = scope.assignable();
        if (targets.isEmpty()) {
            variable(scope, to, draft.anyType());
            return;
        }
        to.line(assign(chance.of(targets), scope) + ";");
    }

    private String assign(Variable v, Scope scope) {
        var e = draft.expressions;
        if (v.type() instanceof Primitive p && p != Primitive.BOOLEAN && chance.percent(60)) {
            draft.used(Feature.COMPOUND_ASSIGNMENT);
            if (!p.floating() && chance.percent(35)) {
                return v.name() + " " + draft.numbers.integral() + " "
                        + e.of(chance.of(Primitive.INT, Primitive.LONG, Primitive.SHORT), scope, 2);
            }
            return v.name() + " " + draft.numbers.compound(p) + " " + e.of(chance.of(Primitive.NUMBERS), scope, 2);
        } else if (v.type().equals(Type.Reference.STRING) && chance.percent(50)) {
            // cut, since it may be in a loop
            return v.name() + " = Main.cut(" + v.name() + " + " + e.of(chance.of(Primitive.INT, Primitive.CHAR,
            Type.Reference.STRING), scope, 1) + ")";
        }
        var value = e.of(v.type(), scope, 2);
        return v.name() + " = " + (v.type().equals(Type.Reference.STRING) ? "Main.cut(" + value + ")" : value);
    }

    void print(Scope scope, Lines to) {
        var known = scope.visible().stream().filter(v -> v.type().printable()).toList();
        if (!known.isEmpty() && chance.percent(60)) {
            var v = chance.of(known);
            to.line("Main.out(\"" + v.name() + "=\" + Main.show(" + v.name() + "));");
        } else {
            to.line("Main.out(" + draft.texts.word() + " + " + draft.expressions.shown(scope, 2) + ");");
        }
    }

    private void call(Scope scope, Lines to) {
        var type = draft.anyType();
        var call = draft.expressions.call(type, scope, 2);
        if (call != null) {
            to.line(call + ";");
        } else {
            var type2 = chance.of(draft.functionals.stream().filter(f -> f.result() == null).toList());
            var arguments = draft.expressions.several(Primitive.INT.box(), type2.parameters().size(), scope, 1);
            to.line(draft.expressions.of(type2, scope, 1) + "." + type2.method() + "(" + String.join(", ", arguments)
                    + ");");
        }
    }

    /** A return or a jump out of loops, sometimes. */
    private void leave(Scope scope, Lines to) {
        var ways = new ArrayList<String>();
        if (Scope.NOTHING.equals(scope.result)) {
            ways.add("return;");
        } else if (scope.result != null) {
            ways.add("return " + draft.expressions.of(scope.result, scope, 1) + ";");
        }
        if (!scope.loops.isEmpty()) {
            ways.addAll(List.of("break;", "continue;"));
            for (var label : scope.loops) {
                if (!label.isEmpty()) {
                    ways.addAll(List.of("break " + label + ";", "continue " + label + ";"));
                }
            }
        }
        if (ways.isEmpty()) {
            print(scope, to);
        } else {
            to.line("if (" + draft.expressions.of(Primitive.BOOLEAN, scope, 2) + ") " + chance.of(ways));
        }
    }

    /** Into an array's element or an object's field. */
    private void store(Scope scope, Lines to) {
        var arrays = scope.visible().stream().filter(v -> v.type() instanceof Type.Array).toList();
        if (arrays.isEmpty()) {
            variable(scope, to, new Type.Array(chance.of(Primitive.INT, Primitive.LONG, Primitive.DOUBLE,
                    Primitive.BYTE, Primitive.CHAR)));
            return;
        }
        var a = chance.of(arrays);
        var element = ((Type.Array) a.type()).element();
        var index = draft.objects.index(a.name(), scope, 1);
        if (element instanceof Primitive p && p != Primitive.BOOLEAN && chance.percent(40)) {
            draft.used(Feature.COMPOUND_ASSIGNMENT);
            to.line(chance.percent(30) ? a.name() + "[" + index + "]++;"
                    : a.name() + "[" + index + "] " + draft.numbers.compound(p) + " "
                    + draft.expressions.of(chance.of(Primitive.NUMBERS), scope, 2) + ";");
        } else {
            to.line(a.name() + "[" + index + "] = " + draft.expressions.of(element, scope, 2) + ";");
        }
    }

    private void condition(Scope scope, Lines to, int depth) {
        to.open("if (" + draft.expressions.of(Primitive.BOOLEAN, scope, 3) + ") {");
        some(scope.block(), to, depth - 1, 3);
        if (chance.percent(50)) {
            to.reopen("} else {");
            some(scope.block(), to, depth - 1, 3);
        }
        to.close();
    }

    private void loop(Scope scope, Lines to, int depth) {
        var label = chance.percent(30) ? draft.fresh("loop") : "";
        var inner = scope.loop(label);
        var i = draft.fresh("i");
        int times = chance.between(1, 6);
        int way = chance.below(6);
        if (way == 2) {
            // assigned in its own condition: no capture, and nothing else assigns it
            to.line("int " + i + " = 0;");
        }
        if (!label.isEmpty()) {
            draft.used(Feature.LABELLED_LOOP);
            to.line(label + ":");
        }
        switch (way) {
            case 0 -> {
                draft.used(Feature.FOR_EACH);
                var type = new Type.Array(chance.of(Primitive.INT, Type.Reference.STRING, Primitive.DOUBLE, Primitive.CHAR,
                        Primitive.BYTE));
                to.open("for (" + type.element().text() + " " + i + " : " + draft.expressions.of(type, scope, 2)
                        + ") {");
                inner.add(i, type.element(), chance.percent(30));
                to.line("if (Main.spent()) break;");
            }
            case 1 -> {
                draft.used(Feature.FOR_EACH);
                boolean ints = chance.percent(50);
                var element = ints ? Primitive.INT.box() : Type.Reference.STRING;
                to.open("for (" + element.text() + " " + i + " : " + draft.expressions.of(ints ? Type.Reference.INTS
                        : Type.Reference.TEXTS, scope, 2) + ") {");
                inner.add(i, element, false);
                to.line("if (Main.spent()) break;");
            }
            case 2 -> {
                draft.used(Feature.WHILE_LOOP);
                to.open("while (" + i + "++ < " + times + " && !Main.spent()) {");
            }
            case 3 -> {
                draft.used(Feature.DO_LOOP);
                to.open("do {");
            }
            case 4 -> to.open("for (int " + i + " = " + times + "; --" + i + " >= 0 && !Main.spent();) {");
            default -> to.open(chance.percent(30) ? "for (int " + i + " = " + times + "; " + i
                    + " > 0 && !Main.spent(); " + i + "--) {"
                    : "for (int " + i + " = 0; " + i + " < " + times + " && !Main.spent(); " + i + " += "
                    + chance.of(1, 1, 2) + ") {");
        }
        if (way != 0 && way != 1 && way != 3 && chance.percent(50)) {
            var copy = draft.fresh("n");
            to.line("int " + copy + " = " + i + ";");
            inner.add(copy, Primitive.INT, false);
        }
        some(inner, to, depth - 1, 3);
        to.close(way == 3 ? "} while (" + draft.expressions.of(Primitive.BOOLEAN, scope, 2) + " && !Main.spent());"
                : "}");
    }

    /** Counted, without calls: what optimizations are made for. */
    private void tight(Scope scope, Lines to) {
        draft.used(Feature.COUNTED_LOOP);
        var type = chance.of(Primitive.INT, Primitive.LONG, Primitive.DOUBLE, Primitive.FLOAT, Primitive.BYTE,
                Primitive.CHAR, Primitive.SHORT);
        var a = draft.fresh("a");
        var b = draft.fresh("b");
        var i = draft.fresh("i");
        var sum = draft.fresh("s");
        int length = chance.between(0, 40);
        var array = type.text() + "[]";
        to.line(array + " " + a + " = new " + type.text() + "[" + length + "];");
        to.line(array + " " + b + " = " + (chance.percent(30) ? a : "new " + type.text() + "["
                + (length + chance.of(0, 0, 1, 8)) + "]") + ";");
        to.line(type.text() + " " + sum + " = 0;");
        to.open("for (int " + i + " = 0; " + i + " < " + a + ".length; " + i + "++) {");
        to.line(a + "[" + i + "] = (" + type.text() + ") (" + i + " * " + draft.numbers.literal(Primitive.INT)
                + " + " + chance.below(9) + ");");
        to.line(b + "[" + i + "] " + chance.of("=", "+=", "-=") + " (" + type.text() + ") (" + a + "[" + i + "] "
                + chance.of("+", "*", "-", ">> 1 ^").replace(
                ">> 1 ^", type.floating() ? "/" : ">> 1 ^") + " " + chance.of(i, a + "[" + i + " / 2]", "3") + ");");
        to.close();
        var from = chance.of("0", "1", a + ".length - 1", "2");
        if (from.contains("length")) {
            to.open("for (int " + i + " = " + from + "; " + i + " >= " + chance.of("0", "0", "1") + "; " + i + "--) {");
        } else {
            to.open("for (int " + i + " = " + from + "; " + i + " < " + chance.of(a + ".length", "Math.min(" + a
                    + ".length, " + b + ".length)", "" + length)
                    + "; " + i + " += " + chance.of(1, 1, 1, 3) + ") {");
        }
        to.line("if (" + a + "[" + i + "] " + chance.of("<", ">", "!=") + " " + b + "[" + i + "]) " + sum + " "
                + chance.of("+=", "-=", "*=") + " " + b + "["
                + chance.of(i, i, b + ".length - 1 - " + i) + "];");
        to.line("else " + sum + " += " + chance.of(i, a + "[" + i + "]", "1") + ";");
        to.close();
        to.line("Main.out(\"tight \" + " + sum + " + Arrays.hashCode(" + a + ") + Arrays.hashCode(" + b + "));");
        scope.add(a, new Type.Array(type), false);
        scope.add(sum, type, true);
    }

    /** A local class, record, enum or interface, and its use. */
    private void local(Scope scope, Lines to, int depth) {
        var name = draft.freshClass("Local");
        var type = draft.plainType();
        if (chance.percent(40)) {
            draft.used(Feature.LOCAL_RECORD);
            to.open("record " + name + "(" + type.text() + " x, int y) {");
            to.open("int total(int more) {");
            to.line("return " + (type.primitive() ? "" : "x == null ? more : ")
                    + "y * more + String.valueOf(x).length();");
            to.close().close();
            var a = draft.fresh("l");
            to.line(name + " " + a + " = new " + name + "(" + draft.expressions.of(type, scope, 2) + ", "
                    + draft.expressions.of(Primitive.INT, scope, 2) + ");");
            to.line("Main.out(" + a + " + \" \" + " + a + ".total(" + draft.expressions.of(Primitive.INT, scope, 1)
                    + ") + " + a + ".hashCode() + " + a
                    + ".equals(new " + name + "(" + a + ".x(), " + chance.below(3) + ")));");
            return;
        }
        draft.used(Feature.LOCAL_CLASS);
        draft.used(Feature.CAPTURE);
        var base = chance.of("Object", "Comparable<String>");
        var held = draft.fresh("held");
        var by = draft.fresh("by");
        to.open("class " + name + (base.equals("Object") ? "" : " implements " + base) + " {");
        var inner = scope.captured(type);
        to.line(type.text() + " " + held + " = " + draft.expressions.of(type, scope.captured(null), 1) + ";");
        inner.addField(held, type, true);
        to.open(type.text() + " next(int " + by + ") {");
        inner.add(by, Primitive.INT, true);
        some(inner, to, Math.min(depth - 1, 1), 2);
        to.line("return " + draft.expressions.of(type, inner, 2) + ";");
        to.close();
        if (!base.equals("Object")) {
            to.open("public int compareTo(String other) {");
            to.line("return other.length() - Main.show(" + held + ").length();");
            to.close();
        }
        to.close();
        var o = draft.fresh("l");
        to.line(name + " " + o + " = new " + name + "();");
        to.line("Main.out(\"local \" + Main.show(" + o + ".next(" + draft.expressions.of(Primitive.INT, scope, 1)
                + ")) + Main.show(" + o + "." + held + "));");
    }
}
