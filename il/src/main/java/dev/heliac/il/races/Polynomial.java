package dev.heliac.il.races;

import dev.heliac.il.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A polynomial with coefficients modulo 2^32, as {@code i32} arithmetic has it: equal polynomials are equal numbers whatever overflows.
 *
 * @param terms the coefficient, not 0, of each product; the empty product is the constant
 */
record Polynomial(Map<List<Variable>, Integer> terms) {

    private static final int MOST_TERMS = 64;
    private static final int MOST_FACTORS = 8;

    Polynomial {
        terms = Map.copyOf(terms);
    }

    static Polynomial constant(int value) {
        return new Polynomial(value == 0 ? Map.of() : Map.of(List.of(), value));
    }

    static Polynomial of(Variable variable) {
        return new Polynomial(Map.of(List.of(variable), 1));
    }

    /** What the operation gives of two, where that is a polynomial. */
    static Optional<Polynomial> of(Op op, Polynomial left, Polynomial right) {
        return switch (op) {
            case I32_ADD -> Optional.of(left.plus(right));
            case I32_SUB -> Optional.of(left.minus(right));
            case I32_MUL -> Optional.of(left.times(right));
            default -> Optional.empty();
        };
    }

    /** Its value when it has no variables. */
    Optional<Integer> constant() {
        return terms.isEmpty()
                ? Optional.of(0)
                : Optional.ofNullable(terms.size() == 1 ? terms.get(List.<Variable>of()) : null);
    }

    boolean isFixed() {
        return variables().allMatch(v -> v instanceof Variable.Fixed);
    }

    Stream<Variable> variables() {
        return terms.keySet().stream().flatMap(List::stream);
    }

    Polynomial plus(Polynomial other) {
        var sum = new HashMap<>(terms);
        other.terms.forEach((product, n) -> sum.merge(product, n, Integer::sum));
        sum.values().removeIf(n -> n == 0);
        return new Polynomial(sum);
    }

    Polynomial minus(Polynomial other) {
        return plus(other.times(constant(-1)));
    }

    Polynomial times(Polynomial other) {
        var product = new HashMap<List<Variable>, Integer>();
        terms.forEach((one, n) -> other.terms.forEach((two, m) -> {
            var factors = Stream.concat(one.stream(), two.stream()).sorted().toList();
            product.merge(factors, n * m, Integer::sum);
        }));
        product.values().removeIf(n -> n == 0);
        return new Polynomial(product);
    }

    /** Whether it is worth following: hostile code could make products grow without end. */
    boolean isSmall() {
        return terms.size() <= MOST_TERMS && terms.keySet().stream().allMatch(p -> p.size() <= MOST_FACTORS);
    }

    /** The terms whose products have a property. */
    Polynomial where(Predicate<List<Variable>> property) {
        var some = new HashMap<>(terms);
        some.keySet().removeIf(property.negate());
        return new Polynomial(some);
    }

    /** What a variable is multiplied by; empty where it is there more than once in a product. */
    Optional<Polynomial> coefficient(Variable variable) {
        var coefficient = new HashMap<List<Variable>, Integer>();
        for (var term : terms.entrySet()) {
            if (term.getKey().contains(variable)) {
                var rest = new ArrayList<>(term.getKey());
                rest.remove(variable);
                if (rest.contains(variable)) {
                    return Optional.empty();
                }
                coefficient.put(rest, term.getValue());
            }
        }
        return Optional.of(new Polynomial(coefficient));
    }
}
