package dev.heliac.il.graph;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Target;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A valid function's blocks by number, its edges, and where its values come from.
 *
 * <p>For dominance, a block with an unwind edge is two nodes: its head, of the block's number, and the tail that begins with its
 * first instruction that throws.
 */
public final class Graph {

    /** An edge out of a block; an unwind edge passes the throwable before its arguments. */
    public record Edge(int from, Target target, boolean unwind) {}

    public final Function function;
    public final DominatorTree tree;
    /** How many values the function has: their numbers are below. */
    public final int values;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[] tail;
    private final int[] firstThrow;
    private final int[] blockOfNode;
    private final List<List<Edge>> out = new ArrayList<>();
    private final List<List<Edge>> in = new ArrayList<>();
    private final Instruction[] definitions;
    private final int[] homes;
    private final List<Set<Integer>> users = new ArrayList<>();

    public Graph(Function function) {
        this.function = function;
        int blocks = function.blocks().size();
        tail = new int[blocks];
        firstThrow = new int[blocks];
        for (int b = 0; b < blocks; b++) {
            numbers.put(block(b).label(), b);
            in.add(new ArrayList<>());
        }
        int nodes = blocks;
        for (int b = 0; b < blocks; b++) {
            var edges = new ArrayList<Edge>();
            for (var target : block(b).terminator().targets()) {
                edges.add(new Edge(b, target, false));
            }
            int at = b;
            block(b).unwind().ifPresent(u -> edges.add(new Edge(at, u, true)));
            out.add(edges);
            edges.forEach(e -> in.get(number(e.target())).add(e));
            tail[b] = block(b).unwind().isPresent() ? nodes++ : b;
            firstThrow[b] = firstThrow(block(b));
        }
        blockOfNode = new int[nodes];
        var successors = new int[nodes][];
        for (int b = 0; b < blocks; b++) {
            blockOfNode[b] = b;
            blockOfNode[tail[b]] = b;
            if (tail[b] != b) {
                successors[b] = new int[] {tail[b], number(block(b).unwind().orElseThrow())};
            }
            successors[tail[b]] = out.get(b).stream().filter(e -> !e.unwind()).mapToInt(e -> number(e.target())).toArray();
        }
        tree = new DominatorTree(successors);
        values = count(function);
        definitions = new Instruction[values];
        homes = new int[values];
        for (int b = 0; b < blocks; b++) {
            int at = b;
            block(b).parameters().forEach(v -> homes[v.id()] = at);
            for (var instruction : block(b).instructions()) {
                for (var result : instruction.results()) {
                    definitions[result.id()] = instruction;
                    homes[result.id()] = at;
                }
            }
        }
    }

    /** How many values a function defines. */
    public static int count(Function function) {
        int count = function.parameters().size();
        for (var block : function.blocks()) {
            count += block.parameters().size();
            for (var instruction : block.instructions()) {
                count += instruction.results().size();
            }
            count += block.terminator().defines().size();
        }
        return count;
    }

    private static int firstThrow(Block block) {
        int first = 0;
        while (first < block.instructions().size() && !block.instructions().get(first).op().throwing()) {
            first++;
        }
        return first;
    }

    public Block block(int number) {
        return function.blocks().get(number);
    }

    public int number(Target target) {
        return numbers.get(target.label());
    }

    public List<Edge> out(int block) {
        return out.get(block);
    }

    public List<Edge> in(int block) {
        return in.get(block);
    }

    public int blockOfNode(int node) {
        return blockOfNode[node];
    }

    /** The node at whose end a block's normal edges leave. */
    public int tail(int block) {
        return tail[block];
    }

    /** The instruction of a node that is its first. */
    public int from(int node) {
        return node < function.blocks().size() ? 0 : firstThrow[blockOfNode[node]];
    }

    /** Past a node's last instruction. */
    public int to(int node) {
        int block = blockOfNode[node];
        return tail[block] == node ? block(block).instructions().size() : firstThrow[block];
    }

    /** All edges of a block, an exceptional one included. */
    public static List<Target> targets(Block block) {
        var all = new ArrayList<>(block.terminator().targets());
        block.unwind().ifPresent(all::add);
        return all;
    }

    /** The values that a block defines, those of its arms apart. */
    public List<Value> defined(int block) {
        var defined = new ArrayList<>(block(block).parameters());
        block(block).instructions().forEach(i -> defined.addAll(i.results()));
        return defined;
    }

    /** The blocks that use a value. */
    public Set<Integer> users(Value value) {
        if (users.isEmpty()) {
            for (int v = 0; v < values; v++) {
                users.add(Set.of());
            }
            for (int b = 0; b < function.blocks().size(); b++) {
                int at = b;
                block(b).instructions().forEach(i -> i.operands().forEach(v -> use(v, at)));
                block(b).terminator().operands().forEach(v -> use(v, at));
                targets(block(b)).forEach(t -> t.arguments().forEach(v -> use(v, at)));
            }
        }
        return users.get(value.id());
    }

    private void use(Value value, int block) {
        if (users.get(value.id()).isEmpty()) {
            users.set(value.id(), new HashSet<>());
        }
        users.get(value.id()).add(block);
    }

    /** What defines a value; null for parameters and what arms define. */
    public Instruction definition(Value value) {
        return definitions[value.id()];
    }

    /** The block that a value is defined in; the entry for the function's parameters. */
    public int home(Value value) {
        return homes[value.id()];
    }
}
