package dev.heliac.report;

/** Text from hostile files, so that it can stand in a document. */
public final class Clean {

    private static final int REPLACEMENT = 0xfffd;

    private Clean() {}

    /** With nothing that is no character: a half of a surrogate pair. */
    public static String unicode(String text) {
        return text.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** With nothing that XML 1.0 does not admit. */
    public static String xml(String text) {
        return text.codePoints()
                .map(c -> isXml(c) ? c : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isXml(int c) {
        return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd || c >= 0x10000;
    }
}
