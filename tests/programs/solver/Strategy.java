package solver;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which variable is tried next. */
enum Strategy {
    IN_ORDER(Comparator.comparingInt(Variable::index)),
    FEWEST_VALUES(Comparator.comparingInt((Variable v) -> v.domain.size()).thenComparingInt(Variable::index)),
    MOST_CONSTRAINED(Comparator.comparingInt((Variable v) -> v.domain.size())
            .thenComparing(v -> v.constraints().size(), Comparator.reverseOrder())
            .thenComparingInt(Variable::index));

    private final Comparator<Variable> order;

    Strategy(Comparator<Variable> order) {
        this.order = order;
    }

    /** None when all are fixed. */
    Optional<Variable> choose(List<Variable> variables) {
        return variables.stream().filter(v -> !v.isFixed()).min(order);
    }
}
