/*
 * After fdlibm 5.3, https://www.netlib.org/fdlibm/, whose notice is:
 *
 * Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved.
 *
 * Developed at SunSoft, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
package dev.heliac.lang.fdlibm;

/** The remainder of a division whose quotient is rounded to the nearest integer, of two the even one. */
public final class Remainder {
    private Remainder() {}

    public static double of(double x, double p) {
        double divisor = Math.abs(p);
        if (!(divisor > 0 && Math.abs(x) < Double.POSITIVE_INFINITY)) {
            return Double.NaN;
        }
        double r = Math.abs(divisor <= 0.5 * Double.MAX_VALUE ? x % (divisor + divisor) : x);
        if (divisor < 0x1p-1021) {
            // Half of it may be no double, but twice what remains is.
            if (r + r > divisor) {
                r -= divisor;
                if (r + r >= divisor) {
                    r -= divisor;
                }
            }
        } else {
            double half = 0.5 * divisor;
            if (r > half) {
                r -= divisor;
                if (r >= half) {
                    r -= divisor;
                }
            }
        }
        return Words.high(x) < 0 ? -r : r;
    }
}
