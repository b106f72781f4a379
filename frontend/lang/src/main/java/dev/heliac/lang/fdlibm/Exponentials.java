/*
 * After fdlibm 5.3, https://www.netlib.org/fdlibm/, whose notice is:
 *
 * Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved.
 *
 * Developed at SunSoft, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
package dev.heliac.lang.fdlibm;

/** Powers of e. An exponent is reduced to a number of powers of two and what is left, for which there are polynomials. */
public final class Exponentials {
    /** The high word of ln(2)/2, up to which nothing is reduced. */
    private static final int HALF_LN2 = 0x3fd6_2e42;
    /** The high word of 3/2 ln(2), below which one power of two is. */
    private static final int THREE_HALVES_LN2 = 0x3ff0_a2b2;

    private static final double GREATEST = 709.782712893384;
    private static final double LEAST = -745.1332191019411;

    private static final double LN2 = 0.6931471803691238;
    private static final double AFTER_LN2 = 1.9082149292705877e-10;
    private static final double ONE_OVER_LN2 = 1.4426950408889634;

    private static final double P1 = 0.16666666666666602;
    private static final double P2 = -0.0027777777777015593;
    private static final double P3 = 6.613756321437934e-05;
    private static final double P4 = -1.6533902205465252e-06;
    private static final double P5 = 4.1381367970572385e-08;

    private static final double Q1 = -0.03333333333333313;
    private static final double Q2 = 0.0015873015872548146;
    private static final double Q3 = -7.93650757867488e-05;
    private static final double Q4 = 4.008217827329362e-06;
    private static final double Q5 = -2.0109921818362437e-07;

    private Exponentials() {}

    public static double exp(double x) {
        int high = Words.high(x) & Words.MAGNITUDE;
        if (high >= 0x4086_2e42) {
            if (Double.isNaN(x)) {
                return Double.NaN;
            }
            if (x > GREATEST) {
                return Double.POSITIVE_INFINITY;
            }
            if (x < LEAST) {
                return 0;
            }
        }
        if (high <= HALF_LN2) {
            if (high < 0x3e30_0000) {
                return 1 + x;
            }
            double c = x - correction(x);
            return 1 - (x * c / (c - 2) - x);
        }
        int powers = powers(x, high);
        double front = x - powers * LN2;
        double rest = powers * AFTER_LN2;
        double y = front - rest;
        double c = y - correction(y);
        double value = 1 - (rest - y * c / (2 - c) - front);
        return powers >= -1021 ? Words.scaled(value, powers) : Words.scaled(value, powers + 1000) * 0x1p-1000;
    }

    /** How many powers of two are taken out of an exponent of e whose magnitude has a high word. */
    private static int powers(double x, int high) {
        if (high < THREE_HALVES_LN2) {
            return x < 0 ? -1 : 1;
        }
        return (int) (ONE_OVER_LN2 * x + (x < 0 ? -0.5 : 0.5));
    }

    /** x (e^x + 1) / (e^x - 1) - 2, nearly, for what is not over ln(2)/2. */
    static double correction(double x) {
        double t = x * x;
        return t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
    }

    public static double expm1(double x) {
        int high = Words.high(x) & Words.MAGNITUDE;
        if (high >= 0x4043_687a) {
            if (Double.isNaN(x)) {
                return Double.NaN;
            }
            if (x < 0) {
                return -1;
            }
            if (x > GREATEST) {
                return Double.POSITIVE_INFINITY;
            }
        }
        if (high <= HALF_LN2) {
            if (high < 0x3c90_0000) {
                return x;
            }
            return x - (x * quotient(x) - x * (0.5 * x));
        }
        int powers = powers(x, high);
        double front = x - powers * LN2;
        double rest = powers * AFTER_LN2;
        double y = front - rest;
        double c = front - y - rest;
        // e to the y is 1 + y - e.
        double e = y * (quotient(y) - c) - c - y * (0.5 * y);
        if (powers == -1) {
            return 0.5 * (y - e) - 0.5;
        }
        if (powers == 1) {
            return y < -0.25 ? -2 * (e - (y + 0.5)) : 1 + 2 * (y - e);
        }
        if (powers < 0 || powers > 56) {
            return Words.scaled(1 - (e - y), powers) - 1;
        }
        double unit = Words.scaled(1, -powers);
        return Words.scaled(powers < 20 ? 1 - unit - (e - y) : y - (e + unit) + 1, powers);
    }

    private static double quotient(double x) {
        double half = 0.5 * x;
        double square = x * half;
        double r = 1 + square * (Q1 + square * (Q2 + square * (Q3 + square * (Q4 + square * Q5))));
        double t = 3 - r * half;
        return square * ((r - t) / (6 - x * t));
    }
}
