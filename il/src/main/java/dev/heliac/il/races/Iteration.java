package dev.heliac.il.races;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Op;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.graph.Graph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one call of a function has for values, with its arguments known as polynomials. */
final class Iteration {

    private final Graph graph;
    private final Context context;
    private final Counters counters;
    private final Map<Integer, Integer> vectors;
    private final Map<Integer, Optional<Polynomial>> known = new HashMap<>();
    private final Set<Integer> open = new HashSet<>();
    private final Map<Instruction.Call, Optional<Iteration>> called = new HashMap<>();

    /** @param arguments of each parameter, empty where nothing is known of it */
    Iteration(Graph graph, List<Optional<Polynomial>> arguments, Map<Integer, Integer> vectors, Context context) {
        this.graph = graph;
        this.context = context;
        this.vectors = Map.copyOf(vectors);
        counters = new Counters(graph, this);
        for (int i = 0; i < arguments.size(); i++) {
            known.put(graph.function.parameters().get(i).id(), arguments.get(i));
        }
    }

    /** Which of the loop's vectors a value is, if that is known. */
    Optional<Integer> vector(Value value) {
        return Optional.ofNullable(vectors.get(value.id()));
    }

    /** A number, or something else that is the same in all iterations; empty where neither is known. */
    Optional<Polynomial> of(Value value) {
        var already = known.get(value.id());
        if (already != null) {
            return already;
        }
        if (!open.add(value.id())) {
            return Optional.empty();
        }
        var definition = graph.definition(value);
        var found = context.deeper(() -> definition == null ? parameter(value) : result(definition, value)).filter(Polynomial::isSmall);
        open.remove(value.id());
        known.put(value.id(), found);
        return found;
    }

    private Optional<Polynomial> parameter(Value value) {
        var counter = counters.of(value);
        if (counter.isPresent()) {
            return counter;
        }
        int block = graph.home(value);
        int number = graph.block(block).parameters().indexOf(value);
        var from = graph.in(block).stream().map(e -> e.target().arguments().get(number)).toList();
        var first = from.stream().filter(v -> !v.equals(value)).findFirst().flatMap(this::of);
        return first.filter(p -> from.stream().allMatch(v -> v.equals(value) || of(v).equals(first)));
    }

    private Optional<Polynomial> result(Instruction instruction, Value value) {
        return switch (instruction) {
            case Instruction.Const c when c.constant() instanceof Constant.I32 n -> Optional.of(Polynomial.constant(n.value()));
            case Instruction.Const c -> Optional.of(context.fixed(List.of("constant", c.constant())));
            case Instruction.Plain p when p.op() == Op.EX_LENGTH ->
                vector(p.operands().getFirst()).map(v -> context.fixed(List.of(p.op(), v)));
            case Instruction.Plain p when p.op().effect() != Op.Effect.WRITES -> plain(p, p.operands().stream().map(this::of).toList());
            case Instruction.Call c -> called(c).flatMap(i -> i.returned(c.results().indexOf(value)));
            default -> Optional.empty();
        };
    }

    private Optional<Polynomial> plain(Instruction.Plain p, List<Optional<Polynomial>> operands) {
        if (operands.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        var first = operands.isEmpty() ? Polynomial.constant(0) : operands.getFirst().get();
        var last = operands.isEmpty() ? first : operands.getLast().get();
        return switch (p.op()) {
            case I32_NEG -> Optional.of(Polynomial.constant(0).minus(first));
            case I32_SHL -> last.constant().map(n -> first.times(Polynomial.constant(1 << n))).or(() -> fixed(p.op(), operands));
            default -> Polynomial.of(p.op(), first, last).or(() -> fixed(p.op(), operands));
        };
    }

    private Optional<Polynomial> fixed(Op op, List<Optional<Polynomial>> operands) {
        return operands.stream().allMatch(o -> o.orElseThrow().isFixed())
                ? Optional.of(context.fixed(List.of(op, operands)))
                : Optional.empty();
    }

    /** A call in it, with what it passes, as far as that is known; none where that would go too far. */
    Optional<Iteration> called(Instruction.Call call) {
        var known = called.get(call);
        if (known == null) {
            known = context.enter(call.function()).map(f -> call(call, f));
            called.put(call, known);
        }
        return known;
    }

    private Iteration call(Instruction.Call call, Graph callee) {
        return call(call.operands(), callee, List.of());
    }

    /** A phase of a tile, with indices that are not always known. */
    Optional<Iteration> phase(Instruction.Par phase, List<Optional<Polynomial>> indices) {
        return context.enter(phase.function()).map(f -> call(phase.arguments(), f, indices));
    }

    private Iteration call(List<Value> operands, Graph callee, List<Optional<Polynomial>> more) {
        var passed = new HashMap<Integer, Integer>();
        var arguments = new ArrayList<Optional<Polynomial>>();
        for (int i = 0; i < operands.size(); i++) {
            var value = operands.get(i);
            var parameter = callee.function.parameters().get(i);
            vector(value).ifPresent(v -> passed.put(parameter.id(), v));
            arguments.add(value.type() instanceof Type.VectorType ? Optional.empty() : of(value));
        }
        arguments.addAll(more);
        return new Iteration(callee, arguments, passed, context);
    }

    Polynomial counter(int least, int limit) {
        return context.counter(least, limit);
    }

    Function function() {
        return graph.function;
    }

    /** What the function returns, where it does so in one place. */
    private Optional<Polynomial> returned(int number) {
        var returns = graph.function.blocks().stream().map(Block::terminator).filter(Terminator.Return.class::isInstance).toList();
        return returns.size() == 1
                ? of(((Terminator.Return) returns.getFirst()).values().get(number))
                : Optional.empty();
    }
}
