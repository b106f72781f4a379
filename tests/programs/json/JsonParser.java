package json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A recursive-descent parser of RFC 8259. */
public final class JsonParser {

    private static final int MOST_NESTED = 200;

    private final String text;
    private int at;
    private int nested;

    private JsonParser(String text) {
        this.text = text;
    }

    public static Json parse(String text) {
        JsonParser parser = new JsonParser(text);
        parser.space();
        Json value = parser.value();
        parser.space();
        if (parser.at < text.length()) {
            throw parser.error("text after the value");
        }
        return value;
    }

    private Json value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Bool(true));
            case 'f' -> word("false", new Json.Bool(false));
            case 'n' -> word("null", Json.Null.NULL);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            case '\0' -> throw error("the text ends where a value should be");
            default -> throw error("unexpected '" + peek() + "'");
        };
    }

    private Json object() {
        enter();
        Map<String, Json> members = new LinkedHashMap<>();
        if (!take('}')) {
            do {
                space();
                if (peek() != '"') {
                    throw error("a member's name should be here");
                }
                String name = string();
                space();
                expect(':');
                space();
                if (members.putIfAbsent(name, value()) != null) {
                    throw error("member \"" + name + "\" occurs twice");
                }
                space();
            } while (take(','));
            expect('}');
        }
        nested--;
        return new Json.Obj(members);
    }

    private Json array() {
        enter();
        List<Json> items = new ArrayList<>();
        if (!take(']')) {
            do {
                space();
                items.add(value());
                space();
            } while (take(','));
            expect(']');
        }
        nested--;
        return new Json.Array(items);
    }

    /** Past an opening bracket. */
    private void enter() {
        if (++nested > MOST_NESTED) {
            throw error("nested too deeply");
        }
        at++;
        space();
    }

    private String string() {
        int start = ++at;
        while (peek() != '"' && peek() != '\\' && peek() >= ' ') {
            at++;
        }
        if (peek() == '"') {
            return text.substring(start, at++);
        }
        StringBuilder result = new StringBuilder(text.substring(start, at));
        while (peek() != '"') {
            char c = peek();
            if (at >= text.length()) {
                throw error("the text ends in a string");
            } else if (c < ' ') {
                throw error("control character " + (int) c + " in a string");
            }
            at++;
            result.append(c == '\\' ? escape() : c);
        }
        at++;
        return result.toString();
    }

    private char escape() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                if (at + 4 > text.length()) {
                    throw error("four hexadecimal digits should be here");
                }
                try {
                    char unit = (char) Integer.parseInt(text.substring(at, at + 4), 16);
                    at += 4;
                    yield unit;
                } catch (NumberFormatException e) {
                    throw error("four hexadecimal digits should be here", e);
                }
            }
            default -> throw error("unknown escape \\" + c);
        };
    }

    private Json number() {
        int start = at;
        take('-');
        if (!take('0')) {
            digits();
        }
        if (take('.')) {
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (!take('+')) {
                take('-');
            }
            digits();
        }
        return new Json.Num(Double.parseDouble(text.substring(start, at)));
    }

    private void digits() {
        if (!Character.isDigit(peek())) {
            throw error("a digit should be here");
        }
        while (Character.isDigit(peek())) {
            at++;
        }
    }

    private Json word(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw error("\"" + word + "\" should be here");
        }
        at += word.length();
        return value;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean take(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char c) {
        if (!take(c)) {
            throw error("'" + c + "' should be here");
        }
    }

    private void space() {
        while (peek() == ' ' || peek() == '\n' || peek() == '\t' || peek() == '\r') {
            at++;
        }
    }

    private JsonException error(String message) {
        return error(message, null);
    }

    private JsonException error(String message, Throwable cause) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < Math.min(at, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        int column = at - lineStart + 1;
        return cause == null ? new JsonException(message, line, column) : new JsonException(message, line, column, cause);
    }
}
