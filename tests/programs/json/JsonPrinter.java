package json;

import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;

/** Writes values, on one line or with an indented line for each. */
public final class JsonPrinter {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder();
    private final int indent;
    private int level;

    private JsonPrinter(int indent) {
        this.indent = indent;
    }

    public static String compact(Json value) {
        return print(value, 0);
    }

    public static String pretty(Json value) {
        return print(value, 2);
    }

    private static String print(Json value, int indent) {
        JsonPrinter printer = new JsonPrinter(indent);
        printer.value(value);
        return printer.out.toString();
    }

    private void value(Json value) {
        switch (value) {
            case Json.Null n -> out.append("null");
            case Json.Bool(boolean b) -> out.append(b);
            case Json.Num number -> number(number);
            case Json.Text(String text) -> string(text);
            case Json.Array(var items) -> list('[', items.iterator(), this::value, ']');
            case Json.Obj(var members) -> list('{', members.entrySet().iterator(), this::member, '}');
        }
    }

    private void member(Map.Entry<String, Json> member) {
        string(member.getKey());
        out.append(indent > 0 ? ": " : ":");
        value(member.getValue());
    }

    private <T> void list(char open, Iterator<T> items, Consumer<? super T> printer, char close) {
        out.append(open);
        if (items.hasNext()) {
            level++;
            newLine();
            printer.accept(items.next());
            while (items.hasNext()) {
                out.append(',');
                newLine();
                printer.accept(items.next());
            }
            level--;
            newLine();
        }
        out.append(close);
    }

    private void newLine() {
        if (indent > 0) {
            out.append('\n').repeat(' ', level * indent);
        }
    }

    private void number(Json.Num number) {
        if (number.isInteger()) {
            out.append((long) number.value());
        } else {
            out.append(number.value());
        }
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || Character.isSurrogate(c)) {
                        out.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15))
                                .append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
