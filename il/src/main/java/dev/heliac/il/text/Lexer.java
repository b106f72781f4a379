package dev.heliac.il.text;

import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits text into tokens, leaving out white space and comments ({@code //} to the end of the line). */
final class Lexer {

    private final String text;
    private final String file;
    private final Diagnostics out;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private Lexer(String text, String file, Diagnostics out) {
        this.text = text;
        this.file = file;
        this.out = out;
    }

    /** The tokens, the last of which is the one {@link Kind#END}. */
    static List<Token> tokens(String text, String file, Diagnostics out) {
        var lexer = new Lexer(text, file, out);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        lexer.add(Kind.END, "", lexer.at);
        return lexer.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '\n') {
            at++;
            line++;
            lineStart = at;
        } else if (c == ' ' || c == '\t' || c == '\r') {
            at++;
        } else if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else if (text.startsWith("->", at)) {
            add(Kind.MARK, "->", at + 2);
        } else {
            switch (c) {
                case '%' -> named(Kind.VALUE, false);
                case '^' -> named(Kind.LABEL, false);
                case '@' -> named(Kind.FUNCTION, true);
                case '"' -> string();
                case '(', ')', '{', '}', '[', ']', ',', ':', '=', '?', '!', '&' ->
                        add(Kind.MARK, String.valueOf(c), at + 1);
                default -> word();
            }
        }
    }

    private void add(Kind kind, String value, int end) {
        tokens.add(new Token(kind, value, line, at - lineStart + 1, end - at));
        at = end;
    }

    private void named(Kind kind, boolean colons) {
        int end = Names.end(text, at + 1, colons);
        if (end == at + 1) {
            error(1, "a name must follow `" + text.charAt(at) + "`");
            at++;
        } else {
            add(kind, text.substring(at + 1, end), end);
        }
    }

    private void word() {
        int end = Names.end(text, at, false);
        if (end > at) {
            add(Kind.WORD, text.substring(at, end), end);
        } else {
            int c = text.codePointAt(at);
            error(Character.charCount(c), String.format(Locale.ROOT, "U+%04X does not belong here", c));
            at += Character.charCount(c);
        }
    }

    private void string() {
        var value = new StringBuilder();
        int i = at + 1;
        while (i < text.length() && text.charAt(i) != '"' && text.charAt(i) != '\n') {
            char c = text.charAt(i);
            if (c != '\\') {
                value.append(c);
                i++;
            } else {
                int end = escape(i, value);
                if (end < 0) {
                    error(i + 1 - at, "not an escape: use \\\" \\\\ \\n \\t \\r or \\u{hex}");
                    end = i + 1;
                }
                i = end;
            }
        }
        if (i >= text.length() || text.charAt(i) == '\n') {
            error(i - at, "the string does not end on its line");
            at = i;
        } else {
            add(Kind.STRING, value.toString(), i + 1);
        }
    }

    /** Appends the character that an escape at {@code i} stands for; its end, or -1 when it is none. */
    private int escape(int i, StringBuilder value) {
        char c = i + 1 < text.length() ? text.charAt(i + 1) : '\n';
        int plain = "\"\\ntr".indexOf(c);
        if (plain >= 0) {
            value.append("\"\\\n\t\r".charAt(plain));
            return i + 2;
        }
        int code = 0;
        int digit = i + 3;
        if (c != 'u' || digit > text.length() || text.charAt(i + 2) != '{') {
            return -1;
        }
        while (digit < text.length() && digit < i + 7 && Character.digit(text.charAt(digit), 16) >= 0) {
            code = code * 16 + Character.digit(text.charAt(digit), 16);
            digit++;
        }
        if (digit == i + 3 || digit >= text.length() || text.charAt(digit) != '}') {
            return -1;
        }
        value.append((char) code);
        return digit + 1;
    }

    private void error(int length, String message) {
        out.error(TextCode.SYNTAX, new Place(file, line, at - lineStart + 1, length, ""), message, "");
    }
}
