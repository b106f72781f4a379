package dev.heliac.il.opt;

import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.symbols.MadeClasses;
import dev.heliac.il.symbols.Symbols;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What passes know of the module besides the function that they work on. */
final class World {

    final Symbols symbols;
    final MadeClasses made;
    final Escapes escapes = new Escapes(this);
    /** As they are by now. */
    final Map<String, Function> functions = new HashMap<>();

    World(Module module) {
        symbols = Symbols.of(module);
        made = new MadeClasses(module, symbols);
        module.functions().forEach(f -> functions.put(f.name(), f));
    }

    /** The class of the objects that a value is, never null and never of a subclass, where its definition tells. */
    Optional<String> exact(Value value, Instruction[] definitions) {
        var definition = definition(value, definitions);
        return definition == null
                ? Optional.empty()
                : switch (definition.op()) {
                    case NEW -> ((Instruction.Typed) definition).type() instanceof Type.ClassType c
                            ? Optional.of(c.name())
                            : Optional.empty();
                    case STRING_CONST -> Optional.of(Module.STRING);
                    case CLASS_CONST, CLASS_OF -> Optional.of(Module.CLASS);
                    case CALL -> escapes.made(definition);
                    default -> Optional.empty();
                };
    }

    /** Null for what came after the definitions were collected, too. */
    static Instruction definition(Value value, Instruction[] definitions) {
        return value.id() < definitions.length ? definitions[value.id()] : null;
    }

    static boolean is(Value value, Op op, Instruction[] definitions) {
        var definition = definition(value, definitions);
        return definition != null && definition.op() == op;
    }

    boolean notNull(Value value, Instruction[] definitions) {
        return exact(value, definitions).isPresent()
                || is(value, Op.ARRAY_NEW, definitions)
                || is(value, Op.CLASS_ARRAY, definitions)
                || is(value, Op.REF_CLONE, definitions)
                || is(value, Op.CLASS_NAME, definitions);
    }
}
