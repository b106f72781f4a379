package dev.heliac.tests.generate;

import dev.heliac.tests.generate.Declaration.Method;
import dev.heliac.tests.generate.Type.Functional;
import dev.heliac.tests.generate.Type.Primitive;
import java.util.ArrayList;
import java.util.List;

/** Expressions of any type; each is a primary or stands in parentheses. */
final class Expressions {

    /** How many parts an expression may have, all that is nested in it included. */
    private static final int PARTS = 8;

    private final Draft draft;
    private final Chance chance;
    private int nested;
    private int left;

    Expressions(Draft draft) {
        this.draft = draft;
        chance = draft.chance;
    }

    /** An expression of a type, as deep as said. */
    String of(Type type, Scope scope, int depth) {
        if (nested == 0) {
            left = PARTS;
        }
        nested++;
        try {
            return any(type, scope, --left < 0 ? Math.min(depth, 0) : depth);
        } finally {
            nested--;
        }
    }

    private String any(Type type, Scope scope, int depth) {
        if (chance.percent(depth <= 0 ? 70 : 25)) {
            var known = scope.of(type);
            if (!known.isEmpty()) {
                return chance.of(known).name();
            }
        }
        if (depth <= 0) {
            return simple(type, scope, Math.min(depth, 0));
        }
        if (chance.percent(22)) {
            var general = general(type, scope, depth - 1);
            if (general != null) {
                return general;
            }
        }
        return specific(type, scope, depth);
    }

    /** A literal, or a new object of few parts. */
    private String simple(Type type, Scope scope, int depth) {
        return switch (type) {
            case Primitive p -> draft.numbers.literal(p);
            case Functional f -> draft.functions.lambda(f, scope, depth);
            case Type.Array a -> draft.objects.array(a, scope, depth);
            case Type.Declared d -> draft.objects.make(d.of(), scope, depth);
            case Type.Reference r -> draft.objects.reference(r, scope, depth);
        };
    }

    private String specific(Type type, Scope scope, int depth) {
        return switch (type) {
            case Primitive.BOOLEAN -> draft.numbers.condition(scope, depth - 1);
            case Primitive p -> draft.numbers.number(p, scope, depth - 1);
            case Functional f -> draft.functions.function(f, scope, depth - 1);
            case Type.Array a -> draft.objects.array(a, scope, depth - 1);
            case Type.Declared d -> draft.objects.make(d.of(), scope, depth - 1);
            case Type.Reference r -> r.equals(Type.Reference.STRING)
                    ? draft.texts.text(scope, depth - 1)
                    : draft.objects.reference(r, scope, depth - 1);
        };
    }

    /** Ways that there are for every type, or null. */
    private String general(Type type, Scope scope, int depth) {
        return switch (chance.below(9)) {
            case 0 -> {
                draft.used(Feature.TERNARY);
                var condition = of(Primitive.BOOLEAN, scope, depth);
                yield "(" + condition + " ? " + cast(type, scope, depth) + " : " + cast(type, scope, depth) + ")";
            }
            case 1, 2, 3, 4 -> call(type, scope, depth);
            case 5 -> draft.functions.apply(type, scope, depth);
            case 6 -> draft.objects.element(type, scope, depth);
            case 7 -> type instanceof Functional || scope.level == 0 ? null : draft.switches.expression(type, scope, depth);
            default -> {
                if (type.primitive() || type instanceof Functional) {
                    // no text, which could grow in a loop
                    yield assignment(type, scope, depth);
                }
                draft.used(Feature.GENERIC_METHOD);
                var condition = of(Primitive.BOOLEAN, scope, depth);
                var one = of(type, scope, depth);
                yield "Main.<" + type.text() + ">either(" + condition + ", " + one + ", " + of(type, scope, depth) + ")";
            }
        };
    }

    /** With the type said, where a conditional's or a lambda's could be another. */
    private String cast(Type type, Scope scope, int depth) {
        var e = of(type, scope, depth);
        return type instanceof Functional || type instanceof Primitive p && p.small() ? "((" + type.text() + ") " + e
                + ")" : e;
    }

    private String assignment(Type type, Scope scope, int depth) {
        var targets = scope.assignable().stream().filter(v -> v.type().equals(type)).toList();
        if (targets.isEmpty()) {
            return null;
        }
        draft.used(Feature.ASSIGNMENT_VALUE);
        return "(" + chance.of(targets).name() + " = " + of(type, scope, depth) + ")";
    }

    /** A call of a method with that result, or null. */
    String call(Type result, Scope scope, int depth) {
        var found = new ArrayList<Method>();
        for (var m : draft.statics) {
            if (m.level() < scope.level && result.equals(m.result())) {
                found.add(m);
            }
        }
        for (var d : draft.declarations) {
            for (var m : d.callable()) {
                if (m.level() < scope.level && result.equals(m.result())) {
                    found.add(new Method(d, m.name(), false, m.result(), m.parameters(), m.varargs(), m.level()));
                }
            }
        }
        return found.isEmpty() ? null : invoke(chance.of(found), scope, depth);
    }

    String invoke(Method m, Scope scope, int depth) {
        var arguments = new ArrayList<String>();
        var last = m.parameters().size() - 1;
        for (int i = 0; i <= last; i++) {
            int times = m.varargs() && i == last ? chance.below(4) : 1;
            for (int k = 0; k < times; k++) {
                arguments.add(of(m.parameters().get(i), scope, depth - 1));
            }
        }
        if (m.varargs()) {
            draft.used(Feature.VARARGS);
        }
        return receiver(m, scope, depth) + "." + m.name() + "(" + String.join(", ", arguments) + ")";
    }

    private String receiver(Method m, Scope scope, int depth) {
        if (m.owner() == null) {
            return "Main";
        }
        switch (m.owner().kind()) {
            case INTERFACE -> draft.used(Feature.INTERFACE_CALL);
            case ABSTRACT -> draft.used(Feature.ABSTRACT_CALL);
            case CLASS -> draft.used(Feature.VIRTUAL_CALL);
            case ENUM, RECORD -> draft.used(Feature.RECORD);
        }
        return of(m.owner().type(), scope, depth - 1);
    }

    /** A text of anything that can be printed. */
    String shown(Scope scope, int depth) {
        var type = draft.anyType();
        return type.primitive() || type.equals(Type.Reference.STRING) ? of(type, scope, depth) : "Main.show("
                + of(type, scope, depth) + ")";
    }

    List<String> several(Type type, int count, Scope scope, int depth) {
        var all = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            all.add(of(type, scope, depth));
        }
        return all;
    }
}
