package dev.heliac.il.graph;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The blocks from which every path that ends leaves the function by an exception, and nobody outside the process sees anything of the
 * way there. Where nothing catches exceptions, as on a device, the process could as well end at once.
 */
public final class Ending {

    private static final Set<Op> SEEN = EnumSet.of(Op.SEND, Op.CHANNEL, Op.EXIT, Op.CONSOLE_WRITE, Op.ANY_AS);

    /** Functions that something is seen of, through what they call as well. */
    private final Set<String> seen = new HashSet<>();

    private final Map<String, List<String>> answers = new HashMap<>();
    private final Map<String, Set<String>> found = new HashMap<>();

    public Ending(Module module) {
        module.classes().forEach(c -> c.methods()
                .forEach(m -> answers.computeIfAbsent(m.selector(), _ -> new ArrayList<>()).add(m.function())));
        var callers = new HashMap<String, Set<String>>();
        var open = new ArrayDeque<String>();
        for (var function : module.functions()) {
            for (var block : function.blocks()) {
                boolean itself = block.terminator().waits() || block.instructions().stream().anyMatch(i -> SEEN.contains(i.op()));
                if (itself && seen.add(function.name())) {
                    open.add(function.name());
                }
                for (var instruction : block.instructions()) {
                    callees(instruction).forEach(c -> callers.computeIfAbsent(c, _ -> new LinkedHashSet<>()).add(function.name()));
                }
            }
        }
        while (!open.isEmpty()) {
            callers.getOrDefault(open.remove(), Set.of()).stream().filter(seen::add).forEach(open::add);
        }
    }

    private List<String> callees(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Call c -> List.of(c.function());
            case Instruction.Par p -> p.functions();
            case Instruction.CallVirtual c -> answers.getOrDefault(c.selector(), List.of());
            case Instruction.Plain _, Instruction.Const _, Instruction.Typed _, Instruction.FieldAccess _, Instruction.Send _,
                    Instruction.NewChannel _ -> List.of();
        };
    }

    /** The labels of a function's blocks that are so. */
    public Set<String> blocks(Function function) {
        return found.computeIfAbsent(function.name(), _ -> {
            var failing = new Failing(function.blocks());
            var labels = new HashSet<String>();
            var visible = new HashSet<String>();
            for (var block : function.blocks()) {
                if (failing.is(block)) {
                    (isSeen(block) ? visible : labels).add(block.label());
                }
            }
            // What leads to something that is seen is not so either; the edges are few.
            for (boolean changed = !visible.isEmpty(); changed; ) {
                changed = false;
                for (var block : function.blocks()) {
                    boolean leads = labels.contains(block.label())
                            && block.terminator().targets().stream().anyMatch(t -> visible.contains(t.label()));
                    if (leads) {
                        labels.remove(block.label());
                        visible.add(block.label());
                        changed = true;
                    }
                }
            }
            return labels;
        });
    }

    private boolean isSeen(Block block) {
        return block.terminator().waits()
                || block.instructions().stream().anyMatch(i -> SEEN.contains(i.op()) || callees(i).stream().anyMatch(seen::contains));
    }

    /** The class of what such a block leads to, as exactly as it can be told, and the line where it is made or thrown. */
    public record Thrown(Type.ClassType type, int line) {}

    /** What an ending block leads to. */
    public static Thrown thrown(Function function, String label) {
        var byLabel = new HashMap<String, Block>();
        function.blocks().forEach(b -> byLabel.put(b.label(), b));
        var made = new HashMap<Integer, Thrown>();
        var results = new LinkedHashSet<Thrown>();
        var visited = new HashSet<String>();
        var open = new ArrayDeque<Block>();
        open.add(byLabel.get(label));
        while (!open.isEmpty()) {
            var block = open.remove();
            if (!visited.add(block.label())) {
                continue;
            }
            for (var instruction : block.instructions()) {
                if (instruction instanceof Instruction.Typed t && t.op() == Op.NEW && t.type() instanceof Type.ClassType c) {
                    made.put(t.results().getFirst().id(), new Thrown(c, t.line()));
                }
            }
            if (block.terminator() instanceof Terminator.Throw t && t.exception().type() instanceof Type.ClassType declared) {
                results.add(made.getOrDefault(t.exception().id(), new Thrown(declared, t.line())));
            }
            block.terminator().targets().forEach(t -> open.add(byLabel.get(t.label())));
        }
        return results.size() == 1 ? results.getFirst() : new Thrown(new Type.ClassType(Module.THROWABLE), results.getFirst().line());
    }
}
