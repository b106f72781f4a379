package dev.heliac.il.opt;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Terminator;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives parallel loops a function that does every so manieth of a run's iterations, several of them abreast, for targets on which each
 * thread has iterations that lie apart; for reductions one that gives what several iterations give. What these load is on its way at
 * the same time then; one after the other, a store or a check of one iteration would come before the loads of the next. Only loops
 * whose function is short and straight get one.
 */
public final class Strides {

    private static final Map<Op, Op> STRIDED = Map.of(
            Op.PAR, Op.PAR_STRIDED,
            Op.PAR_UNORDERED, Op.PAR_UNORDERED_STRIDED,
            Op.PAR_SUM, Op.PAR_SUM_STRIDED,
            Op.PAR_MIN, Op.PAR_MIN_STRIDED,
            Op.PAR_MAX, Op.PAR_MAX_STRIDED,
            Op.PAR_REDUCE, Op.PAR_REDUCE_STRIDED);

    private Strides() {}

    /** The module must be valid, but may have been optimized. */
    public static Module run(Module module) {
        return SecondFunctions.give(module, STRIDED, ".strided", Strides::strided);
    }

    private static Optional<Function> strided(SecondFunctions all, String name, Par par) {
        var loop = all.named(par.function());
        int extents = par.extents().size();
        var draft = Body.of(empty(name, loop, extents));
        var numbers = new Numbers(draft, loop, extents);
        var entry = draft.nodes.getFirst();
        entry.terminator = new Terminator.Return(numbers.call(numbers.from(), entry.instructions), 0);
        all.inline(draft, loop);
        return join(draft) ? Abreast.of(draft, numbers) : Optional.empty();
    }

    private static Function empty(String name, Function loop, int extents) {
        var parameters = new ArrayList<Value>();
        loop.parameters()
                .subList(0, loop.parameters().size() - extents)
                .forEach(p -> parameters.add(new Value(parameters.size(), p.name(), p.type())));
        for (int i = 0; i < extents - 1 + Numbers.own(loop); i++) {
            parameters.add(new Value(parameters.size(), "c" + i, Scalar.I32));
        }
        var block = new Block("entry", List.of(), Optional.empty(), List.of(), new Terminator.Return(List.of(), 0));
        // Without a source it is in no stack trace; what is inlined there keeps its own.
        return new Function(name, parameters, loop.results(), "", List.of(block));
    }

    /** Makes one block of those that each only lead to the next one; false when some lead elsewhere. */
    private static boolean join(Body draft) {
        var entry = draft.nodes.getFirst();
        var byLabel = draft.byLabel();
        while (entry.terminator instanceof Terminator.Jump jump) {
            var next = byLabel.remove(jump.target().label());
            if (next == null || next == entry || next.unwind != null) {
                return false;
            }
            var replacements = new Value[draft.values()];
            for (int i = 0; i < next.parameters.size(); i++) {
                replacements[next.parameters.get(i).id()] = jump.target().arguments().get(i);
            }
            entry.instructions.addAll(next.instructions);
            entry.terminator = next.terminator;
            draft.replace(replacements);
        }
        return entry.unwind == null && entry.terminator instanceof Terminator.Return;
    }
}
