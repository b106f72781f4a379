package dev.heliac.il.flow;

import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.il.symbols.Symbols;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a reference can be, numbered: null, or an object of exactly one type that the module makes objects of. */
final class Kinds {

    static final int NULL = 0;
    /** An array that was made by a class object, so that its type is not known. */
    static final int MADE_BY_CLASS = 1;

    private static final Type OBJECTS = new Type.ArrayType(new Type.ClassType(Symbols.OBJECT));
    /** What arrays are, too, as far as the JVM is concerned. */

    private final Symbols symbols;
    private final List<Type> types = new ArrayList<>();
    private final Map<Type, Integer> numbers = new HashMap<>();
    private final Map<Type, BitSet> possible = new HashMap<>();

    Kinds(Module module, Symbols symbols) {
        this.symbols = symbols;
        types.add(OBJECTS);
        types.add(OBJECTS);
        number(new Type.ClassType(Module.STRING));
        number(new Type.ClassType(Module.CLASS));
        number(new Type.ArrayType(Scalar.I8));
        for (var function : module.functions()) {
            for (var block : function.blocks()) {
                for (var instruction : block.instructions()) {
                    if (instruction instanceof Instruction.Typed t && t.op() == Op.NEW) {
                        number(t.type());
                    } else if (instruction instanceof Instruction.Typed t && t.op() == Op.ARRAY_NEW) {
                        number(new Type.ArrayType(t.type()));
                    }
                }
            }
        }
    }

    private void number(Type type) {
        if (numbers.putIfAbsent(type, types.size()) == null) {
            types.add(type);
        }
    }

    int of(Type type) {
        return numbers.get(type);
    }

    boolean isArray(int kind) {
        return kind != NULL && types.get(kind) instanceof Type.ArrayType;
    }

    /** An object's type; of an array made by a class object, one that it has at least. */
    Type type(int kind) {
        return types.get(kind);
    }

    /** The class that says what such an object answers. */
    String answering(int kind) {
        return types.get(kind) instanceof Type.ClassType c ? c.name() : Symbols.OBJECT;
    }

    /** What a value of the type can be: all that passes a cast to it. */
    BitSet possible(Type type) {
        return possible.computeIfAbsent(type, t -> {
            var found = new BitSet();
            found.set(NULL);
            for (int kind = MADE_BY_CLASS; kind < types.size(); kind++) {
                found.set(kind, passes(kind, t));
            }
            return found;
        });
    }

    private boolean passes(int kind, Type type) {
        return symbols.assignable(types.get(kind), type)
                || kind == MADE_BY_CLASS && type instanceof Type.ArrayType;
    }

    /** Whether all such objects are of the type. */
    boolean certain(int kind, Type type) {
        return kind != NULL && symbols.assignable(types.get(kind), type);
    }
}
