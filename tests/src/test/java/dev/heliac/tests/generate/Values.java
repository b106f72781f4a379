package dev.heliac.tests.generate;

import dev.heliac.tests.generate.Kit.Way;
import dev.heliac.tests.generate.Type.Primitive;
import java.util.List;

/** What methods of the library give, as expressions; {@link Templates} says what the marks stand for. */
final class Values {

    private static final List<Way> INTS = Kit.ways("ints");
    private static final List<Way> LONGS = Kit.ways("longs");
    private static final List<Way> DOUBLES = Kit.ways("doubles");
    private static final List<Way> TESTS = Kit.ways("tests");
    private static final List<Way> TEXTS = Kit.ways("texts");

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
        var width = flags.contains("-") || flags.contains("0") ? "" + chance.between(3, 14) : chance.of("", "", ""
                + chance.between(1, 12));
        var rest = switch (chance.below(7)) {
            case 0, 1 -> "%" + flags + width + "d\", " + chance.of("$i", "$l", "$y", "$h", "$I");
            case 2, 3 -> "%" + flags + width + chance.of("", ".0", ".1", ".3", ".10") + "f\", "
                    + chance.of("$d", "$f", "$d / 1e3");
            case 4 -> "%" + flags.replace(",", "").replace("(", "") + width + chance.of("", ".2", ".7")
                    + chance.of("e", "E", "g") + "\", $d";
            case 5 -> chance.of("%x", "%X", "%08x", "%o", "%#x", "%c", "%b") + "\", $i";
            default -> "%" + chance.of("", "-8", "8", ".2", "9.3", "-9.3") + chance.of("s", "s", "S")
                    + "|%2\\u0024h%%%n\", $s, $s";
        };
        return draft.templates.fill("String.format(Locale.ROOT, \"" + rest + ")", scope, depth - 1);
    }
}
