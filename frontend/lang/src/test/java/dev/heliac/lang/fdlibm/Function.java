package dev.heliac.lang.fdlibm;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/** A function of ours and the JDK's; one of a single argument passes over the second. */
record Function(String name, boolean binary, DoubleBinaryOperator ours, DoubleBinaryOperator theirs) {

    static final List<Function> UNARY = List.of(
            unary("sin", Circular::sin, StrictMath::sin),
            unary("cos", Circular::cos, StrictMath::cos),
            unary("tan", Circular::tan, StrictMath::tan),
            unary("asin", Arcs::asin, StrictMath::asin),
            unary("acos", Arcs::acos, StrictMath::acos),
            unary("atan", Arcs::atan, StrictMath::atan),
            unary("exp", Exponentials::exp, StrictMath::exp),
            unary("expm1", Exponentials::expm1, StrictMath::expm1),
            unary("log", Logarithms::log, StrictMath::log),
            unary("log10", Logarithms::log10, StrictMath::log10),
            unary("log1p", Logarithms::log1p, StrictMath::log1p),
            unary("sinh", Hyperbolics::sinh, StrictMath::sinh),
            unary("cosh", Hyperbolics::cosh, StrictMath::cosh),
            unary("tanh", Hyperbolics::tanh, StrictMath::tanh),
            unary("cbrt", Roots::cbrt, StrictMath::cbrt));

    static final List<Function> BINARY = List.of(
            new Function("atan2", true, Arcs::atan2, StrictMath::atan2),
            new Function("pow", true, Powers::pow, StrictMath::pow),
            new Function("hypot", true, Roots::hypot, StrictMath::hypot),
            new Function("IEEEremainder", true, Remainder::of, StrictMath::IEEEremainder));

    static final List<Function> CIRCULAR = UNARY.subList(0, 3);

    static final List<Function> ALL = Stream.concat(UNARY.stream(), BINARY.stream()).toList();

    private static Function unary(String name, DoubleUnaryOperator ours, DoubleUnaryOperator theirs) {
        return new Function(name, false, (x, y) -> ours.applyAsDouble(x), (x, y) -> theirs.applyAsDouble(x));
    }

    /** Fails where the bits differ; which NaN a machine makes of none is not said, so that all are one. */
    void compare(double x, double y) {
        double actual = ours.applyAsDouble(x, y);
        double expected = theirs.applyAsDouble(x, y);
        if (Double.doubleToLongBits(actual) != Double.doubleToLongBits(expected)) {
            var arguments = Double.toHexString(x) + (binary ? ", " + Double.toHexString(y) : "");
            throw new AssertionError(
                    name + "(" + arguments + ") is " + Double.toHexString(expected) + ", not " + Double.toHexString(actual));
        }
    }
}
