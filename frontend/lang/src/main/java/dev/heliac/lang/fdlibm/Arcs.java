/*
 * After fdlibm 5.3, https://www.netlib.org/fdlibm/, whose notice is:
 *
 * Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved.
 *
 * Developed at SunSoft, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
package dev.heliac.lang.fdlibm;

/** The inverses of sine, cosine and tangent. */
public final class Arcs {
    private static final int ONE = 0x3ff0_0000;
    private static final int HALF = 0x3fe0_0000;

    private static final double PI = Math.PI;
    private static final double AFTER_PI = 1.2246467991473532e-16;
    private static final double HALF_PI = Math.PI / 2;
    private static final double AFTER_HALF_PI = 6.123233995736766e-17;
    private static final double QUARTER_PI = Math.PI / 4;
    private static final double AFTER_QUARTER_PI = 3.061616997868383e-17;

    // (asin(x) - x) / x^3 as a quotient of polynomials in x^2.
    private static final double P0 = 0.16666666666666666;
    private static final double P1 = -0.3255658186224009;
    private static final double P2 = 0.20121253213486293;
    private static final double P3 = -0.04005553450067941;
    private static final double P4 = 0.0007915349942898145;
    private static final double P5 = 3.479331075960212e-05;
    private static final double Q1 = -2.403394911734414;
    private static final double Q2 = 2.0209457602335057;
    private static final double Q3 = -0.6882839716054533;
    private static final double Q4 = 0.07703815055590194;

    private static final double ATAN_HALF = 0.4636476090008061;
    private static final double AFTER_ATAN_HALF = 2.2698777452961687e-17;
    private static final double ATAN_THREE_HALVES = 0.982793723247329;
    private static final double AFTER_ATAN_THREE_HALVES = 1.3903311031230998e-17;

    private static final double A0 = 0.3333333333333293;
    private static final double A1 = -0.19999999999876483;
    private static final double A2 = 0.14285714272503466;
    private static final double A3 = -0.11111110405462356;
    private static final double A4 = 0.09090887133436507;
    private static final double A5 = -0.0769187620504483;
    private static final double A6 = 0.06661073137387531;
    private static final double A7 = -0.058335701337905735;
    private static final double A8 = 0.049768779946159324;
    private static final double A9 = -0.036531572744216916;
    private static final double A10 = 0.016285820115365782;

    private Arcs() {}

    public static double asin(double x) {
        int high = Words.high(x) & Words.MAGNITUDE;
        if (high < HALF) {
            return high < 0x3e40_0000 ? x : x + x * ratio(x * x);
        }
        if (high >= ONE) {
            return Math.abs(x) == 1 ? x * HALF_PI + x * AFTER_HALF_PI : Double.NaN;
        }
        // asin(x) = pi/2 - 2 asin(sqrt((1 - x) / 2))
        double z = (1 - Math.abs(x)) * 0.5;
        double r = ratio(z);
        double s = Math.sqrt(z);
        double value;
        if (high >= 0x3fef_3333) {
            value = HALF_PI - (2 * (s + s * r) - AFTER_HALF_PI);
        } else {
            double head = Words.head(s);
            double tail = (z - head * head) / (s + head);
            double rest = 2 * s * r - (AFTER_HALF_PI - 2 * tail);
            value = QUARTER_PI - (rest - (QUARTER_PI - 2 * head));
        }
        return x > 0 ? value : -value;
    }

    public static double acos(double x) {
        int high = Words.high(x) & Words.MAGNITUDE;
        if (high < HALF) {
            return high <= 0x3c60_0000 ? HALF_PI + AFTER_HALF_PI : HALF_PI - (x - (AFTER_HALF_PI - x * ratio(x * x)));
        }
        if (high >= ONE) {
            return x == 1 ? 0 : x == -1 ? PI + 2 * AFTER_HALF_PI : Double.NaN;
        }
        double z = (1 - Math.abs(x)) * 0.5;
        double r = ratio(z);
        double s = Math.sqrt(z);
        if (x < 0) {
            return PI - 2 * (s + (r * s - AFTER_HALF_PI));
        }
        double head = Words.head(s);
        double tail = (z - head * head) / (s + head);
        return 2 * (head + (r * s + tail));
    }

    private static double ratio(double z) {
        double p = z * (P0 + z * (P1 + z * (P2 + z * (P3 + z * (P4 + z * P5)))));
        double q = 1 + z * (Q1 + z * (Q2 + z * (Q3 + z * Q4)));
        return p / q;
    }

    public static double atan(double x) {
        int high = Words.high(x) & Words.MAGNITUDE;
        if (high < 0x3fdc_0000) {
            return high < 0x3e20_0000 ? x : x - x * series(x);
        }
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        double value = ofPositive(Math.abs(x), high);
        return x < 0 ? -value : value;
    }

    /** atan(x) = atan(c) + atan((x - c) / (1 + c x)), where c is 1/2, 1, 3/2 or beyond all numbers. */
    private static double ofPositive(double x, int high) {
        if (high < 0x3fe6_0000) {
            return behind((2 * x - 1) / (2 + x), ATAN_HALF, AFTER_ATAN_HALF);
        }
        if (high < 0x3ff3_0000) {
            return behind((x - 1) / (x + 1), QUARTER_PI, AFTER_QUARTER_PI);
        }
        if (high < 0x4003_8000) {
            return behind((x - 1.5) / (1 + 1.5 * x), ATAN_THREE_HALVES, AFTER_ATAN_THREE_HALVES);
        }
        return high < 0x4410_0000 ? behind(-1 / x, HALF_PI, AFTER_HALF_PI) : HALF_PI + AFTER_HALF_PI;
    }

    private static double behind(double x, double known, double afterKnown) {
        return known - (x * series(x) - afterKnown - x);
    }

    /** (x - atan(x)) / x */
    private static double series(double x) {
        double z = x * x;
        double w = z * z;
        double even = z * (A0 + w * (A2 + w * (A4 + w * (A6 + w * (A8 + w * A10)))));
        double odd = w * (A1 + w * (A3 + w * (A5 + w * (A7 + w * A9))));
        return even + odd;
    }

    public static double atan2(double y, double x) {
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return Double.NaN;
        }
        if (x == 1) {
            return atan(y);
        }
        boolean left = Words.high(x) < 0;
        double value;
        if (y == 0) {
            value = left ? PI : 0;
        } else if (x == 0) {
            value = HALF_PI;
        } else if (Double.isInfinite(x)) {
            boolean both = Double.isInfinite(y);
            value = left ? both ? 3 * QUARTER_PI : PI : both ? QUARTER_PI : 0;
        } else if (Double.isInfinite(y)) {
            value = HALF_PI;
        } else {
            value = ofQuotient(y, x, left);
        }
        return Words.high(y) < 0 ? -value : value;
    }

    /** The angle's magnitude, between finite numbers other than 0. */
    private static double ofQuotient(double y, double x, boolean left) {
        int powers = (Words.high(y) & Words.MAGNITUDE) - (Words.high(x) & Words.MAGNITUDE) >> 20;
        double value;
        if (powers > 60) {
            value = HALF_PI + 0.5 * AFTER_PI;
        } else {
            value = left && powers < -60 ? 0 : atan(Math.abs(y / x));
        }
        return left ? PI - (value - AFTER_PI) : value;
    }
}
