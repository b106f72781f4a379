package interpreter;

import java.util.List;
import java.util.stream.Collectors;

/** What a script's values are in Java: null, Boolean, Long, Double, String, lists and functions. */
final class Values {

    private Values() {}

    static boolean truth(Object value) {
        return value != null && !Boolean.FALSE.equals(value);
    }

    static String text(Object value) {
        return switch (value) {
            case null -> "nil";
            case List<?> list -> list.stream().map(Values::text).collect(Collectors.joining(", ", "[", "]"));
            default -> value.toString();
        };
    }

    static String kind(Object value) {
        return switch (value) {
            case null -> "nil";
            case Boolean b -> "a truth value";
            case Long l -> "an integer";
            case Double d -> "a real number";
            case String s when s.isEmpty() -> "an empty string";
            case String s -> "a string";
            case List<?> list -> "a list of " + list.size();
            case Function f -> "a function";
            default -> throw new AssertionError(value.getClass());
        };
    }

    @SuppressWarnings("unchecked") // lists come from scripts only
    static List<Object> list(Object value, int line) {
        if (value instanceof List<?> list) {
            return (List<Object>) list;
        }
        throw new ScriptException(kind(value) + " is no list", line);
    }

    static int integer(Object value, int line) {
        if (value instanceof Long l && l == l.intValue()) {
            return l.intValue();
        }
        throw new ScriptException(kind(value) + " is no index", line);
    }
}
