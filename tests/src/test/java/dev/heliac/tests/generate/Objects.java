package dev.heliac.tests.generate;

import dev.heliac.tests.generate.Declaration.Kind;
import dev.heliac.tests.generate.Type.Primitive;
import java.util.ArrayList;

/** Objects of the program's classes, boxes, arrays and collections as values. */
final class Objects {

    /** Counts down, below zero where only what is simple is made. */
    private static final int DEEPEST = -6;

    private final Draft draft;
    private final Chance chance;

    Objects(Draft draft) {
        this.draft = draft;
        chance = draft.chance;
    }

    String reference(Type.Reference type, Scope scope, int depth) {
        var e = draft.expressions;
        if (type.equals(Type.Reference.STRING)) {
            return chance.percent(3) ? "((String) null)" : draft.texts.literal();
        } else if (type.equals(Type.Reference.OBJECT)) {
            if (chance.percent(8)) {
                return "((Object) null)";
            }
            var actual = draft.anyType();
            while (actual instanceof Type.Array || actual.equals(type)) {
                actual = draft.anyType();
            }
            return "((Object) " + e.of(actual, scope, depth) + ")";
        } else if (type.equals(Type.Reference.INTS)) {
            return list(Primitive.INT.box(), scope, depth);
        } else if (type.equals(Type.Reference.TEXTS)) {
            return list(Type.Reference.STRING, scope, depth);
        } else if (type.equals(Type.Reference.COUNTS)) {
            draft.used(Feature.HASH_MAP);
            return "Main.counts(" + chance.of("new HashMap<>()", "new TreeMap<>()", "new LinkedHashMap<>()") + ", "
                    + e.of(Type.Reference.STRING, scope, depth) + ", " + e.of(Type.Reference.STRING, scope, depth) + ", "
                    + e.of(Type.Reference.STRING, scope, depth) + ")";
        }
        return box(Primitive.boxedIn(type), scope, depth);
    }

    private String box(Primitive p, Scope scope, int depth) {
        if (chance.percent(3)) {
            draft.used(Feature.UNBOXING_NULL);
            return "((" + p.box().text() + ") null)";
        }
        draft.used(Feature.BOXING);
        var value = draft.expressions.of(p, scope, depth - 1);
        return chance.percent(70) ? "((" + p.box().text() + ") " + value + ")" : p.box().text() + ".valueOf(" + value
                + ")";
    }

    private String list(Type.Reference element, Scope scope, int depth) {
        var values = draft.expressions.several(element, chance.between(0, 4), scope, depth - 1);
        var all = values.isEmpty() ? "" : String.join(", ", values);
        var type = element.text();
        return switch (chance.below(4)) {
            case 0 -> "new ArrayList<" + type + ">(Arrays.<" + type + ">asList(" + all + "))";
            case 1 -> "new LinkedList<" + type + ">(Arrays.<" + type + ">asList(" + all + "))";
            case 2 -> "new ArrayList<" + type + ">()";
            default -> "Arrays.<" + type + ">asList(" + all + ")";
        };
    }

    String array(Type.Array type, Scope scope, int depth) {
        draft.used(type.element() instanceof Type.Array ? Feature.ARRAYS_OF_ARRAYS : Feature.ARRAY);
        if (chance.percent(3)) {
            return "((" + type.text() + ") null)";
        }
        if (depth < DEEPEST) {
            // records of arrays of records end somewhere
            return made(type, "" + chance.between(0, 3));
        }
        if (chance.percent(40)) {
            return made(type, chance.percent(95) ? "" + chance.between(0, 9) : "("
                    + draft.expressions.of(Primitive.INT, scope, depth - 1) + " & 15)");
        }
        var values = draft.expressions.several(type.element(), chance.between(0, 5), scope, depth - 1);
        return "new " + type.text() + " {" + String.join(", ", values) + "}";
    }

    /** An empty one; the length comes first among the brackets. */
    String made(Type.Array type, String length) {
        if (type.element() instanceof Type.Array inner) {
            return "new " + inner.element().text() + "[" + length + "]" + chance.of("[" + chance.between(0, 4) + "]",
                    "[]");
        }
        return "new " + type.element().text() + "[" + length + "]";
    }

    /** An object that is a declared type. */
    String make(Declaration d, Scope scope, int depth) {
        if (d == draft.unfinished || chance.percent(3)) {
            return "((" + d.name() + ") null)";
        }
        if (d.kind() == Kind.ENUM) {
            draft.used(Feature.ENUM);
            return chance.percent(80)
                    ? d.name() + "." + chance.of(d.constants)
                    : d.name() + ".values()[(" + draft.expressions.of(Primitive.INT, scope, depth - 1)
                    + " & 0x7fffffff) % " + d.constants.size() + "]";
        }
        var possible = d.concrete.stream().filter(c -> scope.level > 0 || c.kind() == Kind.RECORD).toList();
        if (possible.isEmpty()) {
            return d.permitted.isEmpty() ? "((" + d.name() + ") null)" : make(enumOf(d), scope, depth);
        }
        var c = chance.of(possible);
        if (depth <= -2) {
            // records of records end somewhere
            c = possible.stream().filter(p -> p.constructor.stream().noneMatch(t ->
            t instanceof Type.Declared)).findFirst().orElse(c);
        }
        var arguments = new ArrayList<String>();
        for (var t : c.constructor) {
            arguments.add(t instanceof Type.Declared && depth <= -2 ? "((" + t.text() + ") null)"
                    : draft.expressions.of(t, scope, depth - 1));
        }
        draft.used(c.kind() == Kind.RECORD ? Feature.RECORD : Feature.VIRTUAL_CALL);
        return "new " + c.name() + "(" + String.join(", ", arguments) + ")";
    }

    private static Declaration enumOf(Declaration d) {
        return d.permitted.stream().filter(p -> p.kind() == Kind.ENUM).findFirst().orElseThrow();
    }

    /** A part of something: an array's element, a field, a record's component; or null. */
    String element(Type type, Scope scope, int depth) {
        var ways = new ArrayList<String>();
        for (var v : scope.visible()) {
            if (v.type() instanceof Type.Array a && a.element().equals(type)) {
                ways.add(v.name() + "[" + index(v.name(), scope, depth) + "]");
            } else if (v.type() instanceof Type.Declared d) {
                for (var f : d.of().fields) {
                    if (f.type().equals(type)) {
                        ways.add(f.isStatic() ? d.of().name() + "." + f.name()
                                : d.of().kind() == Kind.RECORD ? v.name() + "." + f.name() + "()" : v.name() + "."
                                + f.name());
                    }
                }
            } else if (v.type().equals(Type.Reference.INTS) && type.equals(Primitive.INT.box()) || v.type().equals(Type.Reference.TEXTS)
                    && type.equals(Type.Reference.STRING)) {
                ways.add(v.name() + ".get(" + index(null, scope, depth) + ")");
            }
        }
        for (var d : draft.declarations) {
            for (var f : d.fields) {
                if (f.isStatic() && f.type().equals(type)) {
                    ways.add(d.name() + "." + f.name());
                }
            }
        }
        return ways.isEmpty() ? null : chance.of(ways);
    }

    /** An index, mostly of an element that there is. */
    String index(String array, Scope scope, int depth) {
        if (chance.percent(25)) {
            return "" + chance.below(4);
        }
        var e = draft.expressions.of(Primitive.INT, scope, depth - 1);
        if (array != null && chance.percent(80)) {
            return "(" + e + " & 0x7fffffff) % Math.max(1, " + array + ".length)";
        }
        draft.used(Feature.OUT_OF_BOUNDS);
        return "(" + e + " & 7)";
    }

    /** A condition on what an object is. */
    String typeTest(Scope scope, int depth) {
        var tested = draft.expressions.of(Type.Reference.OBJECT, scope, depth);
        var v = draft.fresh("p");
        draft.used(Feature.INSTANCEOF_PATTERN);
        var records = draft.ofKind(Kind.RECORD);
        if (!records.isEmpty() && chance.percent(50)) {
            var pattern = draft.switches.recordPattern(chance.of(records), new ArrayList<>(), 1);
            return "(" + tested + " instanceof " + pattern + ")";
        }
        return switch (chance.below(5)) {
            case 0 -> "(" + tested + " instanceof Integer " + v + " && " + v + " > "
                    + draft.expressions.of(Primitive.INT, scope, depth) + ")";
            case 1 -> "(" + tested + " instanceof String " + v + " && " + v + ".length() > " + chance.below(5) + ")";
            case 2 -> "(" + tested + " instanceof Number " + v + " && " + v + ".intValue() != 0)";
            case 3 -> "(" + tested + " instanceof Comparable<?>)";
            default -> draft.declarations.isEmpty() ? "(" + tested + " instanceof List<?>)"
                    : "(" + tested + " instanceof " + chance.of(draft.declarations).name() + ")";
        };
    }
}
