package dev.heliac.il.opt;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Module;
import dev.heliac.il.Target;
import dev.heliac.il.graph.Graph;
import java.util.HashMap;
import java.util.Map;

/**
 * Leaves out checks of indexes in innermost counting loops: those that the loop's own test makes superfluous, and, in a second
 * instance of the loop, those that hold in all rounds if they hold in the first and the last ({@link LoopSplit}).
 *
 * <p>The checks of null that the second instances begin with, {@link NullChecks} removes where they are not needed.
 */
public final class BoundsChecks {

    /** Of what second instances have together, for each function. */
    private static final int MOST_ADDED = 2_000;

    private BoundsChecks() {}

    /** The module must be valid, but may have been optimized. */
    public static Module run(Module module) {
        var stores = new Stores(module);
        return new Module(
                module.name(),
                module.contracts(),
                module.classes(),
                module.selectors(),
                module.traps(),
                module.describe(),
                module.functions().stream().map(f -> function(f, stores)).toList(),
                module.processes());
    }

    private static Function function(Function function, Stores stores) {
        if (function.blocks().size() < 3) {
            return function;
        }
        var graph = new Graph(function);
        var draft = new Draft(function);
        Map<String, String> entered = new HashMap<>();
        Map<String, String> inside = new HashMap<>();
        boolean changed = false;
        int added = 0;
        int blocks = function.blocks().size();
        for (int b = 1; b < blocks && added < MOST_ADDED; b++) {
            var loop = Loop.at(graph, b);
            if (loop.isEmpty()) {
                continue;
            }
            var split = new LoopSplit(loop.get(), stores);
            int size = split.size();
            if (size == 0) {
                continue;
            }
            changed = true;
            if (split.within(draft)) {
                continue;
            }
            added += size;
            int first = draft.size();
            var header = graph.block(b).label();
            entered.put(header, split.add(draft));
            loop.get().body().forEach(i -> inside.put(graph.block(i).label(), header));
            for (int i = first; i < draft.size(); i++) {
                inside.put(draft.get(i).label(), header);
            }
        }
        if (!changed) {
            return function;
        }
        for (int i = 0; i < draft.size() && !entered.isEmpty(); i++) {
            draft.set(i, entering(draft.get(i), entered, inside.getOrDefault(draft.get(i).label(), "")));
        }
        return draft.done();
    }

    /** Who enters a loop with two instances goes to where it is chosen. */
    private static Block entering(Block block, Map<String, String> entered, String within) {
        boolean enters = Graph.targets(block).stream()
                .map(Target::label)
                .anyMatch(l -> entered.containsKey(l) && !l.equals(within));
        var values = new Values(v -> v, l -> l.equals(within) ? l : entered.getOrDefault(l, l));
        return enters ? values.block(block, block.label()) : block;
    }
}
