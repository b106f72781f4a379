package dev.heliac.il.opt;

import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives each parallel loop a function that does a run of its iterations, with the loop's own function and the small ones that this calls
 * inlined, for targets that do not run each iteration on its own: other passes and LLVM then work on an ordinary loop.
 */
public final class Chunks {

    private static final Map<Op, Op> CHUNKED = Map.of(
            Op.PAR, Op.PAR_CHUNKED, Op.PAR_UNORDERED, Op.PAR_UNORDERED_CHUNKED, Op.PAR_TILES, Op.PAR_TILES_CHUNKED);

    private Chunks() {}

    /** The module must be valid, but may have been optimized. */
    public static Module run(Module module) {
        return SecondFunctions.give(module, CHUNKED, ".chunk", Chunks::chunk);
    }

    /** A tile's function is not inlined: it has the memory of one tile. */
    private static Optional<Function> chunk(SecondFunctions all, String name, Par par) {
        var body = all.named(par.function());
        int taken = body.parameters().size() - par.extents().size();
        var types = body.parameters().subList(0, taken).stream().map(Value::type).toList();
        var chunk = Chunk.of(name, types, par.extents().size(), (c, index) -> {
            var arguments = new ArrayList<>(c.parameters().subList(0, taken));
            arguments.addAll(index);
            c.add(new Instruction.Call(body.name(), arguments, List.of(), 0));
        });
        var draft = Body.of(chunk);
        if (!par.isTiles()) {
            all.inline(draft, body);
        }
        return Optional.of(draft.function());
    }
}
