package dev.heliac.il.opt;

import dev.heliac.il.Block;
import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Blocks one below the other that each ask something, and go elsewhere where it is not so. */
final class Guards {

    private final Draft draft;
    private final int line;
    private final List<Value> parameters;
    private final Target elsewhere;
    private final List<Block> done = new ArrayList<>();
    private final String like;
    private String label;
    private List<Instruction> instructions = new ArrayList<>();
    /** What the block that is being made asks at its end; null when nothing yet. */
    private Value required;

    /** @param parameters of the first block, which are also what {@code elsewhere} is given */
    Guards(Draft draft, String like, List<Value> parameters, String elsewhere, int line) {
        this.draft = draft;
        this.like = like;
        this.line = line;
        this.parameters = parameters;
        this.elsewhere = new Target(elsewhere, parameters);
        label = draft.label(like);
    }

    Value plain(Op op, Type result, Value... operands) {
        var value = draft.value("g", result);
        instructions.add(new Instruction.Plain(op, List.of(operands), List.of(value), line));
        return value;
    }

    /** Another instance of an instruction with one result, of other operands. */
    Value again(Instruction instruction, Op op, List<Value> operands) {
        if (op == Op.ARRAY_LOAD_KNOWN) {
            flush();
        }
        var value = draft.value("g", instruction.results().getFirst().type());
        var results = List.of(value);
        instructions.add(switch (instruction) {
            case Instruction.Plain _ -> new Instruction.Plain(op, operands, results, line);
            case Instruction.Const c -> new Instruction.Const(op, c.constant(), value, line);
            case Instruction.Typed t -> new Instruction.Typed(op, t.type(), operands, results, line);
            case Instruction.FieldAccess a -> new Instruction.FieldAccess(op, a.owner(), a.field(), operands, results, line);
            case Instruction.Call _, Instruction.CallVirtual _, Instruction.Par _, Instruction.Send _, Instruction.NewChannel _ ->
                throw new IllegalArgumentException("not to be done twice: " + instruction);
        });
        return value;
    }

    Value wide(long constant) {
        var value = draft.value("g", Scalar.I64);
        instructions.add(new Instruction.Const(Op.I64_CONST, new Constant.I64(constant), value, line));
        return value;
    }

    Value wide(Value value) {
        return plain(Op.I64_OF_I32, Scalar.I64, value);
    }

    Value wideSum(Value a, Value b) {
        return plain(Op.I64_ADD, Scalar.I64, a, b);
    }

    void notNull(Value reference) {
        flush();
        branch(plain(Op.REF_IS_NULL, Scalar.I32, reference), false);
    }

    void require(Op comparison, Value a, Value b) {
        var holds = plain(comparison, Scalar.I32, a, b);
        required = required == null ? holds : plain(Op.I32_AND, Scalar.I32, required, holds);
    }

    private void flush() {
        if (required != null) {
            branch(required, true);
            required = null;
        }
    }

    private void branch(Value condition, boolean expected) {
        var next = new Target(draft.label(like), List.of());
        close(new Terminator.Branch(condition, expected ? next : elsewhere, expected ? elsewhere : next, line));
        label = next.label();
    }

    private void close(Terminator terminator) {
        var first = done.isEmpty() ? parameters : List.<Value>of();
        done.add(new Block(label, first, Optional.empty(), instructions, terminator));
        instructions = new ArrayList<>();
    }

    /** The blocks, of which the last one goes on there. */
    List<Block> into(String label) {
        flush();
        close(new Terminator.Jump(new Target(label, parameters), line));
        return done;
    }
}
