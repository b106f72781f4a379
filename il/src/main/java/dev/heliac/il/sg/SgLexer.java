package dev.heliac.il.sg;

import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.sg.SgTokens.Kind;
import java.util.Set;

/** Splits a Sing# source into words and marks. Nothing is too strange for it: what has no meaning is a mark of one character. */
final class SgLexer {

    private static final Set<String> PAIRS = Set.of("->", "<<", "&&", "||", "==", "!=", "<=", ">=");

    private final String text;
    private final SgTokens tokens;
    private final SgDirectives directives;
    private final Diagnostics out;
    private int at;
    private boolean atLineStart = true;

    private SgLexer(String file, String text, Set<String> symbols, Diagnostics out) {
        this.text = text;
        this.out = out;
        tokens = new SgTokens(file, text);
        directives = new SgDirectives(tokens, symbols, out);
    }

    static SgTokens tokens(String file, String text, Set<String> symbols, Diagnostics out) {
        var lexer = new SgLexer(file, text, symbols, out);
        while (lexer.at < text.length()) {
            lexer.token();
        }
        lexer.directives.end();
        lexer.tokens.add(Kind.END, text.length(), text.length());
        return lexer.tokens;
    }

    private void token() {
        char c = text.charAt(at);
        if (c == '\n' || c == '\r') {
            atLineStart = true;
            at++;
        } else if (Character.isWhitespace(c) || c == '\ufeff') {
            at++;
        } else if (text.startsWith("//", at)) {
            at = endOfLine(at);
        } else if (text.startsWith("/*", at)) {
            comment();
        } else if (c == '#' && atLineStart) {
            int end = endOfLine(at);
            at = directives.directive(at, end) ? end : skipped(end);
        } else {
            atLineStart = false;
            word(c);
        }
    }

    private void word(char c) {
        if (c == '"') {
            quoted(Kind.STRING, at, at + 1, '"');
        } else if (c == '\'') {
            quoted(Kind.CHARACTER, at, at + 1, '\'');
        } else if (text.startsWith("@\"", at)) {
            verbatim();
        } else if (Character.isJavaIdentifierStart(c)) {
            name(at);
        } else if (c == '@' && at + 1 < text.length() && Character.isJavaIdentifierStart(text.charAt(at + 1))) {
            name(at + 1);
        } else if (c >= '0' && c <= '9') {
            number();
        } else {
            boolean pair = at + 1 < text.length() && PAIRS.contains(text.substring(at, at + 2));
            add(Kind.MARK, at, at + (pair ? 2 : 1));
        }
    }

    private void add(Kind kind, int start, int end) {
        tokens.add(kind, start, end);
        at = end;
    }

    private void name(int start) {
        int end = start + 1;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        add(Kind.NAME, start, end);
    }

    private void number() {
        int end = at + 1;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean point = c == '.' && end + 1 < text.length() && Character.isDigit(text.charAt(end + 1));
            boolean sign = (c == '+' || c == '-')
                    && (text.charAt(end - 1) == 'e' || text.charAt(end - 1) == 'E')
                    && !text.startsWith("0x", at)
                    && !text.startsWith("0X", at);
            if (!Character.isLetterOrDigit(c) && !point && !sign) {
                break;
            }
            end++;
        }
        add(Kind.NUMBER, at, end);
    }

    /** One that is not closed ends with its line. */
    private void quoted(Kind kind, int start, int from, char quote) {
        int end = from;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end += text.charAt(end) == '\\' && end + 1 < text.length() && text.charAt(end + 1) >= ' ' ? 2 : 1;
        }
        boolean closed = end < text.length() && text.charAt(end) == quote;
        add(kind, start, closed ? end + 1 : end);
    }

    private void verbatim() {
        int end = at + 2;
        while (true) {
            int quote = text.indexOf('"', end);
            if (quote < 0) {
                unclosed(at, 2, "the string has no end", "close it with `\"`");
                add(Kind.STRING, at, text.length());
                return;
            }
            if (!text.startsWith("\"\"", quote)) {
                add(Kind.STRING, at, quote + 1);
                return;
            }
            end = quote + 2;
        }
    }

    private void comment() {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            unclosed(at, 2, "the comment has no end", "close it with `*/`");
        }
        at = end < 0 ? text.length() : end + 2;
    }

    private void unclosed(int offset, int length, String message, String remedy) {
        out.error(SgCode.UNCLOSED, tokens.placeOf(offset, length), message, remedy);
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** Behind what a directive leaves out: only further directives matter there. */
    private int skipped(int from) {
        int line = from;
        while (line < text.length()) {
            int start = line;
            while (start < text.length() && (Character.isWhitespace(text.charAt(start)) || text.charAt(start) == '\ufeff')) {
                start++;
            }
            int end = endOfLine(start);
            if (start < text.length() && text.charAt(start) == '#' && directives.directive(start, end)) {
                return end;
            }
            line = end;
        }
        return text.length();
    }
}
