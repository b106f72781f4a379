package dev.heliac.il.text;

/** A lexical unit of the text form; {@code text} is without sigil or quotes. */
record Token(Kind kind, String text, int line, int column, int length) {

    enum Kind {
        WORD("a name"),
        VALUE("a value"),
        LABEL("a label"),
        FUNCTION("a function"),
        STRING("a string"),
        MARK("a mark"),
        END("the end of the text");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    boolean is(String mark) {
        return kind == Kind.MARK && text.equals(mark);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    /** As messages show it. */
    String shown() {
        return switch (kind) {
            case WORD, MARK -> "`" + text + "`";
            case VALUE -> "`%" + text + "`";
            case LABEL -> "`^" + text + "`";
            case FUNCTION -> "`@" + text + "`";
            case STRING -> "a string";
            case END -> "the end of the text";
        };
    }
}
