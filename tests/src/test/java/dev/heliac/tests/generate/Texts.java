package dev.heliac.tests.generate;

import dev.heliac.tests.generate.Type.Primitive;
import java.util.List;

/** Strings. */
final class Texts {

    private static final List<String> LITERALS = List.of(
            "\"\"", "\"a\"", "\"b c\"", "\"hello\"", "\"Hello, World\"", "\"\\u00c4\\u00e9\"", "\"\\u65e5\\u672c\"",
            "\"x\\ty\"", "\"0\"", "\"12\"",
            "\"-7\"", "\"1e3\"", "\"\\ud83d\\ude00\"", "\"aXbXc\"", "\" padded \"", "\"zebra\"", "\"null\"",
            "\"\\u0130stanbul\"", "\"stra\\u00dfe\"",
            "\"abcabcabc\"", "\"\"\"\n    block \"quoted\"\n      text\\\n     end\"\"\"");

    private final Draft draft;
    private final Chance chance;

    Texts(Draft draft) {
        this.draft = draft;
        chance = draft.chance;
    }

    String literal() {
        return chance.of(LITERALS);
    }

    /** One that is short and printable on a line. */
    String word() {
        return "\"" + chance.of("one", "two", "three", "four", "pear", "fig", "apple", "", "K", "zz") + "\"";
    }

    String text(Scope scope, int depth) {
        var e = draft.expressions;
        return switch (chance.below(8)) {
            case 0, 1, 2, 3 -> concatenation(scope, depth);
            case 4 -> "Main.show(" + e.of(draft.anyType(), scope, depth) + ")";
            default -> draft.library.values().text(scope, depth);
        };
    }

    private String concatenation(Scope scope, int depth) {
        draft.used(Feature.CONCATENATION);
        var text = new StringBuilder("(").append(chance.percent(50) ? literal() : draft.expressions.of(Type.Reference.STRING,
                scope, depth));
        for (int i = chance.between(1, 4); i > 0; i--) {
            text.append(" + ").append(draft.expressions.of(part(), scope, depth));
        }
        return text.append(")").toString();
    }

    /** What has the same text in every run: no arrays. */
    private Type part() {
        int n = chance.below(10);
        if (n < 5) {
            return chance.of(Primitive.values());
        } else if (n < 7) {
            return Type.Reference.STRING;
        } else if (n < 8) {
            return chance.of(Primitive.values()).box();
        } else if (n < 9 || draft.declarations.isEmpty()) {
            return chance.of(Type.Reference.INTS, Type.Reference.TEXTS);
        }
        return chance.of(draft.declarations).type();
    }
}
