package dev.heliac.tests.generate;

import dev.heliac.tests.generate.Type.Primitive;

/** Exceptions: thrown, caught, passed through {@code finally}. */
final class Failures {

    private final Draft draft;
    private final Chance chance;

    Failures(Draft draft) {
        this.draft = draft;
        chance = draft.chance;
    }

    void statement(Scope scope, Lines to, int depth) {
        switch (chance.below(8)) {
            case 0, 1, 2 -> handled(scope, to, depth);
            case 3 -> cleaned(scope, to, depth);
            case 4 -> resources(scope, to, depth);
            case 5 -> caused(scope, to);
            default -> trap(scope, to);
        }
    }

    private void handled(Scope scope, Lines to, int depth) {
        var own = draft.exceptions.isEmpty() ? null : chance.of(draft.exceptions);
        to.open("try {");
        draft.statements.some(scope.block(), to, depth - 1, 3);
        boolean thrown = own != null && chance.percent(60);
        if (thrown) {
            draft.used(Feature.OWN_EXCEPTION);
            to.line("if (" + draft.expressions.of(Primitive.BOOLEAN, scope, 2) + ") throw new " + own + "("
                    + draft.texts.word() + ", "
                    + draft.expressions.of(Primitive.INT, scope, 1) + ");");
        }
        var e = draft.fresh("e");
        if (chance.percent(30)) {
            draft.used(Feature.MULTI_CATCH);
            to.reopen("} catch (ArithmeticException | IndexOutOfBoundsException | NullPointerException " + e + ") {");
            to.line("Main.say(" + e + ");");
            draft.statements.some(scope.block(), to, depth - 1, 2);
        }
        var f = draft.fresh("e");
        if (thrown && own.startsWith("Checked") || own != null && own.startsWith("Own") && chance.percent(60)) {
            to.reopen("} catch (" + own + " " + f + ") {");
            to.line("Main.out(\"own \" + " + f + ".code + " + f + ".getMessage());");
            draft.statements.some(scope.block(), to, depth - 1, 2);
        }
        var g = draft.fresh("e");
        to.reopen("} catch (" + chance.of("RuntimeException", "RuntimeException", "Exception", "Throwable") + " " + g
                + ") {");
        to.line("Main.say(" + g + ");");
        if (chance.percent(30)) {
            draft.statements.some(scope.block(), to, depth - 1, 2);
        }
        if (chance.percent(35)) {
            draft.used(Feature.TRY_FINALLY);
            to.reopen("} finally {");
            to.line("Main.out(\"finally \");");
            draft.statements.some(scope.block(), to, depth - 1, 2);
        }
        to.close();
    }

    /** Nested {@code finally} blocks that returns, jumps and exceptions pass through. */
    private void cleaned(Scope scope, Lines to, int depth) {
        draft.used(Feature.TRY_FINALLY);
        to.open("try {");
        var inner = scope.block();
        draft.statements.some(inner, to, depth - 1, 2);
        exit(inner, to);
        to.open("try {");
        draft.statements.some(inner.block(), to, depth - 1, 2);
        exit(inner, to);
        to.reopen("} finally {");
        to.line("Main.out(\"inner \" + " + draft.expressions.shown(inner, 1) + ");");
        draft.statements.some(inner.block(), to, depth - 2, 2);
        to.close();
        to.reopen("} finally {");
        to.line("Main.out(\"outer\");");
        draft.statements.some(scope.block(), to, depth - 2, 2);
        if (chance.percent(25)) {
            draft.used(Feature.RETURN_IN_FINALLY);
            exit(scope, to);
        }
        to.close();
    }

    private void exit(Scope scope, Lines to) {
        var what = scope.result == null ? "Main.out(\"stays\");"
                : Scope.NOTHING.equals(scope.result) ? "return;"
                : "return " + draft.expressions.of(scope.result, scope, 1) + ";";
        to.line("if (" + draft.expressions.of(Primitive.BOOLEAN, scope, 2) + ") " + what);
    }

    private void resources(Scope scope, Lines to, int depth) {
        draft.used(Feature.TRY_RESOURCES);
        var a = draft.fresh("c");
        var b = draft.fresh("c");
        to.open("try (Closing " + a + " = new Closing(\"" + a + "\", " + chance.percent(20) + "); Closing " + b + " = "
                + chance.of("null", "new Closing(\"" + b + "\", " + chance.percent(20) + ")") + ") {");
        draft.statements.some(scope.block(), to, depth - 1, 2);
        if (chance.percent(40)) {
            to.line("if (" + draft.expressions.of(Primitive.BOOLEAN, scope, 1) + ") throw new IllegalStateException("
                    + a + ".name);");
        }
        var e = draft.fresh("e");
        to.reopen("} catch (RuntimeException " + e + ") {");
        to.line("Main.say(" + e + ");");
        to.line("for (Throwable t : " + e + ".getSuppressed()) Main.say(t);");
        to.close();
    }

    private void caused(Scope scope, Lines to) {
        draft.used(Feature.CAUSE);
        var e = draft.fresh("e");
        to.open("try {");
        to.open("try {");
        to.line("throw new " + chance.of("IllegalArgumentException", "IllegalStateException",
                "UnsupportedOperationException") + "("
                + draft.expressions.of(Type.Reference.STRING, scope, 1) + ");");
        to.reopen("} catch (IllegalArgumentException | IllegalStateException " + e + ") {");
        to.line("throw new RuntimeException(" + chance.of("\"because\", " + e, e) + ");");
        to.close();
        to.reopen("} catch (RuntimeException " + e + ") {");
        to.line("for (Throwable t = " + e + "; t != null; t = t.getCause()) Main.say(t);");
        to.close();
    }

    /** One of the failures that the language itself has, for sure or almost. */
    private void trap(Scope scope, Lines to) {
        var e = draft.fresh("e");
        var x = draft.expressions.of(Primitive.INT, scope, 1);
        to.open("try {");
        switch (chance.below(7)) {
            case 0 -> {
                draft.used(Feature.ARRAY_STORE);
                draft.used(Feature.COVARIANT_ARRAY);
                var a = draft.fresh("o");
                to.line("Object[] " + a + " = new " + chance.of("String", "Integer", "Number", "Comparable<?>")
                        + "[3];");
                to.line(a + "[1] = " + draft.expressions.of(Type.Reference.OBJECT, scope, 1) + ";");
                to.line("Main.out(\"stored \" + Main.show(" + a + "));");
            }
            case 1 -> {
                draft.used(Feature.CLASS_CAST);
                var type = draft.declarations.isEmpty() ? "Integer" : chance.of(draft.declarations).name();
                to.line("Main.out(\"cast \" + (" + chance.of("Integer", "String", type, type, "Comparable<?>") + ") "
                        + draft.expressions.of(Type.Reference.OBJECT, scope, 1) + ");");
            }
            case 2 -> {
                draft.used(Feature.OUT_OF_BOUNDS);
                to.line("Main.out(\"at \" + (new " + chance.of("int", "byte", "long", "double", "String") + "[4])["
                        + x + "]);");
            }
            case 3 -> {
                draft.used(Feature.NEGATIVE_SIZE);
                to.line("Main.out(\"made \" + new int[(" + x + " % 7)].length);");
            }
            case 4 -> {
                draft.used(Feature.NULL_POINTER);
                var none = draft.fresh("none");
                to.line("int[] " + none + " = Main.isTrue(" + draft.expressions.of(Primitive.BOOLEAN, scope, 1)
                        + ") ? null : new int[1];");
                to.line("Main.out(\"length \" + " + none + chance.of(".length", "[0]", ".clone()[0]") + ");");
            }
            case 5 -> {
                draft.used(Feature.DIVISION_BY_ZERO);
                to.line("Main.out(\"divided \" + " + x + " " + chance.of("/", "%") + " ("
                        + draft.expressions.of(chance.of(Primitive.INT, Primitive.LONG), scope, 1)
                        + " & 1));");
            }
            default -> {
                draft.used(Feature.INITIALIZER_FAILURE);
                to.line("Main.out(\"broken \" + Broken" + draft.number + "." + chance.of("value", "ask()") + ");");
            }
        }
        to.reopen("} catch (" + chance.of("RuntimeException", "RuntimeException", "Throwable") + " " + e + ") {");
        to.line("Main.say(" + e + ");");
        to.close();
    }
}
