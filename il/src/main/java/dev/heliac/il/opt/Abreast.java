package dev.heliac.il.opt;

import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.graph.Mapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A function that does iterations which lie apart, several abreast, while it is made of one that does the first of them. As long as
 * there are as many as it does at once, it asks whether an index or divisor of any of them is wrong, computes and loads for all of
 * them, and then stores, or gives what they give. When something is wrong, or too few are left, the loop's own function is called for
 * one after the other, so that what fails does so as ever: by this one, or where values are given by who asked for them.
 */
final class Abreast {

    /** How many at once, the first row that fits: with what is loaded and computed for each, they have to stay in registers. */
    private record Width(int iterations, int loads, int instructions) {}

    private static final List<Width> WIDTHS = List.of(new Width(8, 2, 16), new Width(4, 6, 40), new Width(2, 12, 80));

    private final Body draft;
    private final Numbers numbers;
    /** What is the same for all iterations. */
    private final List<Instruction> common = new ArrayList<>();

    private final Set<Value> same = new HashSet<>();
    /** What computes, of no loaded value. */
    private final List<Instruction> first = new ArrayList<>();
    /** What loads or computes of that, before anything is stored. */
    private final List<Instruction> second = new ArrayList<>();
    /** What stores, or comes after it. */
    private final List<Instruction> third = new ArrayList<>();

    /** The divisors, and the vectors with their indexes, that are known to be right. */
    private final Set<List<Value>> checked = new HashSet<>();

    private final Map<Value, Value> lengths = new HashMap<>();
    private final List<Copy> copies = new ArrayList<>();
    private Body.Node open;
    /** What has to hold for the block that is open to go on; null when nothing. */
    private Value required;

    /** Where iterations are done one after the other. */
    private Target otherwise;

    private Abreast(Body draft, Numbers numbers) {
        this.draft = draft;
        this.numbers = numbers;
    }

    /**
     * Makes it of a function of one block, unless there is something that one iteration has to do before the next one begins, or nothing
     * to win.
     */
    static Optional<Function> of(Body draft, Numbers numbers) {
        var abreast = new Abreast(draft, numbers);
        var all = draft.nodes.getFirst().instructions;
        if (!abreast.sort(all) || abreast.third.isEmpty() && abreast.second.isEmpty()) {
            return Optional.empty();
        }
        int each = abreast.first.size() + abreast.second.size() + abreast.third.size();
        long loads = all.stream().filter(Abreast::loads).count();
        return WIDTHS.stream()
                .filter(w -> loads <= w.loads && each <= w.instructions)
                .findFirst()
                .map(w -> numbers.loop().results().isEmpty() ? abreast.loop(w.iterations) : abreast.values(w.iterations));
    }

    // ---- what there is to do

    private boolean sort(List<Instruction> all) {
        draft.original.parameters().stream().filter(p -> !p.equals(numbers.from())).forEach(same::add);
        var constant = new boolean[draft.values()];
        var loaded = new HashSet<Value>();
        var late = new HashSet<Value>();
        boolean stored = false;
        for (var i : all) {
            if (i instanceof Instruction.Const c && c.constant() instanceof Constant.I32 n) {
                constant[c.result().id()] = n.value() != 0;
            } else if (i instanceof Instruction.Const c && c.constant() instanceof Constant.I64 n) {
                constant[c.result().id()] = n.value() != 0;
            }
            if (!possible(i) || (loads(i) || stores(i)) && !same.contains(i.operands().getFirst())) {
                return false;
            }
            var asked = asked(i);
            if (asked != null && divides(i) && constant[asked.id()]) {
                checked.add(List.of(asked));
            }
            boolean behind = stores(i) || stored && loads(i) || i.operands().stream().anyMatch(late::contains);
            boolean ofLoaded = loads(i) || i.operands().stream().anyMatch(loaded::contains);
            if (asked != null && late.contains(asked)) {
                return false; // It is too late to ask when something is stored.
            }
            if (behind) {
                third.add(i);
                late.addAll(i.results());
                stored |= stores(i);
            } else if (ofLoaded) {
                second.add(i);
                loaded.addAll(i.results());
            } else if (!divides(i) && same.containsAll(i.operands())) {
                common.add(i);
                same.addAll(i.results());
            } else {
                first.add(i);
            }
        }
        return true;
    }

    private static boolean possible(Instruction i) {
        boolean pure = i.op().effect() == Op.Effect.PURE
                && (i instanceof Instruction.Plain || i instanceof Instruction.Const || i instanceof Instruction.Typed);
        return pure || loads(i) || stores(i) || divides(i);
    }

    private static boolean loads(Instruction i) {
        return i.op() == Op.EX_LOAD || i.op() == Op.EX_LOAD_KNOWN;
    }

    private static boolean stores(Instruction i) {
        return i.op() == Op.EX_STORE || i.op() == Op.EX_STORE_KNOWN || i.op() == Op.EX_ADD;
    }

    private static boolean divides(Instruction i) {
        return switch (i.op()) {
            case I32_DIV, I32_REM, I64_DIV, I64_REM -> true;
            default -> false;
        };
    }

    /** The index or divisor that may be wrong; null when none may. */
    private static Value asked(Instruction i) {
        return switch (i.op()) {
            case EX_LOAD, EX_STORE, EX_ADD, I32_DIV, I32_REM, I64_DIV, I64_REM -> i.operands().get(1);
            default -> null;
        };
    }

    // ---- the function

    private Function loop(int width) {
        var groups = draft.label("groups");
        var full = draft.label("group");
        var singly = draft.label("singly");
        var single = draft.label("single");
        var done = draft.label("done");
        enter();
        var end = plain(Op.I64_OF_I32, Scalar.I64, numbers.to());
        var step = plain(Op.I64_OF_I32, Scalar.I64, numbers.step());
        var far = plain(Op.I64_MUL, Scalar.I64, step, constant(Op.I64_CONST, new Constant.I64(width - 1L), Scalar.I64));
        close(jump(groups, plain(Op.I64_OF_I32, Scalar.I64, numbers.from())));

        // Counted with 64 bits, so that nothing wraps around.
        var group = draft.fresh("group", Scalar.I64);
        otherwise = new Target(singly, List.of(group));
        begin(groups, List.of(group));
        var last = plain(Op.I64_ADD, Scalar.I64, group, far);
        close(branch(plain(Op.I64_LT, Scalar.I32, last, end), new Target(full, List.of()), otherwise));

        begin(full, List.of());
        copy(plain(Op.I32_OF_I64, Scalar.I32, group), width);
        group();
        close(jump(groups, plain(Op.I64_ADD, Scalar.I64, last, step)));

        var one = draft.fresh("one", Scalar.I64);
        begin(singly, List.of(one));
        close(branch(plain(Op.I64_LT, Scalar.I32, one, end), new Target(single, List.of()), new Target(done, List.of())));

        begin(single, List.of());
        numbers.call(plain(Op.I32_OF_I64, Scalar.I32, one), open.instructions);
        close(jump(singly, plain(Op.I64_ADD, Scalar.I64, one, step)));

        begin(done, List.of());
        close(new Terminator.Return(List.of(), 0));
        return draft.function();
    }

    /** All of them are there; whether they are given is the last result. */
    private Function values(int width) {
        var wrong = draft.label("wrong");
        var given = ((Terminator.Return) draft.nodes.getFirst().terminator).values().getFirst();
        var type = (Scalar) given.type();
        enter();
        otherwise = new Target(wrong, List.of());
        copy(numbers.from(), width);
        group();
        var results = new ArrayList<Value>();
        copies.forEach(c -> results.add(c.use(given)));
        results.add(constant(Op.I32_CONST, new Constant.I32(1), Scalar.I32));
        close(new Terminator.Return(results, 0));

        begin(wrong, List.of());
        var none = new ArrayList<>(Collections.nCopies(width, zero(type)));
        none.add(constant(Op.I32_CONST, new Constant.I32(0), Scalar.I32));
        close(new Terminator.Return(none, 0));
        var types = new ArrayList<Type>(Collections.nCopies(width, type));
        types.add(Scalar.I32);
        var function = draft.function();
        return new Function(
                function.name(), function.parameters(), types, function.source(), function.scopes(), function.blocks());
    }

    private Value zero(Scalar type) {
        return switch (type) {
            case BOOL, I8, I16, U16, I32 -> constant(Op.I32_CONST, new Constant.I32(0), type);
            case I64 -> constant(Op.I64_CONST, new Constant.I64(0), type);
            case F32 -> constant(Op.F32_CONST, new Constant.F32(0), type);
            case F64 -> constant(Op.F64_CONST, new Constant.F64(0), type);
        };
    }

    private void enter() {
        begin(draft.nodes.removeFirst().label, List.of());
        draft.nodes.retainAll(List.of(open));
        open.instructions.addAll(common);
        Stream.of(second, third).flatMap(List::stream).filter(i -> asked(i) != null && !divides(i)).forEach(i ->
                lengths.computeIfAbsent(i.operands().getFirst(), v -> plain(Op.EX_LENGTH, Scalar.I32, v)));
    }

    private void copy(Value from, int width) {
        var number = from;
        for (int k = 0; k < width; k++) {
            copies.add(new Copy(number));
            number = k + 1 < width ? plain(Op.I32_ADD, Scalar.I32, number, numbers.step()) : null;
        }
    }

    private void group() {
        first.forEach(this::abreast);
        Stream.of(second, third).flatMap(List::stream).filter(i -> asked(i) != null && there(asked(i))).forEach(this::ask);
        second.forEach(this::abreast);
        third.stream().filter(i -> asked(i) != null).forEach(this::ask);
        third.forEach(this::abreast);
    }

    private void abreast(Instruction instruction) {
        if (asked(instruction) != null) {
            ask(instruction);
        }
        if (required != null) {
            var next = draft.label(open.label);
            close(branch(required, new Target(next, List.of()), otherwise));
            begin(next, List.of());
            required = null;
        }
        copies.forEach(c -> open.instructions.add(known(c.instruction(instruction))));
    }

    private boolean there(Value value) {
        return same.contains(value) || copies.getFirst().has(value);
    }

    /** Requires that an index or divisor is right for all of them. */
    private void ask(Instruction instruction) {
        var asked = asked(instruction);
        var vector = divides(instruction) ? null : instruction.operands().getFirst();
        if (!checked.add(vector == null ? List.of(asked) : List.of(vector, asked))) {
            return;
        }
        List<Copy> asking = copies;
        if (same.contains(asked)) {
            asking = copies.subList(0, 1);
        } else if (asked.equals(numbers.from())) {
            asking = copies.subList(copies.size() - 1, copies.size()); // the largest, and none is below 0
        }
        for (var copy : asking) {
            var value = copy.use(asked);
            var holds = vector == null ? notZero(value) : plain(Op.I32_ULT, Scalar.I32, value, lengths.get(vector));
            required = required == null ? holds : plain(Op.I32_AND, Scalar.I32, required, holds);
        }
    }

    private Value notZero(Value value) {
        return value.type() == Scalar.I64
                ? plain(Op.I64_NE, Scalar.I32, value, constant(Op.I64_CONST, new Constant.I64(0), Scalar.I64))
                : plain(Op.I32_NE, Scalar.I32, value, constant(Op.I32_CONST, new Constant.I32(0), Scalar.I32));
    }

    private static Instruction known(Instruction instruction) {
        if (!(instruction instanceof Instruction.Typed t)) {
            return instruction;
        }
        return switch (t.op()) {
            case EX_LOAD -> new Instruction.Typed(Op.EX_LOAD_KNOWN, t.type(), t.operands(), t.results(), t.line());
            case EX_STORE -> new Instruction.Typed(Op.EX_STORE_KNOWN, t.type(), t.operands(), t.results(), t.line());
            default -> t;
        };
    }

    /** One of the iterations at once. */
    private final class Copy extends Mapping {

        private final Map<Value, Value> values = new HashMap<>();

        Copy(Value number) {
            values.put(numbers.from(), number);
        }

        boolean has(Value value) {
            return values.containsKey(value);
        }

        @Override
        public Value use(Value value) {
            return values.getOrDefault(value, value);
        }

        @Override
        public Value define(Value value) {
            return values.computeIfAbsent(value, v -> draft.fresh(v.name(), v.type()));
        }
    }

    // ---- its blocks

    private void begin(String label, List<Value> parameters) {
        open = new Body.Node(label, parameters, null, new ArrayList<>(), null);
        draft.nodes.add(open);
    }

    private void close(Terminator terminator) {
        open.terminator = terminator;
    }

    private static Terminator jump(String to, Value argument) {
        return new Terminator.Jump(new Target(to, List.of(argument)), 0);
    }

    private static Terminator branch(Value condition, Target then, Target otherwise) {
        return new Terminator.Branch(condition, then, otherwise, 0);
    }

    private Value plain(Op op, Type result, Value... operands) {
        var value = draft.fresh("c", result);
        open.instructions.add(new Instruction.Plain(op, Arrays.asList(operands), List.of(value), 0));
        return value;
    }

    private Value constant(Op op, Constant constant, Type type) {
        var value = draft.fresh("k", type);
        open.instructions.add(new Instruction.Const(op, constant, value, 0));
        return value;
    }
}
