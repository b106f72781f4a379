package dev.heliac.il.opt;

import dev.heliac.il.Block;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Value;
import dev.heliac.il.graph.Graph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A second instance of a counting loop, which does not check indexes, for when it turns out before the first round that all of them
 * will be right. When it has counted to its end, it goes to the first instance's header, which leaves, too.
 *
 * <p>That the counter does not wrap around, and the sums that indexes are, is made sure of with 64 bits.
 */
final class LoopSplit {

    private static final int MOST_INSTRUCTIONS = 96;
    private static final int MOST_IN_EXIT = 8;

    private final Loop loop;
    private final Graph graph;
    private final Invariants invariants;
    private final Stores stores;
    private final Map<Instruction, Access> accesses = new LinkedHashMap<>();
    /** The loop's blocks, and those behind its exits that just return or throw. */
    private final Set<Integer> copied = new LinkedHashSet<>();

    LoopSplit(Loop loop, Stores stores) {
        this.loop = loop;
        this.stores = stores;
        graph = loop.graph();
        invariants = new Invariants(loop);
    }

    /** How many instructions a second instance has; 0 when there is none, or no check to leave out. */
    int size() {
        int size = 0;
        boolean fits = graph.block(loop.header()).parameters().stream().noneMatch(v -> v.type().owned())
                && invariants.has(loop.bound());
        for (int block : loop.body()) {
            var instructions = graph.block(block).instructions();
            size += instructions.size();
            fits &= size <= MOST_INSTRUCTIONS && instructions.stream().allMatch(i -> simple(i, block == loop.header()));
            fits &= switch (graph.block(block).terminator()) {
                case Terminator.Jump _, Terminator.Branch _, Terminator.Switch _ -> true;
                case Terminator.Return _, Terminator.Throw _, Terminator.Receive _, Terminator.Accept _, Terminator.Select _ ->
                    false;
            };
        }
        if (!fits) {
            return 0;
        }
        for (int block : loop.body()) {
            for (var instruction : graph.block(block).instructions()) {
                // When it leaves, the header has a counter beyond those of the rounds.
                Access.of(instruction, loop, invariants)
                        .filter(a -> block != loop.header() || a.sum().isEmpty())
                        .ifPresent(a -> accesses.put(instruction, a));
            }
        }
        copied.addAll(loop.body());
        return accesses.isEmpty() || !exits() ? 0 : size;
    }

    /** The header runs once more for the first instance, so it may change nothing. */
    private static boolean simple(Instruction instruction, boolean header) {
        return switch (instruction.op()) {
            case ARRAY_STORE, ARRAY_STORE_KNOWN, ARRAY_STORE_WITHIN, EX_STORE, EX_STORE_KNOWN, FIELD_SET, FIELD_SET_KNOWN, STATIC_SET ->
                !header;
            case ARRAY_LENGTH, ARRAY_LOAD, EX_LOAD, FIELD_GET, INDEX_CHECK, REF_CHECK, CAST, CLASS_OF, I32_DIV, I32_REM, I64_DIV, I64_REM ->
                true;
            default -> instruction.op().effect() == Op.Effect.PURE;
        };
    }

    /**
     * Whether each use of the loop's values outside of it is one that the second instance does not come to but by the first's header, or
     * one in a block that can be copied, too.
     */
    private boolean exits() {
        boolean others = false;
        int after = -1;
        for (int block : loop.body()) {
            for (var edge : graph.out(block)) {
                int to = graph.number(edge.target());
                if (loop.body().contains(to)) {
                    continue;
                }
                var exit = graph.block(to);
                boolean ends = exit.terminator() instanceof Terminator.Return || exit.terminator() instanceof Terminator.Throw;
                if (block == loop.header()) {
                    after = to;
                } else if (ends && graph.in(to).size() == 1 && exit.instructions().size() <= MOST_IN_EXIT
                        && exit.unwind().isEmpty()) {
                    copied.add(to);
                } else {
                    others = true;
                }
            }
        }
        int left = graph.in(after).size() == 1 ? after : -1;
        boolean anywhere = !others;
        return loop.body().stream()
                .flatMap(b -> graph.defined(b).stream())
                .flatMap(v -> graph.users(v).stream())
                .allMatch(user -> copied.contains(user) || anywhere || left >= 0 && graph.tree.dominates(left, user));
    }

    /** Leaves the checks out of the loop itself where its own test is enough for all of them. */
    boolean within(Draft draft) {
        boolean enough = loop.step() == 1
                && loop.past() == 0
                && loop.testsOrder()
                && loop.entries().stream().allMatch(this::beginsAtLeastAt0)
                && accesses.entrySet().stream().allMatch(e -> e.getKey().op() == Op.INDEX_CHECK && bounded(e.getValue()));
        if (enough) {
            loop.body().stream().filter(b -> b != loop.header()).forEach(block -> {
                var kept = new ArrayList<>(draft.get(block).instructions());
                kept.removeIf(accesses::containsKey);
                draft.set(block, kept, draft.get(block).terminator());
            });
        }
        return enough;
    }

    private boolean beginsAtLeastAt0(Graph.Edge entry) {
        var start = entry.target().arguments().get(graph.block(loop.header()).parameters().indexOf(loop.counter()));
        return Loop.constant(graph, start).filter(n -> n >= 0).isPresent();
    }

    private boolean bounded(Access access) {
        boolean plain = access.sum()
                .filter(s -> s.ofCounter() && s.constant() == 0 && s.added().isEmpty() && s.subtracted().isEmpty())
                .isPresent();
        var length = graph.definition(loop.bound());
        return plain
                && length != null
                && (length.op() == Op.ARRAY_LENGTH || length.op() == Op.ARRAY_LENGTH_KNOWN)
                && length.operands().getFirst().equals(access.array());
    }

    // ---- the second instance

    /** Adds it, with what decides whether it runs. Gives the label that those who enter the loop have to go to. */
    String add(Draft draft) {
        var header = graph.block(loop.header());
        int line = header.terminator().line();
        var values = new HashMap<Integer, Value>();
        var labels = new HashMap<String, String>();
        for (int block : copied) {
            labels.put(graph.block(block).label(), draft.label(graph.block(block).label()));
            graph.defined(block).forEach(v -> values.put(v.id(), draft.value(v.name(), v.type())));
        }
        var parameters = header.parameters().stream().map(v -> draft.value(v.name(), v.type())).toList();
        var guards = new Guards(draft, header.label(), parameters, header.label(), line);
        guard(guards, parameters.get(header.parameters().indexOf(loop.counter())));
        var before = guards.into(labels.get(header.label()));
        before.forEach(draft::add);
        invariants.found().forEach((in, out) -> values.put(in.id(), out));
        var copy = new Values(v -> values.getOrDefault(v.id(), v), l -> labels.getOrDefault(l, l));
        for (int block : copied) {
            draft.add(second(block, copy, labels));
        }
        return before.getFirst().label();
    }

    private Block second(int number, Values copy, Map<String, String> labels) {
        var block = graph.block(number);
        var kept = new ArrayList<Instruction>();
        for (var instruction : block.instructions()) {
            if (!instruction.results().isEmpty() && invariants.found().containsKey(instruction.results().getFirst())) {
                continue;
            }
            if (!accesses.containsKey(instruction)) {
                kept.add(copy.instruction(instruction));
            } else if (instruction instanceof Instruction.Typed t) {
                var known = (Instruction.Typed) copy.instruction(instruction);
                var op = switch (t.op()) {
                    case ARRAY_LOAD -> Op.ARRAY_LOAD_KNOWN;
                    case EX_LOAD -> Op.EX_LOAD_KNOWN;
                    case EX_STORE -> Op.EX_STORE_KNOWN;
                    default -> stores.checked(t, graph);
                };
                kept.add(new Instruction.Typed(op, known.type(), known.operands(), known.results(), known.line()));
            }
        }
        var copied = copy.block(block, labels.get(block.label()));
        var terminator = copied.terminator();
        if (number == loop.header() && terminator instanceof Terminator.Branch b) {
            var back = new Target(block.label(), copied.parameters());
            boolean onTrue = graph.number(((Terminator.Branch) block.terminator()).then()) == loop.goOn();
            terminator = new Terminator.Branch(b.condition(), onTrue ? b.then() : back, onTrue ? back : b.otherwise(), b.line());
        }
        return new Block(copied.label(), copied.parameters(), copied.unwind(), kept, terminator);
    }

    private void guard(Guards guards, Value start) {
        boolean up = loop.step() > 0;
        var bound = guards.wide(invariants.find(loop.bound(), guards));
        var first = guards.wide(start);
        // The counter's last value in a round is beyond this one.
        var end = loop.past() == 0 ? bound : guards.wideSum(bound, guards.wide(up ? 1 : -1));
        if (loop.past() != 0 || Math.abs(loop.step()) != 1) {
            var furthest = up ? Integer.MAX_VALUE - loop.step() + 1L : Integer.MIN_VALUE - loop.step() - 1L;
            guards.require(up ? Op.I64_LE : Op.I64_GE, end, guards.wide(furthest));
        }
        if (!loop.testsOrder()) {
            guards.require(up ? Op.I64_LE : Op.I64_GE, first, end);
        }
        for (var span : spans(guards)) {
            var length = guards.wide(invariants.length(span.array, guards));
            var low = base(span, span.least, guards);
            var high = base(span, span.most, guards);
            if (!span.ofCounter()) {
                var last = guards.wideSum(end, guards.wide(up ? -1 : 1));
                boolean rises = span.scale > 0 == up;
                for (var counter : List.of(first, last)) {
                    var product = product(span, counter, guards);
                    if (span.factor != null || rises == counter.equals(first)) {
                        guards.require(Op.I64_GE, guards.wideSum(low, product), guards.wide(0));
                    }
                    if (span.factor != null || rises != counter.equals(first)) {
                        guards.require(Op.I64_LT, guards.wideSum(high, product), length);
                    }
                }
            } else if (up) {
                guards.require(Op.I64_GE, guards.wideSum(low, first), guards.wide(0));
                guards.require(Op.I64_LE, guards.wideSum(high, end), length);
            } else {
                guards.require(Op.I64_GE, guards.wideSum(low, end), guards.wide(-1));
                guards.require(Op.I64_LT, guards.wideSum(high, first), length);
            }
        }
    }

    /** The accesses to one array whose indexes differ by constants. */
    private static final class Span {

        private final Value array;
        private final long scale;
        /** Null when there is none. */
        private final Value factor;

        private final List<Value> added;
        private final List<Value> subtracted;
        private long least;
        private long most;

        Span(Value array, long scale, Value factor, List<Value> added, List<Value> subtracted, long constant) {
            this.array = array;
            this.scale = scale;
            this.factor = factor;
            this.added = added;
            this.subtracted = subtracted;
            least = constant;
            most = constant;
        }

        boolean ofCounter() {
            return scale == 1 && factor == null;
        }
    }

    private Collection<Span> spans(Guards guards) {
        var spans = new LinkedHashMap<List<Object>, Span>();
        for (var access : accesses.values()) {
            var array = invariants.find(access.array(), guards);
            if (access.sum().isEmpty()) {
                invariants.inside(array, invariants.find(access.index(), guards), guards);
                continue;
            }
            var sum = access.sum().get();
            var factor = sum.factor().map(v -> invariants.find(v, guards));
            var added = sum.added().stream().map(v -> invariants.find(v, guards)).toList();
            var subtracted = sum.subtracted().stream().map(v -> invariants.find(v, guards)).toList();
            var span = spans.computeIfAbsent(
                    List.of(array, sum.scale(), factor, added, subtracted),
                    _ -> new Span(array, sum.scale(), factor.orElse(null), added, subtracted, sum.constant()));
            span.least = Math.min(span.least, sum.constant());
            span.most = Math.max(span.most, sum.constant());
        }
        return spans.values();
    }

    private static Value product(Span span, Value counter, Guards guards) {
        var scale = guards.wide(span.scale);
        var factor = span.factor == null ? scale : guards.wideSum(scale, guards.wide(span.factor));
        return guards.plain(Op.I64_MUL, Scalar.I64, counter, factor);
    }

    private static Value base(Span span, long constant, Guards guards) {
        var sum = guards.wide(constant);
        for (var value : span.added) {
            sum = guards.wideSum(sum, guards.wide(value));
        }
        for (var value : span.subtracted) {
            sum = guards.plain(Op.I64_SUB, Scalar.I64, sum, guards.wide(value));
        }
        return sum;
    }
}
