package dev.heliac.tests.generate;

import dev.heliac.tests.generate.Type.Functional;
import dev.heliac.tests.generate.Type.Primitive;
import java.util.ArrayList;
import java.util.List;

/** Lambdas, method references of all kinds, and calls through them. */
final class Functions {

    private final Draft draft;
    private final Chance chance;

    Functions(Draft draft) {
        this.draft = draft;
        chance = draft.chance;
    }

    String function(Functional type, Scope scope, int depth) {
        if (chance.percent(45)) {
            var reference = reference(type, scope);
            if (reference != null) {
                return "((" + type.text() + ") " + reference + ")";
            }
        }
        if (chance.percent(12)) {
            var composed = composed(type, scope, depth);
            if (composed != null) {
                draft.used(Feature.COMPOSITION);
                return composed;
            }
        }
        return chance.percent(15) ? anonymous(type, scope, depth) : lambda(type, scope, depth);
    }

    String lambda(Functional type, Scope scope, int depth) {
        draft.used(Feature.LAMBDA);
        draft.used(draft.functionals.indexOf(type) < Functional.OF_THE_JDK.size() ? Feature.JDK_FUNCTIONAL
                : Feature.OWN_FUNCTIONAL);
        var inner = scope.captured(type.result());
        var names = new ArrayList<String>();
        for (var p : type.parameters()) {
            var name = draft.fresh("a");
            names.add(name);
            inner.add(name, p, chance.percent(20));
        }
        if (!scope.visible().isEmpty()) {
            draft.used(Feature.CAPTURE);
        }
        var head = "((" + type.text() + ") (" + String.join(", ", names) + ") -> ";
        if (type.result() == null) {
            return head + "Main.out(\"fn \" + " + draft.expressions.shown(inner, depth) + "))";
        } else if (scope.level > 0 && chance.percent(25)) {
            var body = new Lines();
            draft.statements.some(inner, body, 1, 2);
            return head + "{\n" + body + "return " + draft.expressions.of(type.result(), inner, depth) + ";\n})";
        }
        return head + draft.expressions.of(type.result(), inner, depth) + ")";
    }

    private String anonymous(Functional type, Scope scope, int depth) {
        if (type.result() == null) {
            return lambda(type, scope, depth);
        }
        draft.used(Feature.ANONYMOUS_CLASS);
        var inner = scope.captured(type.result());
        var count = draft.fresh("calls");
        inner.addField(count, Primitive.INT, true);
        var parameters = new ArrayList<String>();
        for (var p : type.parameters()) {
            var name = draft.fresh("a");
            parameters.add(p.text() + " " + name);
            inner.add(name, p, true);
        }
        return "(new " + type.text() + "() {\nint " + count + " = " + draft.numbers.literal(Primitive.INT)
                + ";\npublic " + type.result().text() + " "
                + type.method() + "(" + String.join(", ", parameters) + ") {\n" + count + "++;\nreturn "
                + draft.expressions.of(type.result(), inner, depth) + ";\n}\n})";
    }

    private String reference(Functional type, Scope scope) {
        var found = new ArrayList<String>();
        for (var m : draft.statics) {
            if (m.level() < scope.level && !m.varargs() && type.parameters().equals(m.parameters())
                    && type.result() != null && type.result().equals(m.result())) {
                found.add("Main::" + m.name());
            }
        }
        var text = draft.texts;
        found.addAll(switch (type.text()) {
            case "IntUnaryOperator" -> List.of("Math::abs", "Integer::reverse", "Integer::bitCount", "("
                    + text.literal() + " + 'q')::indexOf");
            case "IntBinaryOperator" -> List.of("Integer::sum", "Math::max", "Integer::compare", "Integer::rotateLeft");
            case "IntFunction<String>" -> List.of("Integer::toString", "Integer::toHexString", "(" + text.literal()
                    + " + \"reference\")::substring");
            case "Function<Integer, String>" -> List.of("String::valueOf", "Object::toString",
                    "Integer::toOctalString");
            case "Function<String, Integer>" -> List.of("String::length", "Integer::valueOf", "Integer::new", "("
                    + text.literal() + " + 0)::compareTo");
            case "BinaryOperator<Integer>" -> List.of("Integer::sum", "Integer::max", "Integer::compareTo");
            case "UnaryOperator<String>" -> List.of("String::trim", "String::toUpperCase", "String::new", "("
                    + text.literal() + " + 1)::concat");
            case "Predicate<String>" -> List.of("String::isEmpty", "(" + text.literal() + " + 2)::contains", "("
                    + text.literal() + ")::equals");
            case "ToLongFunction<String>" -> List.of("String::length", "Long::parseLong", "String::hashCode");
            case "DoubleUnaryOperator" -> List.of("Math::abs", "Math::sqrt", "StrictMath::sin", "Math::floor");
            case "LongBinaryOperator" -> List.of("Long::sum", "Math::max", "Math::multiplyExact", "Long::compare");
            case "Supplier<String>" -> List.of("String::new", "(" + text.literal() + " + 3)::strip");
            case "Consumer<Integer>" -> List.of("Main::note");
            default -> List.<String>of();
        });
        if (found.isEmpty()) {
            return null;
        }
        var r = chance.of(found);
        draft.used(r.endsWith("::new") ? Feature.CONSTRUCTOR_REFERENCE
                : r.startsWith("(") ? Feature.BOUND_REFERENCE
                : r.startsWith("String::") || r.startsWith("Object::") || r.equals("Integer::compareTo")
                ? Feature.UNBOUND_REFERENCE
                : Feature.STATIC_REFERENCE);
        return r.equals("Integer::new") ? "Integer::valueOf" : r;
    }

    private String composed(Functional type, Scope scope, int depth) {
        var one = lambda(type, scope, depth);
        return switch (type.text()) {
            case "IntUnaryOperator", "DoubleUnaryOperator" -> "(" + one + "." + chance.of("andThen", "compose") + "("
                    + lambda(type, scope, depth) + "))";
            case "Predicate<String>" -> chance.percent(30) ? "(" + one + ".negate())"
                    : "(" + one + "." + chance.of("and", "or") + "(" + lambda(type, scope, depth) + "))";
            case "IntPredicate" -> "(" + one + "." + chance.of("and", "or") + "(" + lambda(type, scope, depth) + "))";
            default -> null;
        };
    }

    /** A call of a function that is in a variable or written on the spot, or null. */
    String apply(Type result, Scope scope, int depth) {
        var types = draft.functionals.stream().filter(f -> result.equals(f.result())).toList();
        if (types.isEmpty()) {
            return null;
        }
        var type = chance.of(types);
        var arguments = new ArrayList<String>();
        for (var p : type.parameters()) {
            arguments.add(draft.expressions.of(p, scope, depth - 1));
        }
        return draft.expressions.of(type, scope, depth - 1) + "." + type.method() + "(" + String.join(", ",
                arguments) + ")";
    }
}
