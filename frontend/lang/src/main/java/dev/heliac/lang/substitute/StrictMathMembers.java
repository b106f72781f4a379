package dev.heliac.lang.substitute;

import dev.heliac.lang.fdlibm.Arcs;
import dev.heliac.lang.fdlibm.Circular;
import dev.heliac.lang.fdlibm.Exponentials;
import dev.heliac.lang.fdlibm.Hyperbolics;
import dev.heliac.lang.fdlibm.Logarithms;
import dev.heliac.lang.fdlibm.Powers;
import dev.heliac.lang.fdlibm.Remainder;
import dev.heliac.lang.fdlibm.Roots;

/** The elementary functions, the same bits without arrays and class initializers, so that a parallel loop and a device have them too. */
@Substitute("java.lang.StrictMath")
final class StrictMathMembers {

    private StrictMathMembers() {}

    public static double sin(double x) {
        return Circular.sin(x);
    }

    public static double cos(double x) {
        return Circular.cos(x);
    }

    public static double tan(double x) {
        return Circular.tan(x);
    }

    public static double asin(double x) {
        return Arcs.asin(x);
    }

    public static double acos(double x) {
        return Arcs.acos(x);
    }

    public static double atan(double x) {
        return Arcs.atan(x);
    }

    public static double atan2(double y, double x) {
        return Arcs.atan2(y, x);
    }

    public static double exp(double x) {
        return Exponentials.exp(x);
    }

    public static double expm1(double x) {
        return Exponentials.expm1(x);
    }

    public static double log(double x) {
        return Logarithms.log(x);
    }

    public static double log10(double x) {
        return Logarithms.log10(x);
    }

    public static double log1p(double x) {
        return Logarithms.log1p(x);
    }

    public static double pow(double x, double y) {
        return Powers.pow(x, y);
    }

    public static double sinh(double x) {
        return Hyperbolics.sinh(x);
    }

    public static double cosh(double x) {
        return Hyperbolics.cosh(x);
    }

    public static double tanh(double x) {
        return Hyperbolics.tanh(x);
    }

    public static double cbrt(double x) {
        return Roots.cbrt(x);
    }

    public static double hypot(double x, double y) {
        return Roots.hypot(x, y);
    }

    public static double IEEEremainder(double x, double p) {
        return Remainder.of(x, p);
    }
}
