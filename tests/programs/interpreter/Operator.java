package interpreter;

import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/** An operator of two values; integers stay integers until one side is real. */
enum Operator {
    ADD("+", Math::addExact, Double::sum) {
        @Override
        Object others(Object left, Object right, int line) {
            if (left instanceof String || right instanceof String) {
                return Values.text(left) + Values.text(right);
            }
            return super.others(left, right, line);
        }
    },
    SUBTRACT("-", Math::subtractExact, (a, b) -> a - b),
    MULTIPLY("*", Math::multiplyExact, (a, b) -> a * b),
    DIVIDE("/", (a, b) -> a / b, (a, b) -> a / b),
    REMAINDER("%", Math::floorMod, (a, b) -> a % b),
    LESS("<", true) {
        @Override
        boolean holds(int comparison) {
            return comparison < 0;
        }
    },
    LESS_OR_EQUAL("<=", true) {
        @Override
        boolean holds(int comparison) {
            return comparison <= 0;
        }
    },
    GREATER(">", true) {
        @Override
        boolean holds(int comparison) {
            return comparison > 0;
        }
    },
    GREATER_OR_EQUAL(">=", true) {
        @Override
        boolean holds(int comparison) {
            return comparison >= 0;
        }
    },
    EQUAL("==", false) {
        @Override
        Object apply(Object left, Object right, int line) {
            return Objects.equals(left, right);
        }
    },
    DIFFERENT("!=", false) {
        @Override
        Object apply(Object left, Object right, int line) {
            return !Objects.equals(left, right);
        }
    };

    private final String symbol;
    private final LongBinaryOperator integers;
    private final DoubleBinaryOperator reals;
    private final boolean comparing;

    Operator(String symbol, LongBinaryOperator integers, DoubleBinaryOperator reals) {
        this.symbol = symbol;
        this.integers = integers;
        this.reals = reals;
        comparing = false;
    }

    Operator(String symbol, boolean comparing) {
        this.symbol = symbol;
        this.comparing = comparing;
        integers = null;
        reals = null;
    }

    String symbol() {
        return symbol;
    }

    /** For comparisons: whether this result of {@code compareTo} makes it true. */
    boolean holds(int comparison) {
        throw new IllegalStateException(symbol + " compares nothing");
    }

    Object apply(Object left, Object right, int line) {
        if (left instanceof Long a && right instanceof Long b) {
            if (comparing) {
                return holds(Long.compare(a, b));
            }
            try {
                return integers.applyAsLong(a, b);
            } catch (ArithmeticException e) {
                throw new ScriptException("cannot compute " + a + " " + symbol + " " + b, line, e);
            }
        }
        if (left instanceof Number a && right instanceof Number b) {
            double x = a.doubleValue();
            double y = b.doubleValue();
            return comparing ? (Object) holds(Double.compare(x, y)) : (Object) reals.applyAsDouble(x, y);
        }
        return others(left, right, line);
    }

    Object others(Object left, Object right, int line) {
        if (comparing && left instanceof String a && right instanceof String b) {
            return holds(a.compareTo(b));
        }
        throw new ScriptException(
                "no " + symbol + " for " + Values.kind(left) + " and " + Values.kind(right), line);
    }
}
