package dev.heliac.il.system.model;

import java.util.List;

/**
 * What a process says and waits for.
 *
 * @param nodes its states; the first is where it begins
 * @param registers how many endpoints it can hold besides those that it has from the beginning
 */
public record Automaton(String name, List<Node> nodes, int registers) {

    public Automaton {
        nodes = List.copyOf(nodes);
    }
}
