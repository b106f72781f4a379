package dev.heliac.il.opt;

import dev.heliac.il.Instruction;
import dev.heliac.il.Type;
import dev.heliac.il.symbols.Symbols;
import java.util.Optional;
import java.util.Set;

/**
 * Calls that box a number. What they return may be shared, so that they do not simply make an object, but whoever does not ask for its
 * identity cannot tell: JLS 5.1.7 leaves open which boxes are the same.
 */
final class Boxes {

    /** The field that holds the number. */
    static final String FIELD = "value";

    private static final String VALUE_OF = ".valueOf";

    private static final Set<String> CLASSES = Set.of(
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long");

    private Boxes() {}

    /** The class of the box that an instruction gets, if it gets one. */
    static Optional<String> boxed(Instruction instruction, Symbols symbols) {
        return instruction instanceof Instruction.Call call
                        && call.operands().size() == 1
                        && call.results().size() == 1
                        && call.results().getFirst().type() instanceof Type.ClassType c
                        && CLASSES.contains(c.name())
                        && call.function().startsWith(c.name() + VALUE_OF)
                        && symbols.field(c.name(), FIELD)
                                .filter(f -> f.type().widened().equals(call.operands().getFirst().type()))
                                .isPresent()
                ? Optional.of(c.name())
                : Optional.empty();
    }
}
