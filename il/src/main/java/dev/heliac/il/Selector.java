package dev.heliac.il;

import java.util.List;

/**
 * What a virtual call asks of an object: a name, unique within the module, and the types of what is passed besides the object and
 * of what comes back.
 */
public record Selector(String name, List<Type> parameters, List<Type> results) {

    public Selector {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }
}
