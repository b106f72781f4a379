package dev.heliac.il.symbols;

import java.util.Optional;
import java.util.Set;

/** The Java method that a HIL function is: {@code Class.method}, then {@code ~n} for one of several, then {@code :State}s. */
public record MethodName(String type, String method, String file) {

    private static final Set<String> SPECIAL = Set.of("<init>", "<clinit>");
    /** In the names of classes that stand for lambdas and the like, which the JVM does not show either. */
    private static final String GENERATED = "$$";

    /** Empty for functions that no Java method stands for. */
    public static Optional<MethodName> of(String function, String file) {
        int end = function.indexOf(':');
        var name = end < 0 ? function : function.substring(0, end);
        int dot = name.lastIndexOf('.');
        if (dot < 1 || file.isEmpty() || name.contains(GENERATED)) {
            return Optional.empty();
        }
        int twin = name.indexOf('~', dot);
        var method = name.substring(dot + 1, twin < 0 ? name.length() : twin);
        if (method.isEmpty() || method.startsWith("<") && !SPECIAL.contains(method)) {
            return Optional.empty();
        }
        return Optional.of(new MethodName(name.substring(0, dot), method, file));
    }
}
