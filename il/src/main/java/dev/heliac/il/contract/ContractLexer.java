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
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            skip(at + 1);
        } else if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            skip(end < 0 ? text.length() : end);
        } else if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            skip(end < 0 ? text.length() : end + 2);
        } else if (Character.isJavaIdentifierStart(c)) {
            int end = at + 1;
            while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                end++;
            }
            add(text.substring(at, end), end - at);
        } else if (text.startsWith("->", at)) {
            add("->", 2);
        } else {
            add(String.valueOf(c), 1);
        }
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
