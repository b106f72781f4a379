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

    private static final double PI = 3.14159265358979311600e+00;
    private static final double AFTER_PI = 1.2246467991473531772E-16;
    private static final double HALF_PI = 1.57079632679489655800e+00;
    private static final double AFTER_HALF_PI = 6.12323399573676603587e-17;
    private static final double QUARTER_PI = 7.85398163397448278999e-01;
    private static final double AFTER_QUARTER_PI = 3.06161699786838301793e-17;

    // (asin(x) - x) / x^3 as a quotient of polynomials in x^2.
    private static final double P0 = 1.66666666666666657415e-01;
    private static final double P1 = -3.25565818622400915405e-01;
    private static final double P2 = 2.01212532134862925881e-01;
    private static final double P3 = -4.00555345006794114027e-02;
    private static final double P4 = 7.91534994289814532176e-04;
    private static final double P5 = 3.47933107596021167570e-05;
    private static final double Q1 = -2.40339491173441421878e+00;
    private static final double Q2 = 2.02094576023350569471e+00;
    private static final double Q3 = -6.88283971605453293030e-01;
    private static final double Q4 = 7.70381505559019352791e-02;

    private static final double ATAN_HALF = 4.63647609000806093515e-01;
    private static final double AFTER_ATAN_HALF = 2.26987774529616870924e-17;
    private static final double ATAN_THREE_HALVES = 9.82793723247329054082e-01;
    private static final double AFTER_ATAN_THREE_HALVES = 1.39033110312309984516e-17;

    private static final double A0 = 3.33333333333329318027e-01;
    private static final double A1 = -1.99999999998764832476e-01;
    private static final double A2 = 1.42857142725034663711e-01;
    private static final double A3 = -1.11111104054623557880e-01;
    private static final double A4 = 9.09088713343650656196e-02;
    private static final double A5 = -7.69187620504482999495e-02;
    private static final double A6 = 6.66107313738753120669e-02;
    private static final double A7 = -5.83357013379057348645e-02;
    private static final double A8 = 4.97687799461593236017e-02;
    private static final double A9 = -3.65315727442169155270e-02;
    private static final double A10 = 1.62858201153657823623e-02;

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
        if (x != x) {
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
        if (x != x || y != y) {
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
