package dev.heliac.tests.generate;

import dev.heliac.tests.generate.Type.Primitive;
import java.util.List;

/** What methods of the library give, as expressions; {@link Templates} says what the marks stand for. */
final class Values {

    private record Way(Feature feature, List<String> templates) {
        Way(Feature feature, String prefix, String... templates) {
            this(feature, List.of(templates).stream().map(t -> prefix + t).toList());
        }
    }

    private static final List<Way> INTS = List.of(
            new Way(Feature.INTEGER_METHOD, "Integer.",
                    "bitCount($i)", "reverse($i)", "reverseBytes($i)", "highestOneBit($i)", "lowestOneBit($i)", "numberOfLeadingZeros($i)",
                    "numberOfTrailingZeros($i)", "signum($i)", "rotateLeft($i, $i)", "rotateRight($i, $i)", "compare($i, $i)",
                    "compareUnsigned($i, $i)", "divideUnsigned($i, $i | 1)", "remainderUnsigned($i, $i | 1)", "hashCode($i)",
                    "compress($i, $i)", "expand($i, $i)", "max($i, $i)"),
            new Way(Feature.PARSING, "Integer.",
                    "parseInt(String.valueOf($i))", "parseInt(Integer.toString($i, 7), 7)", "parseInt($s)",
                    "parseUnsignedInt(Integer.toUnsignedString($i))", "decode(\"0x\" + Integer.toHexString($i >>> 1)).intValue()"),
            new Way(Feature.MATH, "Math.",
                    "abs($i)", "max($i, $i)", "min($i, $i)", "floorMod($i, $i | 1)", "floorDiv($i, $i)", "addExact($i, $i)",
                    "multiplyExact($i, $i)", "negateExact($i)", "toIntExact($l)", "ceilDiv($i, $i | 1)", "round($f)", "getExponent($d)",
                    "clamp($l, -5, 77)", "absExact($i)", "incrementExact($i)", "ceilMod($i, $i | 1)", "getExponent($f)"),
            new Way(Feature.STRING_METHOD, "",
                    "$s.length()", "$s.hashCode()", "$s.indexOf($s)", "$s.lastIndexOf(\"a\")", "$s.compareTo($s)",
                    "$s.compareToIgnoreCase($s)", "$s.indexOf('c', $i)", "$s.codePointCount(0, 1)", "$s.split(\"b\").length",
                    "($s.charAt($i & 3) + 0)", "$s.codePointAt($i & 1)", "$s.toCharArray().length", "$s.lastIndexOf($c)"),
            new Way(Feature.CHARACTER_METHOD, "Character.",
                    "getNumericValue($c)", "hashCode($c)", "digit($c, 16)", "getType($c)", "compare($c, 'm')", "toUpperCase((int) $c)",
                    "toLowerCase((int) $c)", "charCount($i)"),
            new Way(Feature.DOUBLE_METHOD, "",
                    "Double.compare($d, $d)", "Double.hashCode($d)", "Float.compare($f, $f)", "Float.floatToIntBits($f)",
                    "Double.valueOf($d).intValue()", "Float.hashCode($f)", "(Float.floatToFloat16($f) + 0)"),
            new Way(Feature.LONG_METHOD, "Long.",
                    "bitCount($l)", "signum($l)", "hashCode($l)", "numberOfTrailingZeros($l)", "compareUnsigned($l, $l)",
                    "numberOfLeadingZeros($l)", "compare($l, $l)"));

    private static final List<Way> LONGS = List.of(
            new Way(Feature.LONG_METHOD, "Long.",
                    "reverse($l)", "reverseBytes($l)", "highestOneBit($l)", "rotateLeft($l, $i)", "divideUnsigned($l, $l | 1)",
                    "remainderUnsigned($l, $l | 1)", "parseLong(Long.toString($l))", "parseLong(Long.toString($l, 36), 36)",
                    "max($l, $l)", "compress($l, $l)", "expand($l, $l)", "parseUnsignedLong(Long.toUnsignedString($l))"),
            new Way(Feature.MATH, "Math.",
                    "abs($l)", "multiplyHigh($l, $l)", "floorMod($l, $l)", "multiplyExact($l, $l)", "subtractExact($l, $l)",
                    "round($d)", "unsignedMultiplyHigh($l, $l)", "floorDiv($l, $l | 1)", "multiplyFull($i, $i)", "addExact($l, $l)",
                    "ceilDiv($l, $l | 1)", "negateExact($l)"),
            new Way(Feature.DOUBLE_METHOD, "Double.", "doubleToLongBits($d)", "valueOf($d).longValue()"));

    private static final List<Way> DOUBLES = List.of(
            new Way(Feature.MATH, "Math.",
                    "abs($d)", "sqrt($d)", "floor($d)", "ceil($d)", "rint($d)", "max($d, $d)", "min($d, $d)", "signum($d)",
                    "copySign($d, $d)", "ulp($d)", "nextUp($d)", "scalb($d, $i)", "fma($d, $d, $d)", "IEEEremainder($d, $d)",
                    "nextAfter($d, $d)", "toRadians($d)", "nextDown($d)", "toDegrees($d)", "clamp($d, -1.0, 1e9)", "fma($f, $f, $f)"),
            new Way(Feature.STRICT_MATH, "StrictMath.",
                    "sin($d)", "cos($d)", "tan($d)", "exp($d)", "log($d)", "pow($d, $d)", "atan2($d, $d)", "cbrt($d)", "hypot($d, $d)",
                    "log10($d)", "sinh($d)", "cosh($d)", "expm1($d)", "asin($d)", "log1p($d)", "tanh($d)", "acos($d)", "atan($d)"),
            new Way(Feature.DOUBLE_METHOD, "Double.",
                    "parseDouble(Double.toString($d))", "longBitsToDouble($l & 0x7fefffffffffffffL)", "sum($d, $d)",
                    "valueOf(String.valueOf($f)).doubleValue()", "parseDouble($i + \"e\" + ($i % 400))"));

    private static final List<Way> TESTS = List.of(
            new Way(Feature.STRING_METHOD, "$s.",
                    "isEmpty()", "contains($s)", "startsWith($s)", "endsWith(\"c\")", "equalsIgnoreCase($s)", "isBlank()",
                    "matches(\"[a-c]+.*\")", "regionMatches(true, 0, $s, 0, 2)", "contentEquals($s)"),
            new Way(Feature.CHARACTER_METHOD, "Character.",
                    "isLetter($c)", "isDigit($c)", "isUpperCase($c)", "isWhitespace($c)", "isLetterOrDigit($c)", "isSurrogate($c)",
                    "isJavaIdentifierStart($c)", "isLowerCase($c)", "isISOControl($c)", "isAlphabetic($c)", "isSpaceChar($c)"),
            new Way(Feature.DOUBLE_METHOD, "", "Double.isNaN($d)", "Double.isInfinite($d)", "Double.isFinite($d)", "Float.isNaN($f)"),
            new Way(Feature.OBJECTS, "Objects.", "equals($o, $o)", "isNull($o)", "nonNull($s)", "equals($I, $I)"));

    private static final List<Way> TEXTS = List.of(
            new Way(Feature.STRING_METHOD, "$s.",
                    "trim()", "toUpperCase(Locale.ROOT)", "toLowerCase(Locale.ROOT)", "substring($i & 3)", "replace('a', 'o')",
                    "replace(\"b\", $s)", "repeat($i & 3)", "strip()", "concat($s)", "substring(1, 3)", "indent(2)",
                    "translateEscapes()", "replaceAll(\"[aeiou]\", \"<\\u00240>\")", "stripLeading()", "formatted($i)", "replaceFirst(\"l+\", \"L\")",
                    "stripIndent()", "subSequence(0, $i & 3).toString()"),
            new Way(Feature.INTEGER_METHOD, "Integer.",
                    "toString($i)", "toHexString($i)", "toBinaryString($i)", "toOctalString($i)", "toString($i, $i)", "toUnsignedString($i)",
                    "toUnsignedString($i, 3)"),
            new Way(Feature.LONG_METHOD, "Long.",
                    "toString($l)", "toHexString($l)", "toBinaryString($l)", "toString($l, $i & 63)", "toUnsignedString($l)",
                    "toUnsignedString($l, 16)", "toOctalString($l)"),
            new Way(Feature.DOUBLE_METHOD, "", "Double.toString($d)", "Float.toString($f)", "Double.toHexString($d)", "Float.toHexString($f)"),
            new Way(Feature.STRING_METHOD, "String.",
                    "valueOf($c)", "join(\"-\", $T)", "join(\"\", $s, $s)", "valueOf($d)", "valueOf(new char[] {$c, 'x'})",
                    "copyValueOf(new char[] {'p', 'q', 'r'}, 1, 2)", "valueOf($o)", "valueOf($b)", "join(\"/\", $T.reversed())"),
            new Way(Feature.CHARACTER_METHOD, "Character.", "toString($c)", "toString(0x1F600 + ($i & 15))"),
            new Way(Feature.OBJECTS, "Objects.",
                    "toString($o, \"none\")", "requireNonNullElse($s, \"else\")", "requireNonNull($s, \"asked\")", "toString($I)",
                    "requireNonNullElseGet($s, () -> \"given\")"));

    private final Draft draft;
    private final Chance chance;

    Values(Draft draft) {
        this.draft = draft;
        chance = draft.chance;
    }

    private String one(List<Way> ways, Scope scope, int depth) {
        var way = chance.of(ways);
        draft.used(way.feature());
        return draft.templates.fill(chance.of(way.templates()), scope, depth - 1);
    }

    String number(Primitive type, Scope scope, int depth) {
        return switch (type) {
            case INT -> one(INTS, scope, depth);
            case LONG -> one(LONGS, scope, depth);
            case DOUBLE -> one(DOUBLES, scope, depth);
            default -> "((" + type.text() + ") " + one(chance.percent(50) ? DOUBLES : INTS, scope, depth) + ")";
        };
    }

    String condition(Scope scope, int depth) {
        return one(TESTS, scope, depth);
    }

    String text(Scope scope, int depth) {
        return chance.percent(15) ? format(scope, depth) : one(TEXTS, scope, depth);
    }

    private String format(Scope scope, int depth) {
        draft.used(Feature.FORMAT);
        var flags = chance.of("", "", "", "-", "0", "+", ",", " ", "(", "+,", "0,");
        var width = flags.contains("-") || flags.contains("0") ? "" + chance.between(3, 14) : chance.of("", "", "" + chance.between(1, 12));
        var rest = switch (chance.below(7)) {
            case 0, 1 -> "%" + flags + width + "d\", " + chance.of("$i", "$l", "$y", "$h", "$I");
            case 2, 3 -> "%" + flags + width + chance.of("", ".0", ".1", ".3", ".10") + "f\", " + chance.of("$d", "$f", "$d / 1e3");
            case 4 -> "%" + flags.replace(",", "").replace("(", "") + width + chance.of("", ".2", ".7") + chance.of("e", "E", "g") + "\", $d";
            case 5 -> chance.of("%x", "%X", "%08x", "%o", "%#x", "%c", "%b") + "\", $i";
            default -> "%" + chance.of("", "-8", "8", ".2", "9.3", "-9.3") + chance.of("s", "s", "S") + "|%2\\u0024h%%%n\", $s, $s";
        };
        return draft.templates.fill("String.format(Locale.ROOT, \"" + rest + ")", scope, depth - 1);
    }
}
