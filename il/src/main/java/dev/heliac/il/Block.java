package dev.heliac.il;

import java.util.List;
import java.util.Optional;

/**
 * A basic block.
 *
 * @param label unique within the function, without the sigil
 * @param unwind where an exception thrown by any instruction of the block goes; the handler's first parameter is the
 *     throwable, the edge's arguments follow. They are values that exist before the block's first throwing instruction. Absent:
 *     the exception leaves the function, which then may own nothing
 */
public record Block(
        String label,
        List<Value> parameters,
        Optional<Target> unwind,
        List<Instruction> instructions,
        Terminator terminator) {

    public Block {
        parameters = List.copyOf(parameters);
        instructions = List.copyOf(instructions);
    }
}
