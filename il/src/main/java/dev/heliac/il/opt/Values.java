package dev.heliac.il.opt;

import dev.heliac.il.Function;
import dev.heliac.il.Terminator;
import dev.heliac.il.Value;
import dev.heliac.il.graph.Mapping;
import java.util.List;
import java.util.function.UnaryOperator;

/** Code with other values in place of its own. */
final class Values extends Mapping {

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
                case Terminator.Select s -> s.defines().size();
                case Terminator.Jump _, Terminator.Branch _, Terminator.Switch _, Terminator.Return _, Terminator.Throw _ -> 0;
            };
        }
        return count;
    }

    @Override
    public Value use(Value value) {
        return to.apply(value);
    }

    @Override
    public Value define(Value value) {
        return to.apply(value);
    }

    @Override
    public String label(String label) {
        return labels.apply(label);
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
            case Terminator.Select t -> t.operands();
        };
    }
}
