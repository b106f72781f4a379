package dev.heliac.il.sg;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Values of constant expressions of integers, as enums have them: {@code 1u << 3}, {@code (Read | Write)}. */
final class SgValue {

    private static final int DEEPEST = 100;
    private static final List<List<String>> LEVELS =
            List.of(List.of("|"), List.of("^"), List.of("&"), List.of("<<", ">>"), List.of("+", "-"), List.of("*", "/", "%"));

    /** Thrown away: what is no such expression has no value. */
    private static final class NoValue extends Exception {
        private static final long serialVersionUID = 1;
    }

    private final List<String> words;
    private final Function<String, Optional<Long>> names;
    private int next;

    private SgValue(List<String> words, Function<String, Optional<Long>> names) {
        this.words = words;
        this.names = names;
    }

    /** @param names of other constants, with dots */
    static Optional<Long> of(List<String> words, Function<String, Optional<Long>> names) {
        var value = new SgValue(words, names);
        try {
            long result = value.level(0, 0);
            return value.next == words.size() ? Optional.of(result) : Optional.empty();
        } catch (NoValue e) {
            return Optional.empty();
        }
    }

    private long level(int level, int depth) throws NoValue {
        if (level == LEVELS.size()) {
            return single(depth);
        }
        long value = level(level + 1, depth);
        while (true) {
            var operator = operator(LEVELS.get(level));
            if (operator.isEmpty()) {
                return value;
            }
            value = apply(operator, value, level(level + 1, depth));
        }
    }

    /** {@code >>} is two marks, since it may close type arguments. */
    private String operator(List<String> operators) {
        if (operators.contains(">>") && peek().equals(">") && next + 1 < words.size() && words.get(next + 1).equals(">")) {
            next += 2;
            return ">>";
        }
        return operators.contains(peek()) ? words.get(next++) : "";
    }

    private static long apply(String operator, long a, long b) throws NoValue {
        return switch (operator) {
            case "|" -> a | b;
            case "^" -> a ^ b;
            case "&" -> a & b;
            case "<<" -> a << b;
            case ">>" -> a >> b;
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/", "%" -> {
                if (b == 0) {
                    throw new NoValue();
                }
                yield operator.equals("/") ? a / b : a % b;
            }
            default -> throw new NoValue();
        };
    }

    private long single(int depth) throws NoValue {
        if (depth > DEEPEST) {
            throw new NoValue();
        }
        return switch (peek()) {
            case "-" -> {
                next++;
                yield -single(depth + 1);
            }
            case "~" -> {
                next++;
                yield ~single(depth + 1);
            }
            case "+" -> {
                next++;
                yield single(depth + 1);
            }
            case "(" -> parenthesis(depth);
            default -> operand();
        };
    }

    private long parenthesis(int depth) throws NoValue {
        next++;
        long value = level(0, depth + 1);
        if (!peek().equals(")")) {
            throw new NoValue();
        }
        next++;
        return value;
    }

    private long operand() throws NoValue {
        var word = peek();
        next++;
        if (word.isEmpty()) {
            throw new NoValue();
        }
        if (Character.isDigit(word.charAt(0))) {
            return number(word).orElseThrow(NoValue::new);
        }
        var name = new StringBuilder(word);
        while (peek().equals(".") && next + 1 < words.size()) {
            name.append('.').append(words.get(next + 1));
            next += 2;
        }
        return names.apply(name.toString()).orElseThrow(NoValue::new);
    }

    private String peek() {
        return next < words.size() ? words.get(next) : "";
    }

    /** An integer with C#'s suffixes; one of 64 bits without sign wraps. */
    static Optional<Long> number(String word) {
        var digits = word.replaceFirst("[uUlL]+$", "");
        try {
            return Optional.of(digits.startsWith("0x") || digits.startsWith("0X")
                    ? Long.parseUnsignedLong(digits.substring(2), 16)
                    : Long.parseUnsignedLong(digits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
