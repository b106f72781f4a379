package dev.heliac.il;

import java.util.List;
import java.util.Optional;

/**
 * A class or interface: its instance fields (inherited ones not repeated), its static fields, which every process has its own copy
 * of, zero at the process's start, and the functions that virtual calls of its instances run.
 *
 * @param interfaces implemented or, by an interface, extended directly
 * @param initializer the function that {@code class.init} runs, without parameters and results
 * @param methods what the class answers selectors with, inherited answers not repeated; an interface has none
 */
public record ClassDecl(
        String name,
        Kind kind,
        Optional<String> superclass,
        List<String> interfaces,
        Optional<String> initializer,
        List<Field> fields,
        List<Field> statics,
        List<Method> methods) {

    public ClassDecl {
        interfaces = List.copyOf(interfaces);
        fields = List.copyOf(fields);
        statics = List.copyOf(statics);
        methods = List.copyOf(methods);
    }

    /** What a class is; only a {@link #CLASS} has objects of its own. */
    public enum Kind {
        CLASS("class"),
        ABSTRACT("abstract"),
        INTERFACE("interface");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        /** The word before {@link ClassDecl#interfaces}. */
        public String listed() {
            return this == INTERFACE ? "extends" : "implements";
        }
    }

    /** The function that a selector runs on objects of the class and of those subclasses that have none of their own. */
    public record Method(String selector, String function) {}

    public boolean isInterface() {
        return kind == Kind.INTERFACE;
    }
}
