package dev.heliac.il.races;

import dev.heliac.il.Function;
import dev.heliac.il.graph.Graph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What is known in all calls of a loop, and how many there may be. */
final class Context {

    private static final int MOST_LOOKED_AT = 1_000_000;
    /** How far a question may lead to others: hostile code could have chains of any length. */
    private static final int MOST_DEPTH = 500;

    private final Map<String, Function> functions;
    private final Map<String, Graph> graphs = new HashMap<>();
    private final Map<List<Object>, Variable> fixed = new HashMap<>();
    private int counters;
    private long lookedAt;
    private int depth;

    Context(Map<String, Function> functions) {
        this.functions = functions;
    }

    /** A function whose call is to be looked into; none when that has been done too often already. */
    Optional<Graph> enter(String function) {
        var called = functions.get(function);
        return looksAt(called) ? Optional.of(graph(called)) : Optional.empty();
    }

    Graph graph(Function function) {
        return graphs.computeIfAbsent(function.name(), _ -> new Graph(function));
    }

    /** Whether there is room for looking through a function once more. */
    boolean looksAt(Function function) {
        lookedAt = isFull() ? lookedAt : lookedAt + function.blocks().stream().mapToLong(b -> 1 + b.instructions().size()).sum();
        return !isFull();
    }

    /** Whether something was left out that would have had to be looked at. */
    boolean isFull() {
        return lookedAt > MOST_LOOKED_AT;
    }

    /** What a question one step further gives; empty where that would go too far. */
    <T> Optional<T> deeper(Supplier<Optional<T>> question) {
        if (depth == MOST_DEPTH) {
            return Optional.empty();
        }
        depth++;
        try {
            return question.get();
        } finally {
            depth--;
        }
    }

    /** Looks into a call, or remembers that this would go too far. */
    void deeper(Runnable look) {
        if (depth == MOST_DEPTH) {
            lookedAt = Long.MAX_VALUE;
            return;
        }
        depth++;
        look.run();
        depth--;
    }

    /** Something that is the same in all iterations; what is computed in the same way is the same. */
    Polynomial fixed(List<Object> how) {
        return Polynomial.of(fixed.computeIfAbsent(how, _ -> new Variable.Fixed(fixed.size())));
    }

    Polynomial counter(int least, int limit) {
        return Polynomial.of(new Variable.Counter(counters++, least, limit));
    }
}
