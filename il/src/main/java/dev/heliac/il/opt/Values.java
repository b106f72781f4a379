package dev.heliac.il.opt;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Code with other values in place of its own. */
final class Values {

    private final UnaryOperator<Value> to;
    private final UnaryOperator<String> labels;

    /** @param labels the label for each label that an edge has */
    Values(UnaryOperator<Value> to, UnaryOperator<String> labels) {
        this.to = to;
        this.labels = labels;
    }

    /** How many values a function defines. */
    static int count(Function function) {
        int count = function.parameters().size();
        for (var block : function.blocks()) {
            count += block.parameters().size();
            for (var instruction : block.instructions()) {
                count += instruction.results().size();
            }
            count += switch (block.terminator()) {
                case Terminator.Receive r -> r.arms().stream().mapToInt(a -> a.fields().size() + 1).sum();
                case Terminator.Accept _ -> 2;
                case Terminator.Jump _, Terminator.Branch _, Terminator.Switch _, Terminator.Return _, Terminator.Throw _ -> 0;
            };
        }
        return count;
    }

    /** The same function with its values numbered in order of their definition. */
    static Function numbered(Function function) {
        Map<Integer, Value> numbered = new HashMap<>();
        UnaryOperator<Value> define = v -> new Value(numbered.size(), v.name(), v.type());
        function.parameters().forEach(v -> numbered.put(v.id(), define.apply(v)));
        for (var block : function.blocks()) {
            block.parameters().forEach(v -> numbered.put(v.id(), define.apply(v)));
            block.instructions().forEach(i -> i.results().forEach(v -> numbered.put(v.id(), define.apply(v))));
            switch (block.terminator()) {
                case Terminator.Receive r -> r.arms().forEach(a -> {
                    a.fields().forEach(v -> numbered.put(v.id(), define.apply(v)));
                    numbered.put(a.endpoint().id(), define.apply(a.endpoint()));
                });
                case Terminator.Accept a -> {
                    numbered.put(a.next().id(), define.apply(a.next()));
                    numbered.put(a.endpoint().id(), define.apply(a.endpoint()));
                }
                case Terminator.Jump _, Terminator.Branch _, Terminator.Switch _, Terminator.Return _, Terminator.Throw _ -> {}
            }
        }
        var values = new Values(v -> numbered.get(v.id()), l -> l);
        return new Function(
                function.name(),
                values.all(function.parameters()),
                function.results(),
                function.source(),
                function.scopes(),
                function.blocks().stream().map(b -> values.in(b, b.label())).toList());
    }

    Block in(Block block, String label) {
        return new Block(
                label,
                all(block.parameters()),
                block.unwind().map(this::in),
                block.instructions().stream().map(this::in).toList(),
                in(block.terminator()));
    }

    List<Value> all(List<Value> values) {
        return values.stream().map(to).toList();
    }

    Target in(Target target) {
        return new Target(labels.apply(target.label()), all(target.arguments()));
    }

    Instruction in(Instruction instruction) {
        var operands = all(instruction.operands());
        var results = all(instruction.results());
        return switch (instruction) {
            case Instruction.Plain i -> new Instruction.Plain(i.op(), operands, results, i.line());
            case Instruction.Const i -> new Instruction.Const(i.op(), i.constant(), results.getFirst(), i.line());
            case Instruction.Typed i -> new Instruction.Typed(i.op(), i.type(), operands, results, i.line());
            case Instruction.FieldAccess i ->
                new Instruction.FieldAccess(i.op(), i.owner(), i.field(), operands, results, i.line());
            case Instruction.Call i -> new Instruction.Call(i.function(), operands, results, i.line());
            case Instruction.CallVirtual i -> new Instruction.CallVirtual(i.op(), i.selector(), operands, results, i.line());
            case Instruction.Send i -> new Instruction.Send(
                    operands.getFirst(), i.message(), operands.subList(1, operands.size()), results.getFirst(), i.line());
            case Instruction.NewChannel i ->
                new Instruction.NewChannel(i.contract(), results.getFirst(), results.getLast(), i.line());
        };
    }

    Terminator in(Terminator terminator) {
        return switch (terminator) {
            case Terminator.Jump t -> new Terminator.Jump(in(t.target()), t.line());
            case Terminator.Branch t ->
                new Terminator.Branch(to.apply(t.condition()), in(t.then()), in(t.otherwise()), t.line());
            case Terminator.Switch t -> new Terminator.Switch(
                    to.apply(t.value()),
                    t.cases().stream().map(c -> new Terminator.Case(c.key(), in(c.target()))).toList(),
                    in(t.otherwise()),
                    t.line());
            case Terminator.Return t -> new Terminator.Return(all(t.values()), t.line());
            case Terminator.Throw t -> new Terminator.Throw(to.apply(t.exception()), t.line());
            case Terminator.Receive t -> new Terminator.Receive(
                    to.apply(t.endpoint()),
                    t.arms().stream()
                            .map(a -> new Terminator.Arm(
                                    a.message(), all(a.fields()), to.apply(a.endpoint()), in(a.target())))
                            .toList(),
                    in(t.closed()),
                    t.line());
            case Terminator.Accept t -> new Terminator.Accept(
                    to.apply(t.listener()), to.apply(t.next()), to.apply(t.endpoint()), in(t.target()), in(t.closed()), t.line());
        };
    }

    /** What a terminator uses itself, its edges' arguments apart. */
    static List<Value> used(Terminator terminator) {
        return switch (terminator) {
            case Terminator.Jump _ -> List.of();
            case Terminator.Branch t -> List.of(t.condition());
            case Terminator.Switch t -> List.of(t.value());
            case Terminator.Return t -> t.values();
            case Terminator.Throw t -> List.of(t.exception());
            case Terminator.Receive t -> List.of(t.endpoint());
            case Terminator.Accept t -> List.of(t.listener());
        };
    }
}
