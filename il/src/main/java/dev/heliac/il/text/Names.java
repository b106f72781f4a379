package dev.heliac.il.text;

/** What names may look like, so that every module can be printed and read back. */
public final class Names {

    /** Characters in a name, at most. */
    public static final int MAX_LENGTH = 4096;

    private static final String MARKS = ".~<>*-";

    private Names() {}

    /** Whether this can name a contract, state, message, class, field, block, value, module or instruction set. */
    public static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= MAX_LENGTH && end(text, 0, false) == text.length();
    }

    /** Whether this can name a function: like other names, and with colons. */
    public static boolean isFunctionName(String text) {
        return !text.isEmpty() && text.length() <= MAX_LENGTH && end(text, 0, true) == text.length();
    }

    /** Where the longest name that starts here ends; before an arrow, although names may have its characters. */
    static int end(String text, int start, boolean colons) {
        int at = start;
        while (at < text.length() && !text.startsWith("->", at)) {
            int c = text.codePointAt(at);
            boolean part = Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c)
                    || MARKS.indexOf(c) >= 0
                    || colons && c == ':';
            if (!part) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }
}
