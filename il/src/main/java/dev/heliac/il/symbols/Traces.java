package dev.heliac.il.symbols;

import dev.heliac.il.Function;
import dev.heliac.il.Scope;

/** Places in Java as stack traces have them. */
public final class Traces {

    private Traces() {}

    /** A line of a function, and the calls through which it was inlined there, one below the other; empty for what is none of Java's. */
    public static String at(Function function, int line) {
        var text = new StringBuilder();
        for (int at = line; ; ) {
            int number = Scope.of(at);
            var scope = number > 0 ? function.scopes().get(number - 1) : null;
            var name = scope == null ? function.name() : scope.function();
            var source = scope == null ? function.source() : scope.source();
            frame(name, source, Scope.line(at), text);
            if (scope == null) {
                return text.toString();
            }
            at = scope.line();
        }
    }

    private static void frame(String function, String source, int line, StringBuilder text) {
        var file = source.substring(source.lastIndexOf('/') + 1);
        MethodName.of(function, file).ifPresent(name -> {
            text.append(text.isEmpty() ? "" : "\n\tat ").append(name.type()).append('.').append(name.method()).append('(');
            text.append(name.file()).append(line > 0 ? ":" + line : "").append(')');
        });
    }
}
