package dev.heliac.il;

import java.util.List;

/**
 * The ways an instruction can fail. A module may name a function for each, which makes the throwable that is then thrown; without
 * one, the failure ends the process.
 */
public enum Trap {
    NULL("null", List.of()),
    BOUNDS("bounds", List.of(Scalar.I32, Scalar.I32)),
    DIVIDE("divide", List.of()),
    NEGATIVE_SIZE("negative", List.of(Scalar.I32)),
    CAST("cast", List.of()),
    MEMORY("memory", List.of()),
    STACK("stack", List.of()),
    /** A reference stored into an array made for a type it is not of; given the value. */
    STORE("store", List.of(object())),
    /** A copy between arrays beyond the bounds of one, or of an element that the target does not take; given the copy's operands. */
    COPY("copy", List.of(object(), Scalar.I32, object(), Scalar.I32, Scalar.I32));

    private final String text;
    private final List<Type> parameters;

    Trap(String text, List<Type> parameters) {
        this.text = text;
        this.parameters = parameters;
    }

    private static Type object() {
        return new Type.ClassType("java.lang.Object");
    }

    public String text() {
        return text;
    }

    /** Parameters of the function that makes the throwable: for {@code bounds} the index and the length. */
    public List<Type> parameters() {
        return parameters;
    }
}
