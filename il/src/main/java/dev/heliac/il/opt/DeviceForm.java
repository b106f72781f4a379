package dev.heliac.il.opt;

import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Terminator;
import dev.heliac.il.graph.Ending;
import dev.heliac.il.slice.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process's slice for a device, where nothing is caught and an exception ends the process: in place of code that only leads to one,
 * a null of its class is thrown, which needs no objects. What traps make is not needed either.
 */
public final class DeviceForm {

    private DeviceForm() {}

    /**
     * The slice in that form.
     *
     * @param slice a valid module with one process that may be on a device
     */
    public static Module of(Module slice) {
        var ending = new Ending(slice);
        var functions = slice.functions().stream().map(f -> function(f, ending)).toList();
        return Slice.of(new Module(
                slice.name(),
                slice.contracts(),
                slice.classes(),
                slice.selectors(),
                Map.of(),
                Optional.empty(),
                functions,
                slice.processes()));
    }

    private static Function function(Function function, Ending ending) {
        var labels = ending.blocks(function);
        if (labels.isEmpty()) {
            return function;
        }
        var body = Body.of(function);
        for (var node : body.nodes) {
            if (labels.contains(node.label)) {
                var thrown = Ending.thrown(function, node.label);
                var exception = body.fresh("thrown", thrown.type());
                node.instructions = new ArrayList<>(List.of(
                        new Instruction.Typed(Op.NULL, thrown.type(), List.of(), List.of(exception), thrown.line())));
                node.terminator = new Terminator.Throw(exception, true, thrown.line());
            }
            // Nothing is caught: what an unwind edge led to only went on with the exception.
            node.unwind = null;
        }
        return body.function();
    }
}
