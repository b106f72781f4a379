package dev.heliac.il.sg;

import java.util.HexFormat;

/** Escapes in string and character literals. */
final class SgEscapes {

    private static final String NAMED = "0abtnvfr";
    private static final String MEANT = "\0\u0007\b\t\n\u000b\f\r";

    private SgEscapes() {}

    /** What the inside of a C# literal stands for. */
    static String plain(String literal) {
        var plain = new StringBuilder();
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (c != '\\' || i + 1 == literal.length()) {
                plain.append(c);
                continue;
            }
            char escape = literal.charAt(++i);
            int named = NAMED.indexOf(escape);
            int most = escape == 'u' || escape == 'x' ? 4 : escape == 'U' ? 8 : 0;
            int end = i + 1;
            while (end < literal.length() && end - i <= most && Character.digit(literal.charAt(end), 16) >= 0) {
                end++;
            }
            if (named >= 0) {
                plain.append(MEANT.charAt(named));
            } else if (end > i + 1) {
                int code = Integer.parseUnsignedInt(literal.substring(i + 1, end), 16);
                plain.appendCodePoint(Character.isValidCodePoint(code) ? code : 0xfffd);
                i = end - 1;
            } else {
                plain.append(escape);
            }
        }
        return plain.toString();
    }

    /** The inside of a Java literal that stands for it. */
    static String java(String plain, char quote) {
        var java = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '\\' || c == quote) {
                java.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                java.append(c == '\n' ? "\\n" : c == '\r' ? "\\r" : c == '\t' ? "\\t" : "\\u" + HexFormat.of().toHexDigits(c));
            } else {
                java.append(c);
            }
        }
        return java.toString();
    }
}
