package dev.heliac.il.opt;

import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.graph.Graph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leaves out the null checks of what is never null, or has been found not to be null before ({@link Nullness}, {@link Checked}). What
 * then cannot throw takes its unwind edge along, and the handlers that nothing leads to any more.
 */
public final class NullChecks {

    private final Nullness nullness;
    private final Stores stores;

    private NullChecks(Module module, Map<String, Graph> graphs) {
        nullness = new Nullness(module, graphs);
        stores = new Stores(module);
    }

    /** The module must be valid, but may have been optimized. */
    public static Module run(Module module) {
        var graphs = new HashMap<String, Graph>();
        module.functions().forEach(f -> graphs.put(f.name(), new Graph(f)));
        var pass = new NullChecks(module, graphs);
        return new Module(
                module.name(),
                module.contracts(),
                module.classes(),
                module.selectors(),
                module.traps(),
                module.describe(),
                module.functions().stream().map(f -> pass.function(graphs.get(f.name()))).toList(),
                module.processes());
    }

    private Function function(Graph graph) {
        var rewriting = new Rewriting(graph);
        rewriting.checked.walk(rewriting);
        return rewriting.done();
    }

    private final class Rewriting implements Checked.Visitor {

        private final Graph graph;
        private final Checked checked;
        private final Draft draft;
        private final List<List<Instruction>> kept = new ArrayList<>();
        private final Set<Value> alwaysZero = new HashSet<>();
        private boolean changed;

        Rewriting(Graph graph) {
            this.graph = graph;
            checked = new Checked(graph);
            draft = new Draft(graph.function);
            graph.function.blocks().forEach(_ -> kept.add(new ArrayList<>()));
        }

        Function done() {
            return changed ? draft.done() : graph.function;
        }

        private boolean known(Value value) {
            return checked.is(value) || !nullness.isNullable(graph.function, value);
        }

        @Override
        public void instruction(int block, Instruction instruction) {
            var out = kept.get(block);
            int before = out.size();
            switch (instruction) {
                case Instruction.Plain p -> plain(p, out);
                case Instruction.Typed t -> typed(t, out);
                case Instruction.FieldAccess a when a.op() == Op.FIELD_GET && known(a.operands().getFirst()) ->
                    out.add(access(a, Op.FIELD_GET_KNOWN));
                case Instruction.FieldAccess a when a.op() == Op.FIELD_SET && known(a.operands().getFirst()) ->
                    out.add(access(a, Op.FIELD_SET_KNOWN));
                case Instruction.CallVirtual c when known(c.operands().getFirst()) -> out.add(new Instruction.CallVirtual(
                        Op.CALL_VIRTUAL_KNOWN, c.selector(), c.operands(), c.results(), c.line()));
                case Instruction.Const _,
                        Instruction.FieldAccess _,
                        Instruction.Call _,
                        Instruction.CallVirtual _,
                        Instruction.Par _,
                        Instruction.Send _,
                        Instruction.NewChannel _ ->
                    out.add(instruction);
            }
            changed |= out.size() != before + 1 || !out.getLast().equals(instruction);
        }

        private static Instruction access(Instruction.FieldAccess a, Op op) {
            return new Instruction.FieldAccess(op, a.owner(), a.field(), a.operands(), a.results(), a.line());
        }

        private void plain(Instruction.Plain i, List<Instruction> out) {
            boolean known = !i.operands().isEmpty()
                    && i.operands().getFirst().type() instanceof Type.Reference
                    && known(i.operands().getFirst());
            switch (i.op()) {
                case REF_CHECK -> {
                    if (!known) {
                        out.add(i);
                    }
                }
                case ARRAY_LENGTH -> out.add(known ? plain(i, Op.ARRAY_LENGTH_KNOWN) : i);
                case CLASS_OF -> out.add(known ? plain(i, Op.CLASS_OF_KNOWN) : i);
                case REF_IS_NULL -> {
                    out.add(known
                            ? new Instruction.Const(Op.I32_CONST, new Constant.I32(0), i.results().getFirst(), i.line())
                            : i);
                    if (known) {
                        alwaysZero.add(i.results().getFirst());
                    }
                }
                default -> out.add(i);
            }
        }

        private static Instruction plain(Instruction.Plain i, Op op) {
            return new Instruction.Plain(op, i.operands(), i.results(), i.line());
        }

        /** Of an array that is not null there is still the index to check. */
        private void typed(Instruction.Typed i, List<Instruction> out) {
            boolean access = i.op() == Op.ARRAY_LOAD || i.op() == Op.ARRAY_STORE;
            if (!access || !known(i.operands().getFirst())) {
                out.add(i);
                return;
            }
            var length = draft.value("length", Scalar.I32);
            out.add(new Instruction.Plain(
                    Op.ARRAY_LENGTH_KNOWN, List.of(i.operands().getFirst()), List.of(length), i.line()));
            out.add(new Instruction.Plain(Op.INDEX_CHECK, List.of(i.operands().get(1), length), List.of(), i.line()));
            var op = i.op() == Op.ARRAY_LOAD
                    ? Op.ARRAY_LOAD_KNOWN
                    : stores.checked(i, graph);
            out.add(new Instruction.Typed(op, i.type(), i.operands(), i.results(), i.line()));
        }

        @Override
        public void edge(Graph.Edge edge) {}

        @Override
        public void terminator(int block, Terminator terminator) {
            var ends = switch (terminator) {
                case Terminator.Branch b when alwaysZero.contains(b.condition()) -> new Terminator.Jump(b.otherwise(), b.line());
                case Terminator.Throw t when known(t.exception()) -> new Terminator.Throw(t.exception(), true, t.line());
                default -> terminator;
            };
            changed |= !ends.equals(terminator);
            draft.set(block, kept.get(block), ends);
        }
    }
}
