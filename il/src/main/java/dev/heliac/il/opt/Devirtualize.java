package dev.heliac.il.opt;

import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Calls directly what a virtual call can only run: that of the receiver's class where its definition tells it, else what all classes
 * answer with that the receiver can be of.
 */
final class Devirtualize {

    private final Body body;
    private final World world;
    private final Instruction[] definitions;

    private Devirtualize(Body body, World world) {
        this.body = body;
        this.world = world;
        definitions = body.definitions();
    }

    static boolean run(Body body, World world) {
        var pass = new Devirtualize(body, world);
        boolean changed = false;
        for (var node : List.copyOf(body.nodes)) {
            changed |= pass.node(node);
        }
        return changed;
    }

    private boolean node(Body.Node node) {
        var changed = new ArrayList<Instruction>();
        boolean any = false;
        for (var instruction : node.instructions) {
            var target = instruction instanceof Instruction.CallVirtual call ? target(call) : Optional.<String>empty();
            if (target.isPresent()) {
                direct((Instruction.CallVirtual) instruction, target.get(), changed);
                any = true;
            } else {
                changed.add(instruction);
            }
        }
        node.instructions = changed;
        return any;
    }

    private Optional<String> target(Instruction.CallVirtual call) {
        var receiver = call.operands().getFirst();
        var exact = world.exact(receiver, definitions);
        if (exact.isPresent()) {
            return world.symbols.answer(exact.get(), call.selector());
        }
        var targets = world.made.targets(call.selector(), receiver.type()).keySet();
        return targets.size() == 1 ? Optional.of(targets.iterator().next()) : Optional.empty();
    }

    /** The type that the callee expects is a fact by then, which costs nothing to find: see {@code MadeClasses.always}. */
    private void direct(Instruction.CallVirtual call, String target, List<Instruction> out) {
        var receiver = call.operands().getFirst();
        if (!world.notNull(receiver, definitions)) {
            out.add(new Instruction.Plain(Op.REF_CHECK, List.of(receiver), List.of(), call.line()));
        }
        var operands = new ArrayList<>(call.operands());
        var expected = world.symbols.function(target).orElseThrow().parameters().getFirst();
        if (!world.symbols.assignable(receiver.type(), expected)) {
            operands.set(0, as(receiver, expected, call.line(), out));
        }
        out.add(new Instruction.Call(target, operands, call.results(), call.line()));
    }

    private Value as(Value value, Type type, int line, List<Instruction> out) {
        var result = body.fresh(value.name(), type);
        out.add(new Instruction.Typed(Op.REF_AS, type, List.of(value), List.of(result), line));
        return result;
    }
}
