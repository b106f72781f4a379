package dev.heliac.il.verify;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Value;
import java.util.List;

/** Checks that blocks can be reached and that every use is dominated by its definition. */
final class Uses {

    private final Function function;
    private final Shape shape;
    private final Report report;
    private final Flow flow;

    Uses(Function function, Shape shape, Report report) {
        this.function = function;
        this.shape = shape;
        this.report = report;
        flow = new Flow(function, shape);
    }

    /** Whether every use is of a value that the function defines, so that what is known of values can be asked. */
    boolean verify() {
        boolean sound = true;
        for (int b = 0; b < function.blocks().size(); b++) {
            var block = shape.block(b);
            if (!flow.reachable(b)) {
                report.error(
                        VerifyCode.UNREACHABLE,
                        report.at(function, block),
                        "`^" + block.label() + "` cannot be reached",
                        "leave it out");
            }
            sound &= block(b, block);
        }
        return sound;
    }

    private boolean block(int index, Block block) {
        boolean sound = true;
        int size = block.instructions().size();
        for (int i = 0; i < size; i++) {
            var instruction = block.instructions().get(i);
            sound &= uses(instruction.operands(), index, i, -1, report.at(function, block, instruction));
        }
        var end = report.at(function, block, block.terminator());
        sound &= uses(block.terminator().operands(), index, size, -1, end);
        var edges = shape.edges(index);
        for (var edge : edges) {
            sound &= uses(edge.takes(), index, size, -1, end);
        }
        for (int i = 0; i < edges.size(); i++) {
            sound &= uses(edges.get(i).target().arguments(), index, size, size + i, end);
        }
        if (block.unwind().isPresent()) {
            var arguments = block.unwind().get().arguments();
            sound &= uses(arguments, index, shape.firstThrow(index), -1, report.at(function, block));
        }
        return sound;
    }

    /**
     * @param before the order that definitions in the same block must be below
     * @param arm the order of what the used edge's own arm defines
     */
    private boolean uses(List<Value> values, int block, int before, int arm, Where where) {
        boolean sound = true;
        for (var value : values) {
            if (!shape.isDefined(value)) {
                report.error(
                        VerifyCode.DEFINITION,
                        where,
                        value + " is not what the function defines",
                        "use a defined value");
                sound = false;
            } else if (flow.reachable(block) && !available(value, block, before, arm)) {
                report.error(
                        VerifyCode.DOMINANCE,
                        where,
                        value + " may not be defined here",
                        "define it earlier, or hand it on as a block parameter");
            }
        }
        return sound;
    }

    private boolean available(Value value, int block, int before, int arm) {
        int order = shape.order(value);
        if (shape.blockOf(value) == block) {
            return order < before || order == arm;
        }
        boolean ofArm = order >= shape.block(shape.blockOf(value)).instructions().size();
        return !ofArm && flow.dominates(value, block);
    }
}
