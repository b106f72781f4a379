package dev.heliac.il.opt;

import dev.heliac.il.Value;
import dev.heliac.il.graph.Mapping;
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
}
