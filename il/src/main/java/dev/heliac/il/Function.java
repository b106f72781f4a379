package dev.heliac.il;

import java.util.List;

/**
 * A function. Its first block is the entry; that block has no parameters of its own and is no edge's target.
 *
 * @param name unique within the module, without the sigil
 * @param source name of the source file, empty when unknown
 * @param scopes the calls that were inlined into it
 */
public record Function(
        String name,
        List<Value> parameters,
        List<Type> results,
        String source,
        List<Scope> scopes,
        List<Block> blocks) {

    public Function {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
        scopes = List.copyOf(scopes);
        blocks = List.copyOf(blocks);
    }

    /** A function that nothing was inlined into. */
    public Function(String name, List<Value> parameters, List<Type> results, String source, List<Block> blocks) {
        this(name, parameters, results, source, List.of(), blocks);
    }
}
