package dev.heliac.il.symbols;

import dev.heliac.il.Function;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.List;

/** What a function takes and gives. */
public record Signature(List<Type> parameters, List<Type> results) {

    public Signature {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }

    public static Signature of(Function function) {
        return new Signature(function.parameters().stream().map(Value::type).toList(), function.results());
    }
}
