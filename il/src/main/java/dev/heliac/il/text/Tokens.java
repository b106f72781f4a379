package dev.heliac.il.text;

import dev.heliac.il.Role;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.il.diag.Code;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.symbols.Limits;
import dev.heliac.il.text.Token.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A position in the tokens, and what both parsers read at it: marks, names, numbers and types. */
final class Tokens {

    private static final Map<String, Scalar> SCALARS = new HashMap<>();

    static {
        for (var scalar : Scalar.values()) {
            SCALARS.put(scalar.text(), scalar);
        }
    }

    private final List<Token> all;
    private final String file;
    private final Diagnostics out;
    private int at;

    Tokens(List<Token> all, String file, Diagnostics out) {
        this.all = all;
        this.file = file;
        this.out = out;
    }

    int position() {
        return at;
    }

    void reset(int position) {
        at = position;
    }

    Token peek() {
        return all.get(at);
    }

    Token next() {
        var token = all.get(at);
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    /** Whether the next token is on the line of the last one read. */
    boolean sameLine() {
        return at > 0 && peek().kind() != Kind.END && peek().line() == all.get(at - 1).line();
    }

    /** Goes on after the line of the last token read, or of the next one when nothing was read since {@code start}. */
    void skipLine(int start) {
        int line = at > start ? all.get(at - 1).line() : peek().line();
        while (peek().kind() != Kind.END && peek().line() == line) {
            at++;
        }
    }

    boolean accept(String mark) {
        boolean found = peek().is(mark);
        at += found ? 1 : 0;
        return found;
    }

    boolean acceptWord(String word) {
        boolean found = peek().isWord(word);
        at += found ? 1 : 0;
        return found;
    }

    void expect(String mark) throws SyntaxException {
        if (!accept(mark)) {
            throw expected("`" + mark + "`");
        }
    }

    void expectWord(String word) throws SyntaxException {
        if (!acceptWord(word)) {
            throw expected("`" + word + "`");
        }
    }

    Token take(Kind kind) throws SyntaxException {
        if (peek().kind() != kind) {
            throw expected(kind.text());
        }
        return next();
    }

    String word(String what) throws SyntaxException {
        if (peek().kind() != Kind.WORD) {
            throw expected(what);
        }
        return next().text();
    }

    int integer() throws SyntaxException {
        try {
            var value = Integer.parseInt(peek().text());
            take(Kind.WORD);
            return value;
        } catch (NumberFormatException e) {
            throw expected("a whole number of 32 bits");
        }
    }

    long longInteger() throws SyntaxException {
        try {
            var value = Long.parseLong(peek().text());
            take(Kind.WORD);
            return value;
        } catch (NumberFormatException e) {
            throw expected("a whole number of 64 bits");
        }
    }

    /** A name with a part before its last dot, at which it is split. */
    String[] qualified(String what) throws SyntaxException {
        var token = peek();
        int dot = token.text().lastIndexOf('.');
        if (token.kind() != Kind.WORD || dot <= 0 || dot == token.text().length() - 1) {
            throw expected(what);
        }
        next();
        return new String[] {token.text().substring(0, dot), token.text().substring(dot + 1)};
    }

    Type type() throws SyntaxException {
        boolean borrowed = accept("&");
        if (borrowed || peek().isWord("ex")) {
            expectWord("ex");
            var element = scalar();
            expect("[");
            expect("]");
            return new Type.VectorType(element, borrowed);
        }
        boolean set = acceptWord("set");
        for (var role : Role.values()) {
            if (acceptWord(role.text())) {
                var state = qualified("a contract and its state, C.S");
                var end = new Type.EndpointType(role, state[0], state[1]);
                return set ? new Type.SetType(end) : end;
            }
        }
        if (set) {
            throw expected("`imp` or `exp`");
        }
        if (acceptWord("any")) {
            return new Type.AnyType();
        }
        if (acceptWord("listener")) {
            return new Type.ListenerType(word("a contract"));
        }
        Type type = peek().text().length() > 1 && peek().text().startsWith("$") && peek().kind() == Kind.WORD
                ? new Type.ClassType(next().text().substring(1))
                : scalar();
        for (int dimensions = 0; peek().is("["); dimensions++) {
            if (dimensions == Limits.ARRAY_DIMENSIONS) {
                throw expected("at most " + Limits.ARRAY_DIMENSIONS + " dimensions");
            }
            expect("[");
            expect("]");
            type = new Type.ArrayType(type);
        }
        return type;
    }

    private Scalar scalar() throws SyntaxException {
        var scalar = SCALARS.get(peek().text());
        if (scalar == null || peek().kind() != Kind.WORD) {
            throw expected("a type");
        }
        next();
        return scalar;
    }

    SyntaxException expected(String what) {
        return error(TextCode.SYNTAX, peek(), "expected " + what + ", found " + peek().shown());
    }

    SyntaxException error(Code code, Token token, String message) {
        out.error(code, new Place(file, token.line(), token.column(), token.length(), ""), message, "");
        return new SyntaxException();
    }
}
