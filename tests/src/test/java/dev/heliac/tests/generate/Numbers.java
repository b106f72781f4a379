package dev.heliac.tests.generate;

import dev.heliac.tests.generate.Type.Primitive;
import java.util.List;

/** Numbers and conditions. */
final class Numbers {

    private static final List<String> INTS = List.of(
            "0", "1", "(-1)", "2", "3", "5", "7", "10", "31", "32", "33", "63", "64", "127", "128", "(-128)",
            "(-129)", "255", "256",
            "32767", "32768", "65535", "65536", "Integer.MAX_VALUE", "Integer.MIN_VALUE", "0x55555555", "0b1011",
            "1_000_000");
    private static final List<String> LONGS = List.of(
            "0L", "1L", "(-1L)", "2L", "10L", "63L", "64L", "0xFFFFFFFFL", "4294967296L", "Long.MAX_VALUE",
            "Long.MIN_VALUE",
            "2147483648L", "(-2147483649L)", "1000000007L", "9007199254740993L");
    private static final List<String> DOUBLES = List.of(
            "0.0", "(-0.0)", "1.0", "0.5", "(-1.5)", "0.1", "1e10", "1e-10", "1e300", "Double.MIN_VALUE",
            "Double.MAX_VALUE", "Double.NaN",
            "Double.POSITIVE_INFINITY", "Double.NEGATIVE_INFINITY", "Math.PI", "2147483647.5", "1e19", "(-1e19)",
            "4.9e-320", "0x1.8p3");
    private static final List<String> FLOATS = List.of(
            "0f", "(-0f)", "1f", "0.5f", "(-2.5f)", "0.1f", "1e10f", "3e-40f", "Float.MIN_VALUE", "Float.MAX_VALUE",
            "Float.NaN",
            "Float.POSITIVE_INFINITY", "16777217f", "(-3.4e38f)");
    private static final List<String> ARITHMETIC = List.of("+", "-", "*", "/", "%");
    private static final List<String> BITWISE = List.of("&", "|", "^");
    private static final List<String> SHIFTS = List.of("<<", ">>", ">>>");
    private static final List<String> COMPARISONS = List.of("<", "<=", ">", ">=", "==", "!=");

    private final Draft draft;
    private final Chance chance;

    Numbers(Draft draft) {
        this.draft = draft;
        chance = draft.chance;
    }

    String literal(Primitive type) {
        return switch (type) {
            case BOOLEAN -> chance.of("true", "false");
            case BYTE, SHORT -> "((" + type.text() + ") " + literal(Primitive.INT) + ")";
            case CHAR -> chance.of("'a'", "'Z'", "'0'", "' '", "'\\n'", "'\\u00e9'", "'\\u0416'", "'\\uffff'",
                    "((char) " + literal(Primitive.INT) + ")");
            case INT -> chance.percent(75) ? chance.of(INTS) : small();
            case LONG -> chance.percent(70) ? chance.of(LONGS) : "(" + Math.max(chance.anyLong(), -Long.MAX_VALUE)
                    + "L)";
            case FLOAT -> chance.percent(70) ? chance.of(FLOATS) : "((float) " + chance.fraction() * 1000 + ")";
            case DOUBLE -> chance.percent(70) ? chance.of(DOUBLES) : "(" + (chance.fraction() - 0.5) * Math.pow(10,
                    chance.between(-5, 12)) + ")";
        };
    }

    private String small() {
        return chance.percent(50) ? "" + chance.below(100) : "(" + (chance.anyInt() | 1) + ")";
    }

    String number(Primitive type, Scope scope, int depth) {
        if (type.small()) {
            draft.used(Feature.NARROWING);
            return chance.percent(25)
                    ? unboxed(type, scope, depth)
                    : "((" + type.text() + ") " + draft.expressions.of(chance.of(Primitive.INT, Primitive.INT,
                    Primitive.LONG, Primitive.DOUBLE), scope, depth) + ")";
        }
        int way = chance.below(20);
        if (way < 8) {
            return binary(type, scope, depth);
        } else if (way < 10) {
            return unary(type, scope, depth);
        } else if (way < 12) {
            draft.used(Feature.CAST);
            return "((" + type.text() + ") " + draft.expressions.of(chance.of(Primitive.NUMBERS), scope, depth) + ")";
        } else if (way < 13) {
            return unboxed(type, scope, depth);
        } else if (way < 15) {
            return updated(type, scope, depth);
        }
        return draft.library.values().number(type, scope, depth);
    }

    private String unboxed(Primitive type, Scope scope, int depth) {
        draft.used(Feature.BOXING);
        return "((" + type.text() + ") " + draft.expressions.of(type.box(), scope, depth) + ")";
    }

    private String operand(Primitive most, Scope scope, int depth) {
        int least = most == Primitive.LONG ? Primitive.INT.ordinal() : Primitive.BYTE.ordinal();
        var type = chance.percent(70) ? most : Primitive.values()[chance.between(Math.min(least, most.ordinal()),
                most.ordinal())];
        return draft.expressions.of(type, scope, depth);
    }

    private String binary(Primitive type, Scope scope, int depth) {
        var left = draft.expressions.of(type, scope, depth);
        if (type.floating()) {
            draft.used(Feature.FLOATING);
            return "(" + left + " " + chance.of(ARITHMETIC) + " " + operand(type, scope, depth) + ")";
        }
        int way = chance.below(10);
        if (way < 2) {
            draft.used(Feature.SHIFT);
            var by = chance.percent(60) ? "" + chance.between(0, 70) : draft.expressions.of(chance.of(Primitive.INT,
                    Primitive.LONG, Primitive.BYTE), scope, depth);
            return "(" + left + " " + chance.of(SHIFTS) + " " + by + ")";
        } else if (way < 4) {
            return "(" + left + " " + chance.of(BITWISE) + " " + operand(type, scope, depth) + ")";
        }
        var operator = chance.of(ARITHMETIC);
        var right = operand(type, scope, depth);
        if (operator.equals("/") || operator.equals("%")) {
            draft.used(chance.percent(80) ? Feature.DIVISION : Feature.DIVISION_BY_ZERO);
            // mostly not zero, or programs would end at every other line
            right = chance.percent(85) ? "(" + right + " | 1)" : right;
        }
        return chance.percent(50) ? "(" + left + " " + operator + " " + right + ")" : "(" + right + " " + operator
                + " " + nonZero(operator, left) + ")";
    }

    private static String nonZero(String operator, String operand) {
        return operator.equals("/") || operator.equals("%") ? "(" + operand + " | 1)" : operand;
    }

    private String unary(Primitive type, Scope scope, int depth) {
        var e = draft.expressions.of(type, scope, depth);
        return type.floating() || chance.percent(50) ? "(-" + e + ")" : "(~" + e + ")";
    }

    /** A variable that changes while it is read. */
    private String updated(Primitive type, Scope scope, int depth) {
        var targets = scope.assignable().stream().filter(v -> v.type() == type).toList();
        if (targets.isEmpty()) {
            return binary(type, scope, depth);
        }
        var v = chance.of(targets).name();
        if (chance.percent(60)) {
            draft.used(Feature.INCREMENT);
            return "(" + chance.of(v + "++", v + "--", "++" + v, "--" + v) + ")";
        }
        draft.used(Feature.COMPOUND_ASSIGNMENT);
        return "(" + v + " " + compound(type) + " " + draft.expressions.of(chance.of(Primitive.NUMBERS), scope,
                depth) + ")";
    }

    /** An operator that assigns whatever number its right side is. */
    String compound(Primitive type) {
        return type.floating() ? chance.of("+=", "-=", "*=", "/=") : chance.of("+=", "-=", "*=", "+=");
    }

    /** One that takes integers of any width only. */
    String integral() {
        return chance.of("&=", "|=", "^=", "<<=", ">>=", ">>>=");
    }

    String condition(Scope scope, int depth) {
        var e = draft.expressions;
        return switch (chance.below(12)) {
            case 0 -> "(!" + e.of(Primitive.BOOLEAN, scope, depth) + ")";
            case 1, 2 -> "(" + e.of(Primitive.BOOLEAN, scope, depth) + " " + chance.of("&&", "||", "&", "|", "^",
                    "==", "!=") + " "
                    + e.of(Primitive.BOOLEAN, scope, depth) + ")";
            case 3 -> {
                draft.used(Feature.BOX_IDENTITY);
                // equal small values are one object, others are not, unless it is the same variable
                yield "((Integer) " + e.of(Primitive.INT, scope, depth) + " == (Integer) " + e.of(Primitive.INT,
                scope, depth) + ")";
            }
            case 4 -> "(" + e.of(Type.Reference.STRING, scope, depth) + ").equals(" + e.of(Type.Reference.STRING, scope, depth) + ")";
            case 5 -> draft.objects.typeTest(scope, depth);
            case 6 -> draft.library.values().condition(scope, depth);
            case 7 -> "(" + e.of(Type.Reference.OBJECT, scope, depth) + " " + chance.of("==", "!=") + " null)";
            default -> "(" + e.of(chance.of(Primitive.NUMBERS), scope, depth) + " " + chance.of(COMPARISONS) + " "
                    + e.of(chance.of(Primitive.NUMBERS), scope, depth) + ")";
        };
    }
}
