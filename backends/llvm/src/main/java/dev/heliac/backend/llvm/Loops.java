package dev.heliac.backend.llvm;

import dev.heliac.il.Block;
import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Op;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which back edges ask whether the process's turn is over. All do, but those of innermost loops that count by one to a bound fixed
 * before and call only what has no loops: they end within 2^32 rounds, and asking would cost them a few percent.
 */
final class Loops {

    /** Exceptional edges included. */
    private record Edge(Block from, Target target) {}

    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<String, Block> blocks = new HashMap<>();
    private final Map<String, List<Edge>> incoming = new HashMap<>();
    private final Map<Value, Instruction> definitions = new HashMap<>();
    private final Map<Value, String> homes = new HashMap<>();
    private final Set<String> counted = new HashSet<>();

    private static final int MOST_BLOCKS = 4096;
    private static final int MOST_HANDED_ON = 256;

    private final CallGraph calls;

    /** @param order a function's blocks, each after those that dominate it */
    Loops(List<Block> order, CallGraph calls) {
        this.calls = calls;
        order.forEach(b -> {
            positions.put(b.label(), positions.size());
            blocks.put(b.label(), b);
        });
        for (var block : order) {
            targets(block).forEach(t -> incoming.computeIfAbsent(t.label(), _ -> new ArrayList<>()).add(new Edge(block, t)));
            block.parameters().forEach(v -> homes.put(v, block.label()));
            for (var instruction : block.instructions()) {
                instruction.results().forEach(v -> {
                    definitions.put(v, instruction);
                    homes.put(v, block.label());
                });
            }
        }
        // Finding loops' bodies is quadratic in the worst case; a function of this size can afford to ask.
        for (var header : order.size() <= MOST_BLOCKS ? order : List.<Block>of()) {
            var back = incoming.getOrDefault(header.label(), List.of()).stream()
                    .filter(e -> isBack(e.from(), e.target()))
                    .toList();
            if (!back.isEmpty() && counts(header, back)) {
                counted.add(header.label());
            }
        }
    }

    boolean isBack(Block from, Target to) {
        return positions.get(to.label()) <= positions.get(from.label());
    }

    /** Whether the edge has to ask. */
    boolean polls(Block from, Target to) {
        return isBack(from, to) && !counted.contains(to.label());
    }

    static List<Target> targets(Block block) {
        var all = new ArrayList<Target>();
        block.unwind().ifPresent(all::add);
        all.addAll(block.terminator().targets());
        return all;
    }

    private boolean counts(Block header, List<Edge> back) {
        if (!(header.terminator() instanceof Terminator.Branch branch)
                || !(definitions.get(branch.condition()) instanceof Instruction.Plain test)) {
            return false;
        }
        var body = body(header, back);
        boolean innermost = body.stream().allMatch(label -> targets(blocks.get(label)).stream()
                .allMatch(t -> t.label().equals(header.label()) || !isBack(blocks.get(label), t)));
        boolean runsOn = body.stream().anyMatch(label ->
                blocks.get(label).instructions().stream().anyMatch(this::lasts)
                        || !(blocks.get(label).terminator() instanceof Terminator.Branch
                                || blocks.get(label).terminator() instanceof Terminator.Jump
                                || blocks.get(label).terminator() instanceof Terminator.Switch));
        boolean staysOnTrue = body.contains(branch.then().label());
        boolean leaves = staysOnTrue != body.contains(branch.otherwise().label());
        if (!innermost || runsOn || !leaves) {
            return false;
        }
        var counter = test.operands().getFirst();
        int index = header.parameters().indexOf(counter);
        var bound = test.operands().getLast();
        int step = step(test.op(), staysOnTrue);
        return index >= 0
                && step != 0
                && fixed(bound, body)
                && back.stream().allMatch(e -> e.target().arguments().size() > index
                        && steps(e.target().arguments().get(index), counter, step, body));
    }

    private boolean lasts(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Call c -> !calls.brief(c.function());
            case Instruction.Par _ -> true;
            case Instruction.CallVirtual c -> !calls.brief(CallGraph.virtual(c));
            case Instruction.Typed t -> t.op() == Op.CLASS_INIT || t.op() == Op.CONSOLE_WRITE;
            case Instruction.Plain _,
                    Instruction.Const _,
                    Instruction.FieldAccess _,
                    Instruction.Send _,
                    Instruction.NewChannel _ -> false;
        };
    }

    private boolean fixed(Value bound, Set<String> body) {
        return !body.contains(homes.getOrDefault(bound, ""))
                || definitions.get(bound) instanceof Instruction.Const
                || definitions.get(bound) instanceof Instruction.Plain p
                        && (p.op() == Op.ARRAY_LENGTH || p.op() == Op.ARRAY_LENGTH_KNOWN || p.op() == Op.EX_LENGTH)
                        && fixed(p.operands().getFirst(), body);
    }

    /** The step with which the comparison becomes false before the counter wraps around; 0 when there is none. */
    private static int step(Op test, boolean staysOnTrue) {
        return switch (test) {
            case I32_LT -> staysOnTrue ? 1 : 0;
            case I32_GT -> staysOnTrue ? -1 : 0;
            case I32_GE -> staysOnTrue ? 0 : 1;
            case I32_LE -> staysOnTrue ? 0 : -1;
            default -> 0;
        };
    }

    private boolean steps(Value next, Value counter, int step, Set<String> body) {
        return definitions.get(next) instanceof Instruction.Plain p
                && (p.op() == Op.I32_ADD || p.op() == Op.I32_SUB)
                && is(p.operands().getFirst(), counter, body, new HashSet<>())
                && definitions.get(p.operands().getLast()) instanceof Instruction.Const c
                && c.constant() instanceof Constant.I32 n
                && (p.op() == Op.I32_ADD ? n.value() : -n.value()) == step;
    }

    /** Whether a value is the counter, perhaps handed on through parameters of blocks within the loop. */
    private boolean is(Value value, Value counter, Set<String> body, Set<Value> asked) {
        if (value.equals(counter) || !asked.add(value)) {
            return true;
        }
        var home = homes.get(value);
        if (asked.size() > MOST_HANDED_ON || definitions.containsKey(value) || home == null || !body.contains(home)) {
            return false;
        }
        int index = blocks.get(home).parameters().indexOf(value);
        return index >= 0 && incoming.getOrDefault(home, List.of()).stream()
                .allMatch(e -> index < e.target().arguments().size()
                        && body.contains(e.from().label())
                        && is(e.target().arguments().get(index), counter, body, asked));
    }

    private Set<String> body(Block header, List<Edge> back) {
        var body = new HashSet<String>();
        body.add(header.label());
        var open = new ArrayDeque<Block>();
        back.forEach(e -> open.add(e.from()));
        while (!open.isEmpty()) {
            var block = open.remove();
            if (body.add(block.label())) {
                incoming.getOrDefault(block.label(), List.of()).forEach(e -> open.add(e.from()));
            }
        }
        return body;
    }
}
