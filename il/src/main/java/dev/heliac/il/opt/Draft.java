package dev.heliac.il.opt;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.graph.Graph;
import dev.heliac.il.graph.Mapping;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A function while a pass rewrites it: its blocks may lose instructions and edges and take new values, and only at the end it is made
 * valid again. Unwind edges of blocks where nothing throws any more go, and then the blocks that cannot be reached.
 */
final class Draft {

    private final Function function;
    private final List<Block> blocks;
    private final Set<String> names = new HashSet<>();
    private final Map<String, Integer> last = new HashMap<>();
    private int values;

    Draft(Function function) {
        this.function = function;
        blocks = new ArrayList<>(function.blocks());
        values = Graph.count(function);
    }

    int size() {
        return blocks.size();
    }

    Block get(int number) {
        return blocks.get(number);
    }

    void set(int number, List<Instruction> instructions, Terminator terminator) {
        var old = blocks.get(number);
        set(number, new Block(old.label(), old.parameters(), old.unwind(), instructions, terminator));
    }

    void set(int number, Block block) {
        blocks.set(number, block);
    }

    void add(Block block) {
        blocks.add(block);
        names.add("^" + block.label());
    }

    Value value(String like, Type type) {
        return new Value(values++, fresh("%", like), type);
    }

    /** A label that no block has yet. */
    String label(String like) {
        return fresh("^", like);
    }

    private String fresh(String sigil, String like) {
        if (names.isEmpty()) {
            function.parameters().forEach(v -> names.add("%" + v.name()));
            for (var block : function.blocks()) {
                names.add("^" + block.label());
                block.parameters().forEach(v -> names.add("%" + v.name()));
                block.instructions().forEach(i -> i.results().forEach(v -> names.add("%" + v.name())));
                block.terminator().defines().forEach(v -> names.add("%" + v.name()));
            }
        }
        var name = like;
        while (!names.add(sigil + name)) {
            name = like + "~" + last.merge(sigil + like, 1, Integer::sum);
        }
        return name;
    }

    /** Makes it valid. */
    Function done() {
        var byLabel = new HashMap<String, Block>();
        for (var block : blocks) {
            boolean throwing = block.instructions().stream().anyMatch(i -> i.op().throwing());
            byLabel.put(block.label(), throwing ? block : new Block(
                    block.label(), block.parameters(), Optional.empty(), block.instructions(), block.terminator()));
        }
        var reached = new HashSet<String>();
        var open = new ArrayDeque<Block>();
        var entry = byLabel.get(blocks.getFirst().label());
        reached.add(entry.label());
        open.add(entry);
        while (!open.isEmpty()) {
            var block = open.remove();
            for (var target : Graph.targets(block)) {
                if (reached.add(target.label())) {
                    open.add(byLabel.get(target.label()));
                }
            }
        }
        var kept = blocks.stream().map(b -> byLabel.get(b.label())).filter(b -> reached.contains(b.label())).toList();
        return Mapping.numbered(
                new Function(function.name(), function.parameters(), function.results(), function.source(), function.scopes(), kept));
    }
}
