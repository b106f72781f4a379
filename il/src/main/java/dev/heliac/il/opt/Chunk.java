package dev.heliac.il.opt;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A function that does a run of the iterations of a loop over one to three extents, in their order. It takes what the loop's function
 * does but the index, then the extents but the first, then the numbers of the first iteration and of the one behind the last. With
 * more than one extent it goes row by row, so that the innermost loop counts, whatever the run begins and ends with.
 */
final class Chunk {

    /** What is done in a round. */
    interface Round {
        /**
         * Adds its code.
         *
         * @param index the loop's, the first extent's part first
         */
        void in(Chunk chunk, List<Value> index);
    }

    private final List<Value> parameters = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private List<Instruction> instructions = new ArrayList<>();
    private String label = "entry";
    private List<Value> given = List.of();
    private int values;
    /** The number of the iteration whose column would be 0; null where the column is the number. */
    private Value base;

    private Value column;

    private Chunk() {}

    /**
     * Makes the function.
     *
     * @param name that no other function has
     * @param taken types of its first parameters
     * @param extents how many
     */
    static Function of(String name, List<Type> taken, int extents, Round round) {
        var chunk = new Chunk();
        taken.forEach(chunk::parameter);
        var sizes = new ArrayList<Value>();
        for (int i = 1; i < extents; i++) {
            sizes.add(chunk.parameter(Scalar.I32));
        }
        var from = chunk.parameter(Scalar.I32);
        var to = chunk.parameter(Scalar.I32);
        if (extents == 1) {
            chunk.columns(List.of(), from, to, "done", round);
        } else {
            chunk.rows(sizes, from, to, round);
        }
        chunk.begin("done");
        chunk.end(new Terminator.Return(List.of(), 0));
        // Without a source it is in no stack trace; what is inlined there keeps its own.
        return new Function(name, chunk.parameters, List.of(), "", chunk.blocks);
    }

    /** What is taken: of the loop's function, in its order. */
    List<Value> parameters() {
        return parameters;
    }

    /** The number of the iteration that a round is. */
    Value number() {
        return base == null ? column : plain(Op.I32_ADD, base, column);
    }

    void add(Instruction instruction) {
        instructions.add(instruction);
    }

    Value value(Type type) {
        return new Value(values, "c" + values++, type);
    }

    Value constant(int n) {
        var value = value(Scalar.I32);
        add(new Instruction.Const(Op.I32_CONST, new Constant.I32(n), value, 0));
        return value;
    }

    Value plain(Op op, Value... operands) {
        var value = value(Scalar.I32);
        add(new Instruction.Plain(op, Arrays.asList(operands), List.of(value), 0));
        return value;
    }

    private Value parameter(Type type) {
        var value = value(type);
        parameters.add(value);
        return value;
    }

    private void begin(String next, Value... takes) {
        label = next;
        given = List.of(takes);
        instructions = new ArrayList<>();
    }

    private void end(Terminator terminator) {
        blocks.add(new Block(label, given, Optional.empty(), instructions, terminator));
    }

    private void jump(String to, Value... arguments) {
        end(new Terminator.Jump(new Target(to, List.of(arguments)), 0));
    }

    private void branch(Value condition, Target then, Target otherwise) {
        end(new Terminator.Branch(condition, then, otherwise, 0));
    }

    private static Target to(String label, Value... arguments) {
        return new Target(label, List.of(arguments));
    }

    private void rows(List<Value> sizes, Value from, Value to, Round round) {
        var width = sizes.getLast();
        jump("rows", plain(Op.I32_DIV, from, width), plain(Op.I32_REM, from, width), from);

        var row = value(Scalar.I32);
        var first = value(Scalar.I32);
        var at = value(Scalar.I32);
        begin("rows", row, first, at);
        branch(plain(Op.I32_LT, at, to), to("row"), to("done"));

        begin("row");
        var index = sizes.size() == 1
                ? List.of(row)
                : List.of(plain(Op.I32_DIV, row, sizes.getFirst()), plain(Op.I32_REM, row, sizes.getFirst()));
        base = plain(Op.I32_SUB, at, first);
        var end = plain(Op.I32_SUB, to, base);
        branch(plain(Op.I32_LT, width, end), to("run", width), to("run", end));

        var limit = value(Scalar.I32);
        begin("run", limit);
        columns(index, first, limit, "next", round);

        begin("next");
        var after = plain(Op.I32_ADD, base, limit);
        jump("rows", plain(Op.I32_ADD, row, constant(1)), constant(0), after);
    }

    /** From the block that is open, a loop that leaves to another one, which is not begun. */
    private void columns(List<Value> outer, Value from, Value limit, String leave, Round round) {
        jump("columns", from);
        column = value(Scalar.I32);
        begin("columns", column);
        branch(plain(Op.I32_LT, column, limit), to("column"), to(leave));
        begin("column");
        var index = new ArrayList<>(outer);
        index.add(column);
        round.in(this, index);
        jump("columns", plain(Op.I32_ADD, column, constant(1)));
    }
}
