package interpreter;

/**
 * A word of a script.
 *
 * @param text its spelling; for a string what it stands for
 */
record Token(Kind kind, String text, int line) {

    enum Kind {
        NUMBER, STRING, NAME, KEYWORD, SYMBOL, END
    }

    boolean is(String spelling) {
        return (kind == Kind.KEYWORD || kind == Kind.SYMBOL) && text.equals(spelling);
    }
}
