package dev.heliac.il.opt;

import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The last parameters of a function that does iterations which lie apart, and what they mean: the loop's extents but the first, the
 * number of the first iteration, for a loop that gives nothing the number behind the last one, and how far they are from each other.
 *
 * @param draft the function
 * @param loop the loop's own function
 * @param extents how many the loop has
 */
record Numbers(Body draft, Function loop, int extents) {

    /** Parameters behind the extents. */
    static int own(Function loop) {
        return loop.results().isEmpty() ? 3 : 2;
    }

    Value from() {
        return last(own(loop));
    }

    /** Where there is one. */
    Value to() {
        return last(2);
    }

    Value step() {
        return last(1);
    }

    private Value last(int from) {
        var parameters = draft.original.parameters();
        return parameters.get(parameters.size() - from);
    }

    /** Calls the loop's function for an iteration, and gives what it gives. */
    List<Value> call(Value number, List<Instruction> instructions) {
        var parameters = draft.original.parameters();
        int taken = parameters.size() - own(loop) - (extents - 1);
        var index = new ArrayList<Value>();
        var left = number;
        for (var extent : parameters.subList(taken, taken + extents - 1).reversed()) {
            var before = plain(Op.I32_DIV, left, extent, instructions);
            var whole = plain(Op.I32_MUL, before, extent, instructions);
            index.addFirst(plain(Op.I32_SUB, left, whole, instructions));
            left = before;
        }
        index.addFirst(left);
        var arguments = new ArrayList<>(parameters.subList(0, taken));
        arguments.addAll(index);
        var results = loop.results().stream().map(t -> draft.fresh("given", t)).toList();
        instructions.add(new Instruction.Call(loop.name(), arguments, results, 0));
        return results;
    }

    private Value plain(Op op, Value a, Value b, List<Instruction> instructions) {
        var value = draft.fresh("n", Scalar.I32);
        instructions.add(new Instruction.Plain(op, List.of(a, b), List.of(value), 0));
        return value;
    }
}
