package dev.heliac.il.races;

import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Value;
import dev.heliac.il.graph.Graph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The function that a parallel loop stands in: all that it has does not change while the loop runs. */
final class Caller {

    static final long MOST = Integer.MAX_VALUE;

    private final Context context;
    private final Graph graph;
    private final Map<Value, Polynomial> known = new HashMap<>();

    Caller(Graph graph, Context context) {
        this.graph = graph;
        this.context = context;
    }

    /** A value as a polynomial in what is not looked into. */
    Polynomial of(Value value) {
        var already = known.get(value);
        if (already == null) {
            already = context.deeper(() -> computed(value))
                    .filter(Polynomial::isSmall)
                    .orElseGet(() -> context.fixed(List.of("value", value)));
            known.put(value, already);
        }
        return already;
    }

    private Optional<Polynomial> computed(Value value) {
        return switch (graph.definition(value)) {
            case Instruction.Const c when c.constant() instanceof Constant.I32 n -> Optional.of(Polynomial.constant(n.value()));
            case Instruction.Plain p when p.operands().size() == 2 ->
                Polynomial.of(p.op(), of(p.operands().getFirst()), of(p.operands().getLast()));
            case null, default -> Optional.empty();
        };
    }

    /** The most that an extent can be, which is not negative. */
    long most(Value value) {
        return switch (graph.definition(value)) {
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
