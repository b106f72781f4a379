package dev.heliac.il.contract;

import dev.heliac.il.contract.ContractSyntax.Token;
import java.util.ArrayList;
import java.util.List;

/** Splits a contract's text into words and marks; white space and comments go. */
final class ContractLexer {

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private ContractLexer(String text) {
        this.text = text;
    }

    /** The last one is the end. */
    static List<Token> tokens(String text) {
        var lexer = new ContractLexer(text);
        while (lexer.at < text.length()) {
            lexer.token();
        }
        lexer.add("", 0);
        return lexer.tokens;
    }

    private void token() {
        int c = text.codePointAt(at);
        if (Character.isWhitespace(c)) {
            skip(at + 1);
        } else if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            skip(end < 0 ? text.length() : end);
        } else if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            if (end < 0) {
                add(Token.OPEN_COMMENT, 2);
                skip(text.length());
            } else {
                skip(end + 2);
            }
        } else if (Character.isJavaIdentifierStart(c)) {
            int end = at + Character.charCount(c);
            while (end < text.length() && isPart(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
            add(text.substring(at, end), end - at);
        } else if (text.startsWith("->", at)) {
            add("->", 2);
        } else {
            add(Character.toString(c), Character.charCount(c));
        }
    }

    /** What Java ignores within a name, control characters among it, would make two names that look the same. */
    private static boolean isPart(int c) {
        return Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
    }

    private void add(String word, int length) {
        tokens.add(new Token(word, line, at - lineStart + 1));
        at += length;
    }

    private void skip(int to) {
        for (; at < to; at++) {
            if (text.charAt(at) == '\n') {
                line++;
                lineStart = at + 1;
            }
        }
    }
}
