package dev.heliac.il.flow;

import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Op;
import dev.heliac.il.Value;
import dev.heliac.il.graph.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Passes constants to parallel loops in place of values that are known. What is computed from such values becomes a constant, too: so the
 * verifier sees of an extent and of what an index is multiplied by still that they are the same.
 */
final class LoopConstants {

    /** Tells the number that a value always is. */
    interface Known {
        Optional<Integer> of(Value value);
    }

    private final Known known;
    private final Set<String> names = new HashSet<>();
    private final Set<Value> constants = new HashSet<>();
    private int next;

    LoopConstants(Function function, Known known) {
        this.known = known;
        function.parameters().forEach(this::add);
        for (var block : function.blocks()) {
            block.parameters().forEach(this::add);
            block.instructions().forEach(i -> {
                i.results().forEach(this::add);
                if (i instanceof Instruction.Const c) {
                    constants.add(c.result());
                }
            });
            block.terminator().defines().forEach(this::add);
        }
    }

    private void add(Value value) {
        names.add(value.name());
        next = Math.max(next, value.id() + 1);
    }

    /** The loop, after the constants that it takes. */
    List<Instruction> of(Par par) {
        var all = new ArrayList<Instruction>();
        Map<Value, Value> made = new HashMap<>();
        for (var value : par.operands()) {
            var number = known.of(value);
            if (number.isPresent() && !constants.contains(value) && !made.containsKey(value)) {
                var constant = new Value(next++, name(value.name()), value.type());
                made.put(value, constant);
                all.add(new Instruction.Const(Op.I32_CONST, new Constant.I32(number.get()), constant, par.line()));
            }
        }
        all.add(new Mapping() {
            @Override
            public Value use(Value value) {
                return made.getOrDefault(value, value);
            }
        }.instruction(par));
        return all;
    }

    private String name(String of) {
        var name = of;
        for (int n = 1; !names.add(name); n++) {
            name = of + "." + n;
        }
        return name;
    }
}
