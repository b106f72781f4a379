package interpreter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The functions every script knows. */
final class Builtins {

    /** Takes the arguments and the line of the call. */
    @FunctionalInterface
    private interface Body {
        Object apply(Object[] arguments, int line);
    }

    private final Map<String, Object> functions = new LinkedHashMap<>();

    Builtins(Consumer<? super String> output) {
        define("print", -1, (arguments, line) -> {
            StringBuilder text = new StringBuilder();
            for (Object argument : arguments) {
                text.append(text.isEmpty() ? "" : " ").append(Values.text(argument));
            }
            output.accept(text.toString());
            return null;
        });
        define("len", 1, (arguments, line) -> arguments[0] instanceof String text
                ? (long) text.length()
                : (long) Values.list(arguments[0], line).size());
        define("push", 2, (arguments, line) -> Values.list(arguments[0], line).add(arguments[1]));
        define("pop", 1, (arguments, line) -> {
            List<Object> list = Values.list(arguments[0], line);
            if (list.isEmpty()) {
                throw new ScriptException("the list is empty", line);
            }
            return list.removeLast();
        });
        define("range", 2, (arguments, line) -> {
            List<Object> list = new ArrayList<>();
            for (long i = Values.integer(arguments[0], line); i < Values.integer(arguments[1], line); i++) {
                list.add(i);
            }
            return list;
        });
        define("list", 2, (arguments, line) -> {
            List<Object> list = new ArrayList<>();
            for (int i = Values.integer(arguments[0], line); i > 0; i--) {
                list.add(arguments[1]);
            }
            return list;
        });
        define("sqrt", 1, (arguments, line) -> Math.sqrt(((Number) arguments[0]).doubleValue()));
        define("int", 1, (arguments, line) -> switch (arguments[0]) {
            case Number number -> number.longValue();
            case String text -> Long.parseLong(text.strip());
            default -> throw new ScriptException("no integer in " + Values.kind(arguments[0]), line);
        });
    }

    private void define(String name, int parameters, Body body) {
        functions.put(name, new Function(name, parameters) {
            @Override
            Object call(Object[] arguments, int line) {
                try {
                    return body.apply(arguments, line);
                } catch (ClassCastException | NumberFormatException e) {
                    throw new ScriptException(name + " does not take " + Values.kind(arguments[0]), line, e);
                }
            }
        });
    }

    List<String> names() {
        return List.copyOf(functions.keySet());
    }

    Object[] values() {
        return functions.values().toArray();
    }
}
