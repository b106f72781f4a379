package interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** Splits a script into words. */
final class Scanner {

    private static final Set<String> KEYWORDS =
            Set.of("let", "fn", "if", "else", "while", "for", "in", "return", "and", "or", "not", "true", "false", "nil");
    private static final List<String> SYMBOLS = List.of(
            "==", "!=", "<=", ">=", "=>", "..", "+", "-", "*", "/", "%", "<", ">", "=", "(", ")", "[", "]", "{", "}", ",", ";");

    private final String script;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;

    private Scanner(String script) {
        this.script = script;
    }

    static List<Token> scan(String script) {
        Scanner scanner = new Scanner(script);
        while (scanner.skipSpace()) {
            scanner.token();
        }
        scanner.tokens.add(new Token(Token.Kind.END, "end of script", scanner.line));
        return scanner.tokens;
    }

    /** False at the end. */
    private boolean skipSpace() {
        for (; at < script.length(); at++) {
            char c = script.charAt(at);
            if (c == '#') {
                at = script.indexOf('\n', at);
                if (at < 0) {
                    at = script.length();
                    return false;
                }
                line++;
            } else if (c == '\n') {
                line++;
            } else if (c != ' ' && c != '\t') {
                return true;
            }
        }
        return false;
    }

    private void token() {
        char c = script.charAt(at);
        if (Character.isDigit(c)) {
            String whole = run(Character::isDigit);
            if (at + 1 < script.length() && script.charAt(at) == '.' && Character.isDigit(script.charAt(at + 1))) {
                at++;
                whole += "." + run(Character::isDigit);
            }
            add(Token.Kind.NUMBER, whole);
        } else if (Character.isLetter(c)) {
            String word = run(Character::isLetterOrDigit);
            add(KEYWORDS.contains(word) ? Token.Kind.KEYWORD : Token.Kind.NAME, word);
        } else if (c == '"') {
            int end = script.indexOf('"', at + 1);
            if (end < 0) {
                throw new ScriptException("the string has no end", line);
            }
            add(Token.Kind.STRING, script.substring(at + 1, end).replace("\\n", "\n"));
            at = end + 1;
        } else {
            for (String symbol : SYMBOLS) {
                if (script.startsWith(symbol, at)) {
                    add(Token.Kind.SYMBOL, symbol);
                    at += symbol.length();
                    return;
                }
            }
            throw new ScriptException("what is '" + c + "'?", line);
        }
    }

    private String run(IntPredicate part) {
        int start = at;
        while (at < script.length() && part.test(script.charAt(at))) {
            at++;
        }
        return script.substring(start, at);
    }

    private void add(Token.Kind kind, String text) {
        tokens.add(new Token(kind, text, line));
    }
}
