package dev.heliac.il.races;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The function that a parallel loop stands in: all that it has does not change while the loop runs. */
final class Caller {

    static final long MOST = Integer.MAX_VALUE;

    private final Context context;
    private final Map<Integer, Instruction> definitions = new HashMap<>();

    Caller(Function function, Context context) {
        this.context = context;
        for (Block block : function.blocks()) {
            block.instructions().forEach(i -> i.results().forEach(r -> definitions.put(r.id(), i)));
        }
    }

    /** A value as a polynomial in what is not looked into. */
    Polynomial of(Value value) {
        return of(value, new HashSet<>());
    }

    private Polynomial of(Value value, Set<Value> within) {
        var opaque = context.fixed(List.of("value", value));
        if (value.type() instanceof Type.Linear || within.size() > 64 || !within.add(value)) {
            return opaque;
        }
        var found = switch (definitions.get(value.id())) {
            case Instruction.Const c when c.constant() instanceof Constant.I32 n -> Polynomial.constant(n.value());
            case Instruction.Plain p -> switch (p.op()) {
                case I32_ADD -> of(p.operands().getFirst(), within).plus(of(p.operands().getLast(), within));
                case I32_SUB -> of(p.operands().getFirst(), within).minus(of(p.operands().getLast(), within));
                case I32_MUL -> of(p.operands().getFirst(), within).times(of(p.operands().getLast(), within));
                default -> opaque;
            };
            case null, default -> opaque;
        };
        within.remove(value);
        return found.isSmall() ? found : opaque;
    }

    /** The most that an extent can be, which is not negative. */
    long most(Value value) {
        return switch (definitions.get(value.id())) {
            case Instruction.Const c when c.constant() instanceof Constant.I32 n -> Math.max(n.value(), 0);
            case Instruction.Plain p -> {
                long by = p.operands().isEmpty() ? 0 : of(p.operands().getLast()).constant().orElse(0);
                yield switch (p.op()) {
                    case I32_DIV -> by > 0 ? MOST / by : MOST;
                    case I32_REM -> by > 0 ? by - 1 : MOST;
                    case I32_SHR -> MOST >> (by & 31);
                    case I32_USHR -> (by & 31) > 0 ? 0xffff_ffffL >>> (by & 31) : MOST;
                    case I32_AND -> by >= 0 && isConstant(p.operands().getLast()) ? by : MOST;
                    default -> MOST;
                };
            }
            case null, default -> MOST;
        };
    }

    private boolean isConstant(Value value) {
        return of(value).constant().isPresent();
    }
}
