/*
 * After fdlibm 5.3, https://www.netlib.org/fdlibm/, whose notice is:
 *
 * Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved.
 *
 * Developed at SunSoft, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
package dev.heliac.lang.fdlibm;

/** Logarithms. A number is reduced to a power of two and a factor about 1, for which there are polynomials. */
public final class Logarithms {
    private static final double LN2 = 0.6931471803691238;
    private static final double AFTER_LN2 = 1.9082149292705877e-10;

    private static final double ONE_OVER_LN10 = 0.4342944819032518;
    private static final double LOG10_OF_2 = 0.30102999566361177;
    private static final double AFTER_LOG10_OF_2 = 3.694239077158931e-13;

    private static final double L1 = 0.6666666666666735;
    private static final double L2 = 0.3999999999940942;
    private static final double L3 = 0.2857142874366239;
    private static final double L4 = 0.22222198432149784;
    private static final double L5 = 0.1818357216161805;
    private static final double L6 = 0.15313837699209373;
    private static final double L7 = 0.14798198605116586;

    private Logarithms() {}

    public static double log(double x) {
        int high = Words.high(x);
        int powers = -1023;
        if (high < Words.EXPONENT || high >= Words.INFINITE) {
            if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
                return unusual(x);
            }
            powers -= 54;
            x *= 0x1p54;
            high = Words.high(x);
        }
        powers += high >> 20;
        high &= Words.FRACTION;
        // Above the square root of two, half of it.
        int above = high + 0x9_5f64 & Words.EXPONENT;
        powers += above >> 20;
        double f = Words.withHigh(x, high | above ^ 0x3ff0_0000) - 1;
        if ((Words.FRACTION & 2 + high) < 3) {
            return ofNear(f, powers);
        }
        double s = f / (2 + f);
        double z = s * s;
        double w = z * z;
        double r = w * (L2 + w * (L4 + w * L6)) + z * (L1 + w * (L3 + w * (L5 + w * L7)));
        if ((high - 0x6_147a | 0x6_b851 - high) > 0) {
            double half = 0.5 * f * f;
            if (powers == 0) {
                return f - (half - s * (half + r));
            }
            return powers * LN2 - (half - (s * (half + r) + powers * AFTER_LN2) - f);
        }
        if (powers == 0) {
            return f - s * (f - r);
        }
        return powers * LN2 - (s * (f - r) - powers * AFTER_LN2 - f);
    }

    /** The logarithm of 1 + f, where that is near to 1, times a power of two. */
    private static double ofNear(double f, int powers) {
        double r = f * f * (0.5 - 0.3333333333333333 * f);
        if (f == 0) {
            return powers * LN2 + powers * AFTER_LN2;
        }
        return powers == 0 ? f - r : powers * LN2 - (r - powers * AFTER_LN2 - f);
    }

    public static double log10(double x) {
        int high = Words.high(x);
        int powers = -1023;
        if (high < Words.EXPONENT || high >= Words.INFINITE) {
            if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
                return unusual(x);
            }
            powers -= 54;
            x *= 0x1p54;
            high = Words.high(x);
        }
        powers += high >> 20;
        // Of what is below 1 the logarithm is counted from the next power of two above.
        int below = powers >>> 31;
        powers += below;
        double factor = Words.withHigh(x, high & Words.FRACTION | 0x3ff - below << 20);
        return powers * AFTER_LOG10_OF_2 + ONE_OVER_LN10 * log(factor) + powers * LOG10_OF_2;
    }

    /** The logarithm of 0, an infinity, what is negative or no number. */
    private static double unusual(double x) {
        return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
    }

    public static double log1p(double x) {
        int high = Words.high(x);
        int magnitude = high & Words.MAGNITUDE;
        if (high < 0x3fda_827a) {
            if (magnitude >= 0x3ff0_0000) {
                return unusual(x + 1);
            }
            if (magnitude < 0x3e20_0000) {
                return magnitude < 0x3c90_0000 ? x : x - x * x * 0.5;
            }
            if (high > 0 || high <= 0xbfd2_bec3) {
                double half = 0.5 * x * x;
                double s = x / (2 + x);
                return x - (half - s * (half + series(s)));
            }
        } else if (high >= 0x4340_0000) {
            return high >= Words.INFINITE ? unusual(x) : ofSum(x, 0);
        }
        // What 1 + x loses, over 1 + x, is added to the logarithm.
        double u = 1 + x;
        return ofSum(u, (u >= 2 ? 1 - (u - x) : x - (u - 1)) / u);
    }

    /** The logarithm of u, to which something is added. */
    private static double ofSum(double u, double c) {
        int high = Words.high(u);
        int powers = (high >> 20) - 1023;
        int fraction = high & Words.FRACTION;
        high = fraction | 0x3ff0_0000;
        if (fraction >= 0x6_a09e) {
            // Above the square root of two, half of it.
            powers++;
            high -= Words.EXPONENT;
            fraction = Words.EXPONENT - fraction >> 2;
        }
        double f = Words.withHigh(u, high) - 1;
        double half = 0.5 * f * f;
        if (fraction == 0) {
            if (f == 0) {
                return powers * LN2 + (powers * AFTER_LN2 + c);
            }
            return powers * LN2 - (half * (1 - 0.6666666666666666 * f) - (powers * AFTER_LN2 + c) - f);
        }
        double s = f / (2 + f);
        double r = s * (half + series(s));
        if (powers == 0) {
            return f - (half - r);
        }
        return powers * LN2 - (half - (r + (powers * AFTER_LN2 + c)) - f);
    }

    private static double series(double s) {
        double z = s * s;
        return z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * (L6 + z * L7))))));
    }
}
