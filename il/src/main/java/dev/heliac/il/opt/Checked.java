package dev.heliac.il.opt;

import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Terminator;
import dev.heliac.il.Value;
import dev.heliac.il.graph.Graph;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which references have been found not to be null on every path: by an instruction that would have thrown, or a branch. Follows the
 * dominator tree from the root down, node by node; what is known at a node's end is known in all below it.
 */
final class Checked {

    /** Sees a function's code while the facts before each part of it can be asked. */
    interface Visitor {
        void instruction(int block, Instruction instruction);

        /** Of a block's terminator or its unwind edge. */
        void edge(Graph.Edge edge);

        void terminator(int block, Terminator terminator);
    }

    private final Graph graph;
    private final int[] since;
    /** By the block that the one edge leads to. */
    private final Map<Integer, Value> branched = new HashMap<>();
    private int node;

    Checked(Graph graph) {
        this.graph = graph;
        since = new int[graph.values];
        Arrays.fill(since, -1);
    }

    void walk(Visitor visitor) {
        for (int next : graph.tree.preorder()) {
            node = next;
            int block = graph.blockOfNode(node);
            if (node == block) {
                Optional.ofNullable(branched.get(block)).ifPresent(this::found);
            }
            var instructions = graph.block(block).instructions();
            for (int i = graph.from(node); i < graph.to(node); i++) {
                visitor.instruction(block, instructions.get(i));
                dereferenced(instructions.get(i)).forEach(this::found);
            }
            boolean last = graph.tail(block) == node;
            if (last) {
                visitor.terminator(block, graph.block(block).terminator());
                branch(block);
            }
            for (var edge : graph.out(block)) {
                if (edge.unwind() ? node == block : last) {
                    visitor.edge(edge);
                }
            }
        }
    }

    /** Whether the value has been found not to be null by now. */
    boolean is(Value value) {
        for (var at = value; at != null; at = under(at, Op.CAST, Op.REF_AS_KNOWN)) {
            if (since[at.id()] >= 0 && graph.tree.dominates(since[at.id()], node)) {
                return true;
            }
        }
        return false;
    }

    private void found(Value value) {
        // REF_AS may have made null of it, but not something of null
        for (var at = value; at != null && !is(at); at = under(at, Op.CAST, Op.REF_AS_KNOWN, Op.REF_AS)) {
            since[at.id()] = node;
        }
    }

    /** The same reference under another type; null when none of the operations gave it this one. */
    private Value under(Value value, Op... operations) {
        return graph.definition(value) instanceof Instruction.Typed t && List.of(operations).contains(t.op())
                ? t.operands().getFirst()
                : null;
    }

    private void branch(int block) {
        if (!(graph.block(block).terminator() instanceof Terminator.Branch branch)) {
            return;
        }
        var test = graph.definition(branch.condition());
        boolean isNull = test != null && test.op() == Op.REF_IS_NULL;
        if (isNull || test != null && test.op() == Op.INSTANCE_OF) {
            int to = graph.number(isNull ? branch.otherwise() : branch.then());
            if (graph.in(to).size() == 1) {
                branched.put(to, test.operands().getFirst());
            }
        }
    }

    /** The operands that are not null when the instruction has not thrown. */
    static List<Value> dereferenced(Instruction instruction) {
        var operands = instruction.operands();
        return switch (instruction.op()) {
            case REF_CHECK, CLASS_NAME, ARRAY_LENGTH, ARRAY_LOAD, ARRAY_STORE, FIELD_GET, FIELD_SET, CALL_VIRTUAL, CLASS_OF,
                    CLASS_IS, CLASS_ARRAY, TRACE_TAKE, REF_CLONE ->
                operands.isEmpty() ? List.of() : List.of(operands.getFirst());
            case ARRAY_COPY -> List.of(operands.get(0), operands.get(2));
            case EX_READ, EX_WRITE, TRACE_FRAME -> List.of(operands.get(2));
            case CONSOLE_WRITE -> List.of(operands.get(1));
            default -> List.of();
        };
    }

    /** Whether the instruction's result is an object or array whatever its operands are. */
    static boolean makes(Instruction instruction) {
        return switch (instruction.op()) {
            case NEW, ARRAY_NEW, STRING_CONST, CLASS_CONST, CLASS_OF, CLASS_OF_KNOWN, CLASS_ARRAY, CLASS_NAME, REF_CLONE -> true;
            default -> false;
        };
    }
}
