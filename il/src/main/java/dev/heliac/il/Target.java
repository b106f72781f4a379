package dev.heliac.il;

import java.util.List;

/** A control-flow edge: the label of the block it enters and the values its parameters take. */
public record Target(String label, List<Value> arguments) {

    public Target {
        arguments = List.copyOf(arguments);
    }
}
