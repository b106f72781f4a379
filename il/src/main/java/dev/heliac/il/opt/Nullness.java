package dev.heliac.il.opt;

import dev.heliac.il.ClassDecl;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.graph.Graph;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which values of a module can be null. Every value, function's result, and selector's parameter and result is a node; where one can
 * be null if another can, there is an arc. What arcs lead to from the nulls and from loads can be null, and nothing else, which makes
 * the work linear: values that have been {@link Checked} where they are handed on have no arc.
 *
 * <p>Who calls the process's entry, the traps' functions, {@code describe} and what nobody in the module calls may pass null.
 */
final class Nullness {

    private final Map<String, Function> functions = new HashMap<>();
    private final Map<String, Integer> values = new HashMap<>();
    private final Map<String, Integer> results = new HashMap<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private final Map<String, Integer> answered = new HashMap<>();
    private final Set<String> called = new HashSet<>();
    private int[] from = new int[1024];
    private int[] to = new int[1024];
    private int arcs;
    private int nodes;
    private final BitSet nullable = new BitSet();

    Nullness(Module module, Map<String, Graph> graphs) {
        for (var function : module.functions()) {
            functions.put(function.name(), function);
            values.put(function.name(), take(graphs.get(function.name()).values));
            results.put(function.name(), take(function.results().size()));
        }
        for (var selector : module.selectors()) {
            asked.put(selector.name(), take(selector.parameters().size()));
            answered.put(selector.name(), take(selector.results().size()));
        }
        module.classes().stream().flatMap(c -> c.methods().stream()).forEach(this::method);
        module.traps().values().forEach(this::outside);
        module.describe().ifPresent(this::outside);
        module.processes().forEach(p -> outside(p.entry()));
        graphs.values().forEach(this::scan);
        functions.keySet().stream().filter(f -> !called.contains(f)).forEach(this::outside);
        spread();
    }

    private int take(int count) {
        nodes += count;
        return nodes - count;
    }

    boolean isNullable(Function function, Value value) {
        return nullable.get(node(function, value));
    }

    private int node(Function function, Value value) {
        return values.get(function.name()) + value.id();
    }

    private void arc(int source, int target) {
        if (arcs == from.length) {
            from = Arrays.copyOf(from, arcs * 2);
            to = Arrays.copyOf(to, arcs * 2);
        }
        from[arcs] = source;
        to[arcs++] = target;
    }

    /** A virtual call's receiver is not null by the time the function runs. */
    private void method(ClassDecl.Method method) {
        var function = functions.get(method.function());
        called.add(function.name());
        for (int i = 1; i < function.parameters().size(); i++) {
            arc(asked.get(method.selector()) + i - 1, node(function, function.parameters().get(i)));
        }
        for (int i = 0; i < function.results().size(); i++) {
            arc(results.get(function.name()) + i, answered.get(method.selector()) + i);
        }
    }

    private void outside(String name) {
        var function = functions.get(name);
        function.parameters().forEach(v -> nullable.set(node(function, v)));
    }

    private void scan(Graph graph) {
        var checked = new Checked(graph);
        checked.walk(new Scan(graph, checked));
    }

    private final class Scan implements Checked.Visitor {

        private final Graph graph;
        private final Function function;
        private final Checked checked;

        Scan(Graph graph, Checked checked) {
            this.graph = graph;
            function = graph.function;
            this.checked = checked;
        }

        private void pass(Value value, int target) {
            if (value.type() instanceof Type.Reference && !checked.is(value)) {
                arc(node(function, value), target);
            }
        }

        private void pass(List<Value> values, int first) {
            for (int i = 0; i < values.size(); i++) {
                pass(values.get(i), first + i);
            }
        }

        private void call(String name, List<Value> arguments) {
            var callee = functions.get(name);
            called.add(name);
            for (int i = 0; i < arguments.size(); i++) {
                pass(arguments.get(i), node(callee, callee.parameters().get(i)));
            }
        }

        private void give(Instruction instruction, int first) {
            for (int i = 0; i < instruction.results().size(); i++) {
                arc(first + i, node(function, instruction.results().get(i)));
            }
        }

        @Override
        public void instruction(int block, Instruction instruction) {
            switch (instruction) {
                case Instruction.Call c -> {
                    call(c.function(), c.operands());
                    give(c, results.get(c.function()));
                }
                case Instruction.Par p -> {
                    call(p.function(), p.arguments());
                    p.combining().ifPresent(c -> call(c.function(), c.arguments()));
                    p.chunk().ifPresent(c -> call(c, p.arguments()));
                }
                case Instruction.CallVirtual c -> {
                    pass(c.operands().subList(1, c.operands().size()), asked.get(c.selector()));
                    give(c, answered.get(c.selector()));
                }
                case Instruction.Typed t when t.op() == Op.CAST || t.op() == Op.REF_AS_KNOWN ->
                    pass(t.operands().getFirst(), node(function, t.results().getFirst()));
                case Instruction.Plain _,
                        Instruction.Const _,
                        Instruction.Typed _,
                        Instruction.FieldAccess _,
                        Instruction.Send _,
                        Instruction.NewChannel _ -> {
                    if (!Checked.makes(instruction)) {
                        instruction.results().forEach(v -> nullable.set(node(function, v)));
                    }
                }
            }
        }

        @Override
        public void edge(Graph.Edge edge) {
            var parameters = graph.block(graph.number(edge.target())).parameters();
            int thrown = edge.unwind() ? 1 : 0;
            for (int i = thrown; i < parameters.size(); i++) {
                pass(edge.target().arguments().get(i - thrown), node(function, parameters.get(i)));
            }
        }

        @Override
        public void terminator(int block, Terminator terminator) {
            if (terminator instanceof Terminator.Return r) {
                pass(r.values(), results.get(function.name()));
            }
        }
    }

    private void spread() {
        var first = new int[nodes + 1];
        for (int i = 0; i < arcs; i++) {
            first[from[i] + 1]++;
        }
        for (int i = 0; i < nodes; i++) {
            first[i + 1] += first[i];
        }
        var fill = first.clone();
        var targets = new int[arcs];
        for (int i = 0; i < arcs; i++) {
            targets[fill[from[i]]++] = to[i];
        }
        var open = new int[nodes];
        int count = 0;
        for (int n = nullable.nextSetBit(0); n >= 0; n = nullable.nextSetBit(n + 1)) {
            open[count++] = n;
        }
        while (count > 0) {
            int node = open[--count];
            for (int i = first[node]; i < first[node + 1]; i++) {
                if (!nullable.get(targets[i])) {
                    nullable.set(targets[i]);
                    open[count++] = targets[i];
                }
            }
        }
    }
}
