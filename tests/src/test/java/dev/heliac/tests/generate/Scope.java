package dev.heliac.tests.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a piece of code may use: variables, how deep it may call, where it may jump to. */
final class Scope {

    /** A variable, or a field by the text that reaches it. */
    record Variable(String name, Type type, boolean assignable, boolean field) {}

    private final Scope outer;
    private final List<Variable> variables = new ArrayList<>();
    private final boolean capturing;
    private boolean frozen;
    /** Methods of lower levels may be called; at 0 none, and no object of the program's classes be made. */
    final int level;
    /** What a return gives: null where there is no return, {@link #NOTHING} for void. */
    final Type result;
    /** The labels of loops around, the innermost last; empty text for one without. */
    final List<String> loops;

    /** Static variables that all methods know. */
    private static final Map<String, Type> SHARED = new TreeMap<>(Map.of(
            "Main.someInt", Type.Primitive.INT,
            "Main.anInt", Type.Primitive.INT,
            "Main.aLong", Type.Primitive.LONG,
            "Main.aDouble", Type.Primitive.DOUBLE,
            "Main.aChar", Type.Primitive.CHAR,
            "Main.aText", Type.Reference.STRING,
            "Main.ints", new Type.Array(Type.Primitive.INT),
            "Main.aBoxed", Type.Primitive.INT.box(),
            "Main.aFlag", Type.Primitive.BOOLEAN));

    static final Type NOTHING = new Type.Reference("void");

    private Scope(Scope outer, boolean capturing, int level, Type result, List<String> loops) {
        this.outer = outer;
        this.capturing = capturing;
        this.level = level;
        this.result = result;
        this.loops = loops;
    }

    static Scope ofMethod(int level, Type result) {
        var scope = new Scope(null, false, level, result == null ? NOTHING : result, List.of());
        SHARED.forEach((name, type) -> scope.addField(name, type, true));
        return scope;
    }

    /** Of initializers and constructors: expressions only. */
    static Scope simple() {
        return new Scope(null, false, 0, null, List.of());
    }

    Scope block() {
        return new Scope(this, false, level, result, loops);
    }

    Scope loop(String label) {
        var more = new ArrayList<>(loops);
        more.add(label);
        return new Scope(this, false, level, result, more);
    }

    /** A block that no jump may leave, as in a switch expression. */
    Scope closed() {
        return new Scope(this, false, level, null, List.of());
    }

    /** Of a lambda or a local class: sees only what may be captured. */
    Scope captured(Type newResult) {
        return new Scope(this, true, level, newResult == null ? NOTHING : newResult, List.of());
    }

    /** Of a guard: whatever it sees stays as it is. */
    Scope guard() {
        var scope = captured(null);
        scope.frozen = true;
        return scope;
    }

    void add(String name, Type type, boolean assignable) {
        variables.add(new Variable(name, type, assignable, false));
    }

    void addField(String name, Type type, boolean assignable) {
        variables.add(new Variable(name, type, assignable, true));
    }

    List<Variable> visible() {
        var all = new ArrayList<Variable>();
        boolean captured = false;
        boolean fixed = false;
        for (var s = this; s != null; s = s.outer) {
            for (var v : s.variables) {
                if (!captured || v.field() || !v.assignable()) {
                    all.add(fixed && v.assignable() ? new Variable(v.name(), v.type(), false, v.field()) : v);
                }
            }
            captured |= s.capturing;
            fixed |= s.frozen;
        }
        return all;
    }

    List<Variable> of(Type type) {
        return visible().stream().filter(v -> v.type().equals(type)).toList();
    }

    List<Variable> assignable() {
        return visible().stream().filter(Variable::assignable).toList();
    }
}
