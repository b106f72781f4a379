package dev.heliac.tests.generate;

import java.util.ArrayList;
import java.util.List;

/** A class, interface, enum or record of a generated program: what others may know of it. */
final class Declaration {

    enum Kind { CLASS, ABSTRACT, INTERFACE, ENUM, RECORD }

    /** A field or a record's component. */
    record Field(String name, Type type, boolean isStatic) {}

    /**
     * A method. Methods call only those of lower levels, so that calls end.
     *
     * @param owner null for one of the main class
     * @param varargs whether the last parameter is written with an ellipsis; its type here is the element's
     */
    record Method(Declaration owner, String name, boolean isStatic, Type result, List<Type> parameters,
            boolean varargs, int level) {}

    private final String name;
    private final Kind kind;
    /** The superclass, or null. */
    Declaration parent;
    final List<Declaration> interfaces = new ArrayList<>();
    final List<Field> fields = new ArrayList<>();
    final List<Method> methods = new ArrayList<>();
    final List<String> constants = new ArrayList<>();
    final List<Type> constructor = new ArrayList<>();
    /** Of a sealed interface. */
    final List<Declaration> permitted = new ArrayList<>();
    /** The concrete classes that are it. */
    final List<Declaration> concrete = new ArrayList<>();

    Declaration(String name, Kind kind) {
        this.name = name;
        this.kind = kind;
        if (kind == Kind.CLASS || kind == Kind.RECORD) {
            concrete.add(this);
        }
    }

    String name() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    Type type() {
        return new Type.Declared(this);
    }

    void extend(Declaration above) {
        parent = above;
        for (var d = above; d != null; d = d.parent) {
            d.concrete.addAll(concrete);
            d.interfaces.forEach(i -> i.concrete.addAll(concrete));
        }
    }

    void implement(Declaration above) {
        interfaces.add(above);
        above.concrete.addAll(concrete);
    }

    /** Methods to call on an object of it, those that it inherits too. */
    List<Method> callable() {
        var all = new ArrayList<>(methods);
        if (parent != null) {
            all.addAll(parent.callable());
        }
        interfaces.forEach(i -> all.addAll(i.callable()));
        return all;
    }
}
