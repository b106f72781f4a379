package dev.heliac.il.opt;

import dev.heliac.il.ClassDecl;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.il.graph.Graph;
import dev.heliac.il.symbols.Symbols;
import java.util.HashSet;
import java.util.Set;

/** Whether an array may not take what is stored into it, because it was made for elements of a type below its own. */
final class Stores {

    private final Set<String> above = new HashSet<>();

    Stores(Module module) {
        // An array is an object, too.
        above.add(Symbols.OBJECT);
        for (var decl : module.classes()) {
            decl.superclass().ifPresent(above::add);
            if (decl.kind() == ClassDecl.Kind.INTERFACE) {
                above.add(decl.name());
            }
        }
    }

    /** The operation that does the same where array and index are known to be right. */
    Op checked(Instruction.Typed store, Graph graph) {
        return takes(store, graph) ? Op.ARRAY_STORE_KNOWN : Op.ARRAY_STORE_WITHIN;
    }

    private boolean takes(Instruction.Typed store, Graph graph) {
        return switch (store.type()) {
            case Scalar _ -> true;
            case Type.ClassType c when !above.contains(c.name()) -> true;
            case Type.Reference _ -> isNull(graph.definition(store.operands().get(2)));
            case Type.Linear _ -> false;
        };
    }

    private static boolean isNull(Instruction value) {
        return value != null && value.op() == Op.NULL;
    }
}
