package dev.heliac.il.verify;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.symbols.Symbols;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Checks that every owned value is consumed exactly once on every path.
 *
 * <p>Blocks are checked one by one: an owned value lives in the block that defines it only, so what a block is
 * given and what it hands on is all there is to know of the others.
 */
final class Ownership {

    private static final int NAMED = 3;

    private final Function function;
    private final Shape shape;
    private final Report report;
    private final Slots slots;
    private final boolean[] live;
    /** Where a value of the current block was consumed; null while it was not. */
    private final Where[] consumed;
    /** The last step that used, or consumed, a value. Steps are instructions and edges, numbered. */
    private final int[] used;

    private final int[] taken;
    private int step;

    private int current;
    private final List<Value> owned = new ArrayList<>();
    private int liveCount;
    /** Owned values that the block's unwind edge hands on: stamped with the block's number plus one. */
    private final int[] unwinding;

    private int unwindingCount;
    private int liveUnwinding;

    Ownership(Function function, Shape shape, Symbols symbols, Report report) {
        this.function = function;
        this.shape = shape;
        this.report = report;
        slots = new Slots(symbols);
        live = new boolean[shape.values()];
        consumed = new Where[shape.values()];
        used = new int[shape.values()];
        taken = new int[shape.values()];
        unwinding = new int[shape.values()];
    }

    void verify() {
        for (int b = 0; b < function.blocks().size(); b++) {
            current = b;
            owned.clear();
            liveCount = 0;
            liveUnwinding = 0;
            block(shape.block(b));
        }
    }

    private void block(Block block) {
        unwind(block);
        if (current == 0) {
            function.parameters().forEach(this::begin);
        }
        block.parameters().forEach(this::begin);
        boolean reported = false;
        for (var instruction : block.instructions()) {
            var at = report.at(function, block, instruction);
            consume(instruction, at);
            if (instruction.op().throwing() && !reported) {
                reported = exceptional(block, at);
            }
            instruction.results().forEach(this::begin);
        }
        end(block, report.at(function, block, block.terminator()));
    }

    private void begin(Value value) {
        if (value.type().owned()) {
            owned.add(value);
            live[value.id()] = true;
            liveCount++;
            liveUnwinding += unwinding[value.id()] == current + 1 ? 1 : 0;
        }
    }

    private void unwind(Block block) {
        unwindingCount = 0;
        if (block.unwind().isEmpty()) {
            return;
        }
        var at = report.at(function, block);
        for (var value : block.unwind().get().arguments()) {
            if (borrowed(value)) {
                consumesBorrowed(value, at);
            } else if (value.type().owned() && isOwn(value, at)) {
                if (unwinding[value.id()] == current + 1) {
                    twice(value, at);
                } else {
                    unwinding[value.id()] = current + 1;
                    unwindingCount++;
                }
            }
        }
    }

    private static boolean borrowed(Value value) {
        return value.type() instanceof Type.VectorType v && v.borrowed();
    }

    private void consume(Instruction instruction, Where at) {
        step++;
        var operands = instruction.operands();
        for (int i = 0; i < operands.size(); i++) {
            if (operands.get(i).type().owned() && !slots.takes(instruction, i)) {
                use(operands.get(i), at);
            }
        }
        for (int i = 0; i < operands.size(); i++) {
            if (slots.takes(instruction, i)) {
                take(operands.get(i), at);
            }
        }
    }

    private void use(Value value, Where at) {
        if (isOwn(value, at)) {
            used[value.id()] = step;
            if (!live[value.id()]) {
                usedAfter(value, at);
            }
        }
    }

    private void take(Value value, Where at) {
        if (borrowed(value)) {
            consumesBorrowed(value, at);
        } else if (value.type().owned() && isOwn(value, at)) {
            if (taken[value.id()] == step) {
                twice(value, at);
            } else if (used[value.id()] == step) {
                report.error(
                        VerifyCode.BORROW_AND_CONSUME,
                        at,
                        value + " is lent and given away at once",
                        "lend it first, give it away afterwards");
            } else if (!live[value.id()]) {
                usedAfter(value, at);
            } else {
                live[value.id()] = false;
                consumed[value.id()] = at;
                liveCount--;
                liveUnwinding -= unwinding[value.id()] == current + 1 ? 1 : 0;
            }
            taken[value.id()] = step;
        }
    }

    private boolean isOwn(Value value, Where at) {
        boolean own = shape.blockOf(value) == current;
        if (!own) {
            report.error(
                    VerifyCode.FOREIGN,
                    at,
                    value + " belongs to `^" + shape.block(shape.blockOf(value)).label() + "`",
                    "hand it on as a block parameter");
        }
        return own;
    }

    private void twice(Value value, Where at) {
        report.error(VerifyCode.TWICE, at, value + " is consumed twice", "consume it once");
    }

    private void consumesBorrowed(Value value, Where at) {
        report.error(
                VerifyCode.BORROWED,
                at,
                value + " is borrowed and cannot be given away",
                "copy it into a new vector");
    }

    private void usedAfter(Value value, Where at) {
        var where = consumed[value.id()];
        if (where == null) {
            report.error(VerifyCode.USED_AFTER, at, value + " is not there yet", "use it after its definition");
            return;
        }
        report.error(
                VerifyCode.USED_AFTER,
                at,
                value + " is used after it was consumed",
                new Diagnostic.Note(where.place(), value + " is consumed here"),
                "use the value that took its place, or consume it later");
    }

    /** Whether something was wrong with what is owned when an instruction throws. */
    private boolean exceptional(Block block, Where at) {
        if (liveCount == unwindingCount && liveUnwinding == unwindingCount) {
            return false;
        }
        var lost = names(owned.stream().filter(v -> live[v.id()] && unwinding[v.id()] != current + 1).toList());
        var gone = names(block.unwind().stream()
                .flatMap(u -> u.arguments().stream())
                .filter(v -> v.type().owned() && !live[v.id()])
                .toList());
        report.error(
                VerifyCode.UNWIND_OWNED,
                at,
                "when this throws, "
                        + (lost.isEmpty()
                                ? gone + " cannot be handed on"
                                : lost + (block.unwind().isPresent() ? " is not handed on" : " is left behind")),
                "hand on exactly what is owned then, in a block of its own if need be");
        return true;
    }

    private static String names(List<Value> values) {
        return values.stream().limit(NAMED).map(Value::toString).collect(Collectors.joining(", "))
                + (values.size() > NAMED ? " and " + (values.size() - NAMED) + " more" : "");
    }

    private void end(Block block, Where at) {
        step++;
        switch (block.terminator()) {
            case Terminator.Receive r -> take(r.endpoint(), at);
            case Terminator.Accept a -> take(a.listener(), at);
            case Terminator.Return r -> {
                r.values().forEach(v -> take(v, at));
                leftBehind(at);
            }
            case Terminator.Throw _ -> leftBehind(at);
            case Terminator.Select s -> s.sources().stream().filter(v -> v.type().owned()).forEach(v -> use(v, at));
            case Terminator.Jump _, Terminator.Branch _, Terminator.Switch _ -> {}
        }
        for (var edge : shape.edges(current)) {
            step++;
            edge(edge, at);
        }
    }

    private void edge(Edge edge, Where at) {
        var gone = edge.takes().stream()
                .filter(v -> v.type().owned() && shape.blockOf(v) == current && live[v.id()])
                .distinct()
                .toList();
        gone.forEach(v -> {
            live[v.id()] = false;
            consumed[v.id()] = at;
        });
        int expected = liveCount - gone.size();
        for (var value : edge.defines()) {
            if (value.type().owned()) {
                live[value.id()] = true;
                expected++;
            }
        }
        for (var value : edge.target().arguments()) {
            if (borrowed(value)) {
                consumesBorrowed(value, at);
            } else if (value.type().owned() && isOwn(value, at)) {
                if (taken[value.id()] == step) {
                    twice(value, at);
                } else if (live[value.id()]) {
                    expected--;
                } else {
                    usedAfter(value, at);
                }
                taken[value.id()] = step;
            }
        }
        if (expected > 0) {
            // With enough reported, naming what is left on each of many edges would take quadratic time for nothing.
            var all = report.full() ? new ArrayList<Value>() : new ArrayList<>(owned);
            all.addAll(edge.defines());
            leaked(
                    all.stream().filter(v -> live[v.id()] && taken[v.id()] != step).toList(),
                    " on the edge to `^" + edge.target().label() + "`",
                    at);
        }
        edge.defines().forEach(v -> live[v.id()] = false);
        gone.forEach(v -> live[v.id()] = true);
    }

    private void leftBehind(Where at) {
        if (liveCount > 0) {
            leaked(owned.stream().filter(v -> live[v.id()]).toList(), "", at);
        }
    }

    private void leaked(List<Value> values, String on, Where at) {
        report.error(
                VerifyCode.LEAKED,
                at,
                names(values) + (values.size() == 1 ? " is" : " are") + " left behind" + on,
                "hand on, return, close or free what is owned");
    }
}
