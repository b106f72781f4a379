package solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/** The kinds of constraints there are. */
final class Constraints {

    private Constraints() {}

    static Constraint allDifferent(List<Variable> variables) {
        return new AllDifferent(List.copyOf(variables));
    }

    /** Both differ even when an offset is added to the second. */
    static Constraint different(Variable one, Variable other, int offset) {
        return new Different(one, other, offset);
    }

    /** The sum of the products is so much. */
    static Constraint linear(List<Variable> variables, int[] factors, int sum) {
        return new Linear(List.copyOf(variables), factors.clone(), sum);
    }

    static Constraint sum(List<Variable> variables, int sum) {
        int[] factors = new int[variables.size()];
        Arrays.fill(factors, 1);
        return linear(variables, factors, sum);
    }

    /** Holds where the function is not 0, by trying all pairs. */
    static Constraint relation(Variable one, Variable other, IntBinaryOperator holds) {
        return new Relation(one, other, holds);
    }

    private record Different(Variable one, Variable other, int offset) implements Constraint {

        @Override
        public List<Variable> variables() {
            return List.of(one, other);
        }

        @Override
        public void propagate(Store store) throws Contradiction {
            if (one.isFixed()) {
                remove(store, other, one.value() - offset);
            }
            if (other.isFixed()) {
                remove(store, one, other.value() + offset);
            }
        }

        private static void remove(Store store, Variable variable, int value) throws Contradiction {
            if (value >= 0 && value < Domain.LIMIT) {
                store.set(variable, variable.domain.without(value));
            }
        }

        @Override
        public int cost() {
            return 0;
        }
    }

    /** Fixed values leave the others; values with one place left go there; a group as large as its values keeps them. */
    private static final class AllDifferent implements Constraint {

        private final List<Variable> variables;

        AllDifferent(List<Variable> variables) {
            this.variables = variables;
        }

        @Override
        public List<Variable> variables() {
            return variables;
        }

        @Override
        public void propagate(Store store) throws Contradiction {
            boolean changed;
            do {
                changed = false;
                for (Variable one : variables) {
                    Domain domain = one.domain;
                    int same = (int) variables.stream().filter(v -> v.domain.minus(domain).isEmpty()).count();
                    if (same > domain.size()) {
                        throw Contradiction.FOUND;
                    }
                    if (same == domain.size()) {
                        changed |= removeFromOthers(store, domain);
                    }
                }
            } while (changed);
        }

        private boolean removeFromOthers(Store store, Domain domain) throws Contradiction {
            boolean changed = false;
            for (Variable other : variables) {
                if (!other.domain.minus(domain).isEmpty()) {
                    Domain less = other.domain.minus(domain);
                    changed |= !less.equals(other.domain);
                    store.set(other, less);
                }
            }
            return changed;
        }
    }

    /** Keeps the bounds consistent. */
    private static final class Linear implements Constraint {

        private final List<Variable> variables;
        private final int[] factors;
        private final int sum;

        Linear(List<Variable> variables, int[] factors, int sum) {
            if (variables.size() != factors.length) {
                throw new IllegalArgumentException(variables.size() + " variables, " + factors.length + " factors");
            }
            this.variables = variables;
            this.factors = factors;
            this.sum = sum;
        }

        @Override
        public List<Variable> variables() {
            return variables;
        }

        @Override
        public void propagate(Store store) throws Contradiction {
            int low = 0;
            int high = 0;
            for (int i = 0; i < factors.length; i++) {
                low += least(i);
                high += most(i);
            }
            if (low > sum || high < sum) {
                throw Contradiction.FOUND;
            }
            for (int i = 0; i < factors.length; i++) {
                Variable variable = variables.get(i);
                int from = sum - (high - most(i));
                int to = sum - (low - least(i));
                int factor = factors[i];
                Domain narrowed = factor > 0
                        ? variable.domain.between(Math.ceilDiv(from, factor), Math.floorDiv(to, factor))
                        : variable.domain.between(Math.ceilDiv(to, factor), Math.floorDiv(from, factor));
                low -= least(i);
                high -= most(i);
                store.set(variable, narrowed);
                low += least(i);
                high += most(i);
            }
        }

        private int least(int i) {
            Domain domain = variables.get(i).domain;
            return factors[i] * (factors[i] > 0 ? domain.least() : domain.most());
        }

        private int most(int i) {
            Domain domain = variables.get(i).domain;
            return factors[i] * (factors[i] > 0 ? domain.most() : domain.least());
        }
    }

    private record Relation(Variable one, Variable other, IntBinaryOperator holds) implements Constraint {

        @Override
        public List<Variable> variables() {
            List<Variable> both = new ArrayList<>(2);
            both.add(one);
            both.add(other);
            return both;
        }

        @Override
        public void propagate(Store store) throws Contradiction {
            store.set(one, one.domain.filter(a -> anyIn(other.domain, b -> holds.applyAsInt(a, b))));
            store.set(other, other.domain.filter(b -> anyIn(one.domain, a -> holds.applyAsInt(a, b))));
        }

        private static boolean anyIn(Domain domain, IntUnaryOperator holds) {
            for (int value : domain) {
                if (holds.applyAsInt(value) != 0) {
                    return true;
                }
            }
            return false;
        }
    }
}
