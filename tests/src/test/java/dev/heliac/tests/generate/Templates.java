package dev.heliac.tests.generate;

import dev.heliac.tests.generate.Type.Primitive;

/** Source with marks in it, each of which becomes an expression of its type: {@code $i} an int, {@code $s} a string. */
final class Templates {

    private final Draft draft;

    Templates(Draft draft) {
        this.draft = draft;
    }

    /**
     * Marks are a dollar and a letter of the table below; {@code $N} is a small number, {@code $P} one that is not negative,
     * {@code $w} a short word, {@code $Q} the number of the program.
     */
    String fill(String template, Scope scope, int depth) {
        var text = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            var made = c == '$' && i + 1 < template.length() ? mark(template.charAt(i + 1), scope, depth) : null;
            if (made == null) {
                text.append(c);
            } else {
                text.append(made);
                i++;
            }
        }
        return text.toString();
    }

    private String mark(char mark, Scope scope, int depth) {
        var type = switch (mark) {
            case 'i' -> Primitive.INT;
            case 'l' -> Primitive.LONG;
            case 'd' -> Primitive.DOUBLE;
            case 'f' -> Primitive.FLOAT;
            case 'c' -> Primitive.CHAR;
            case 'y' -> Primitive.BYTE;
            case 'h' -> Primitive.SHORT;
            case 'b' -> Primitive.BOOLEAN;
            case 's' -> Type.Reference.STRING;
            case 'o' -> Type.Reference.OBJECT;
            case 'I' -> Primitive.INT.box();
            case 'T' -> Type.Reference.TEXTS;
            case 'L' -> Type.Reference.INTS;
            default -> null;
        };
        if (type != null) {
            return draft.expressions.of(type, scope, depth);
        }
        return switch (mark) {
            case 'N' -> draft.chance.of("(-3)", "(-1)", "0", "1", "2", "3", "5", "7", "12");
            case 'P' -> "" + draft.chance.between(0, 6);
            case 'Q' -> "" + draft.number;
            case 'w' -> draft.texts.word();
            default -> null;
        };
    }
}
