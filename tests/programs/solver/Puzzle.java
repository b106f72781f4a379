package solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A problem that can be put into a store, and its solution into words. */
sealed interface Puzzle {

    void post(Store store);

    String show(int[] solution);

    /** As many queens as columns, none on another's row or diagonal. */
    record Queens(int n) implements Puzzle {

        @Override
        public void post(Store store) {
            List<Variable> rows = IntStream.range(0, n).mapToObj(i -> store.variable("q" + i, Domain.range(0, n - 1))).toList();
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    store.post(Constraints.different(rows.get(i), rows.get(j), 0));
                    store.post(Constraints.different(rows.get(i), rows.get(j), j - i));
                    store.post(Constraints.different(rows.get(i), rows.get(j), i - j));
                }
            }
        }

        @Override
        public String show(int[] solution) {
            return Arrays.toString(solution);
        }
    }

    /** Rows from left to right, a point for what is to be found. */
    record Sudoku(String given) implements Puzzle {

        private static final int SIZE = 9;

        public Sudoku {
            if (given.length() != SIZE * SIZE) {
                throw new IllegalArgumentException(given.length() + " squares");
            }
        }

        @Override
        public void post(Store store) {
            List<Variable> squares = new ArrayList<>();
            for (int i = 0; i < SIZE * SIZE; i++) {
                char c = given.charAt(i);
                squares.add(store.variable("s" + i, c == '.' ? Domain.range(1, SIZE) : Domain.of(Character.digit(c, 10))));
            }
            for (int i = 0; i < SIZE; i++) {
                int line = i;
                store.post(Constraints.allDifferent(pick(squares, k -> line * SIZE + k)));
                store.post(Constraints.allDifferent(pick(squares, k -> k * SIZE + line)));
                store.post(Constraints.allDifferent(pick(squares, k -> (line / 3 * 3 + k / 3) * SIZE + line % 3 * 3 + k % 3)));
            }
        }

        private static List<Variable> pick(List<Variable> squares, IntUnaryOperator place) {
            return IntStream.range(0, SIZE).map(place).mapToObj(squares::get).toList();
        }

        @Override
        public String show(int[] solution) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < solution.length; i++) {
                text.append(solution[i]).append(i % SIZE == SIZE - 1 ? "/" : "");
            }
            return text.substring(0, text.length() - 1);
        }
    }

    /** Words whose letters stand for different digits, such that the first ones add up to the last. */
    record Letters(List<String> summands, String sum) implements Puzzle {

        @Override
        public void post(Store store) {
            Map<Character, Variable> digits = new LinkedHashMap<>();
            Map<Variable, Integer> factors = new LinkedHashMap<>();
            summands.forEach(word -> add(store, word, 1, digits, factors));
            add(store, sum, -1, digits, factors);
            List<Variable> variables = List.copyOf(digits.values());
            store.post(Constraints.allDifferent(variables));
            store.post(Constraints.linear(variables, variables.stream().mapToInt(factors::get).toArray(), 0));
        }

        private static void add(
                Store store, String word, int sign, Map<Character, Variable> digits, Map<Variable, Integer> factors) {
            int power = sign;
            for (int i = word.length() - 1; i >= 0; i--, power *= 10) {
                Variable digit = digits.computeIfAbsent(
                        word.charAt(i), c -> store.variable(c.toString(), Domain.range(0, 9)));
                factors.merge(digit, power, Integer::sum);
                if (i == 0) {
                    digit.domain = digit.domain.without(0);
                }
            }
        }

        @Override
        public String show(int[] solution) {
            String letters = (String.join("", summands.stream().map(Letters::backwards).toList()) + backwards(sum)).chars().distinct()
                    .mapToObj(Character::toString).collect(Collectors.joining());
            StringBuilder text = new StringBuilder(String.join(" + ", summands)).append(" = ").append(sum);
            for (int i = 0; i < text.length(); i++) {
                int at = letters.indexOf(text.charAt(i));
                if (at >= 0) {
                    text.setCharAt(i, Character.forDigit(solution[at], 10));
                }
            }
            return text.toString();
        }

        private static String backwards(String word) {
            return new StringBuilder(word).reverse().toString();
        }
    }

    /** The numbers from 1 in a square with equal sums. */
    record MagicSquare(int n) implements Puzzle {

        @Override
        public void post(Store store) {
            int sum = n * (n * n + 1) / 2;
            List<Variable> squares = IntStream.range(0, n * n)
                    .mapToObj(i -> store.variable("m" + i, Domain.range(1, n * n))).toList();
            store.post(Constraints.allDifferent(squares));
            for (int i = 0; i < n; i++) {
                int line = i;
                store.post(Constraints.sum(IntStream.range(0, n).mapToObj(k -> squares.get(line * n + k)).toList(), sum));
                store.post(Constraints.sum(IntStream.range(0, n).mapToObj(k -> squares.get(k * n + line)).toList(), sum));
            }
            store.post(Constraints.sum(IntStream.range(0, n).mapToObj(k -> squares.get(k * n + k)).toList(), sum));
            store.post(Constraints.sum(IntStream.range(0, n).mapToObj(k -> squares.get(k * n + n - 1 - k)).toList(), sum));
            // of a square and its reflections only one
            store.post(Constraints.relation(squares.get(0), squares.get(n - 1), (a, b) -> a < b ? 1 : 0));
            store.post(Constraints.relation(squares.get(0), squares.get(n * n - 1), (a, b) -> a < b ? 1 : 0));
            store.post(Constraints.relation(squares.get(n - 1), squares.get(n * n - n), (a, b) -> a < b ? 1 : 0));
        }

        @Override
        public String show(int[] solution) {
            return IntStream.range(0, n)
                    .mapToObj(row -> Arrays.stream(solution, row * n, row * n + n)
                            .mapToObj(Integer::toString)
                            .collect(Collectors.joining(" ")))
                    .collect(Collectors.joining(" / "));
        }
    }

    /** Countries such that neighbours have different colours. */
    record Colouring(Map<String, List<String>> neighbours, int colours) implements Puzzle {

        @Override
        public void post(Store store) {
            Map<String, Variable> countries = new LinkedHashMap<>();
            for (String country : neighbours.keySet()) {
                countries.put(country, store.variable(country, Domain.range(0, colours - 1)));
            }
            neighbours.forEach((country, others) -> others.stream().filter(other -> country.compareTo(other) < 0)
                    .forEach(other -> store.post(Constraints.different(countries.get(country), countries.get(other), 0))));
        }

        @Override
        public String show(int[] solution) {
            List<String> names = List.copyOf(neighbours.keySet());
            return IntStream.range(0, solution.length)
                    .mapToObj(i -> names.get(i) + ":" + "abcdefgh".charAt(solution[i]))
                    .collect(Collectors.joining(" "));
        }
    }
}
