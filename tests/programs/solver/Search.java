package solver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Depth-first search with propagation after each choice. */
final class Search {

    /** What a search cost. */
    record Effort(long choices, long failures, long propagations, int deepest) {}

    private final Store store;
    private final Strategy strategy;
    private long choices;
    private long failures;
    private int deepest;

    Search(Store store, Strategy strategy) {
        this.store = store;
        this.strategy = strategy;
    }

    Optional<int[]> first() {
        List<int[]> found = new ArrayList<>();
        search(solution -> {
            found.add(solution);
            return false;
        });
        return found.stream().findFirst();
    }

    int count() {
        int[] count = {0};
        search(solution -> {
            count[0]++;
            return true;
        });
        return count[0];
    }

    /** Tells of each solution for as long as more are wanted. */
    void search(Predicate<? super int[]> more) {
        store.mark();
        try {
            store.propagate();
            descend(more, 1);
        } catch (Contradiction e) {
            failures++;
        } finally {
            store.undo();
        }
    }

    private boolean descend(Predicate<? super int[]> more, int depth) {
        deepest = Math.max(deepest, depth);
        Optional<Variable> open = strategy.choose(store.variables());
        if (open.isEmpty()) {
            return more.test(store.variables().stream().mapToInt(Variable::value).toArray());
        }
        Variable variable = open.get();
        for (int value : variable.domain) {
            choices++;
            store.mark();
            try {
                store.set(variable, Domain.of(value));
                store.propagate();
                if (!descend(more, depth + 1)) {
                    return false;
                }
            } catch (Contradiction e) {
                failures++;
            } finally {
                store.undo();
            }
        }
        return true;
    }

    Effort effort() {
        return new Effort(choices, failures, store.propagations(), deepest);
    }
}
