/*
 * After fdlibm 5.3, https://www.netlib.org/fdlibm/, whose notice is:
 *
 * Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved.
 *
 * Developed at SunSoft, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
package dev.heliac.lang.fdlibm;

/** Hyperbolic sine, cosine and tangent. */
public final class Hyperbolics {
    private static final int ONE = 0x3ff0_0000;
    /** The high word of 22, from which on the lesser of the two exponentials is lost. */
    private static final int APART = 0x4036_0000;
    /** The high word from which on the exponential may be infinite where half of it is not. */
    private static final int GREAT = 0x4086_2e42;
    /** The last argument of which half the exponential is finite. */
    private static final double GREATEST = 0x1.633ce8fb9f87dp9;

    private Hyperbolics() {}

    public static double sinh(double x) {
        int high = Words.high(x) & Words.MAGNITUDE;
        if (high < 0x3e30_0000 || high >= Words.INFINITE) {
            return x;
        }
        double half = x < 0 ? -0.5 : 0.5;
        if (high < APART) {
            double t = Exponentials.expm1(Math.abs(x));
            return half * (high < ONE ? 2 * t - t * t / (t + 1) : t + t / (t + 1));
        }
        return great(Math.abs(x), high, half);
    }

    public static double cosh(double x) {
        int high = Words.high(x) & Words.MAGNITUDE;
        if (high >= Words.INFINITE) {
            return x * x;
        }
        double magnitude = Math.abs(x);
        if (high < 0x3fd6_2e43) {
            double t = Exponentials.expm1(magnitude);
            double w = 1 + t;
            return high < 0x3c80_0000 ? w : 1 + t * t / (w + w);
        }
        if (high < APART) {
            double t = Exponentials.exp(magnitude);
            return 0.5 * t + 0.5 / t;
        }
        return great(magnitude, high, 0.5);
    }

    /** The exponential of what is great, times half. */
    private static double great(double x, int high, double half) {
        if (high < GREAT) {
            return half * Exponentials.exp(x);
        }
        if (x <= GREATEST) {
            double root = Exponentials.exp(0.5 * x);
            return half * root * root;
        }
        return half * Double.POSITIVE_INFINITY;
    }

    public static double tanh(double x) {
        int high = Words.high(x) & Words.MAGNITUDE;
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        if (high < 0x3c80_0000) {
            return x * (1 + x);
        }
        double value = 1;
        if (high < ONE) {
            double t = Exponentials.expm1(-2 * Math.abs(x));
            value = -t / (t + 2);
        } else if (high < APART) {
            value = 1 - 2 / (Exponentials.expm1(2 * Math.abs(x)) + 2);
        }
        return x < 0 ? -value : value;
    }
}
