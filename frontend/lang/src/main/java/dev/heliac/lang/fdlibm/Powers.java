/*
 * After fdlibm 5.3, https://www.netlib.org/fdlibm/, whose notice is:
 *
 * Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved.
 *
 * Developed at SunSoft, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
package dev.heliac.lang.fdlibm;

/** Powers of any base: two to the exponent times the base's logarithm, as the sum of two doubles. */
public final class Powers {
    private static final int ONE = 0x3ff0_0000;

    // 3/5, 3/7 and so on to 3/15, nearly: the series of a logarithm.
    private static final double L1 = 0.5999999999999946;
    private static final double L2 = 0.4285714285785502;
    private static final double L3 = 0.33333332981837743;
    private static final double L4 = 0.272728123808534;
    private static final double L5 = 0.23066074577556175;
    private static final double L6 = 0.20697501780033842;

    private static final double LN2 = 0.6931471805599453;
    private static final double LN2_HEAD = 0.6931471824645996;
    private static final double LN2_TAIL = -1.904654299957768e-09;

    private static final double ONE_OVER_LN2 = 1.4426950408889634;
    private static final double ONE_OVER_LN2_HEAD = 1.4426950216293335;
    private static final double ONE_OVER_LN2_TAIL = 1.9259629911266175e-08;

    /** 2 / (3 ln(2)) */
    private static final double UNIT = 0.9617966939259756;

    private static final double UNIT_HEAD = 0.9617967009544373;
    private static final double UNIT_TAIL = -7.028461650952758e-09;

    /** The base two logarithm of 3/2. */
    private static final double LOG_THREE_HALVES = 0.5849624872207642;

    private static final double AFTER_LOG_THREE_HALVES = 1.350039202129749e-08;

    /** How far over 1024 an exponent of two rounds to infinity, negated. */
    private static final double ROUNDED = 8.008566259537294e-17;

    private Powers() {}

    public static double pow(double x, double y) {
        if (y == 0) {
            return 1;
        }
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return Double.NaN;
        }
        double magnitude = Math.abs(x);
        if (Double.isInfinite(y)) {
            return magnitude == 1 ? Double.NaN : magnitude > 1 == y > 0 ? Double.POSITIVE_INFINITY : 0;
        }
        if (y == 1) {
            return x;
        }
        if (y == -1) {
            return 1 / x;
        }
        if (y == 2) {
            return x * x;
        }
        if (y == 0.5 && x >= 0) {
            return Math.sqrt(magnitude);
        }
        double sign = 1;
        if (Words.high(x) < 0) {
            if (odd(y)) {
                sign = -1;
            } else if (y != Math.rint(y) && x != 0 && x != Double.NEGATIVE_INFINITY) {
                return Double.NaN;
            }
        }
        if (magnitude == 0 || magnitude == 1 || magnitude == Double.POSITIVE_INFINITY) {
            return sign * (y < 0 ? 1 / magnitude : magnitude);
        }
        int high = Words.high(magnitude);
        if ((Words.high(y) & Words.MAGNITUDE) <= 0x41e0_0000) {
            return ofUsual(magnitude, high, y, sign);
        }
        if (high < ONE - 1 || high > ONE || (Words.high(y) & Words.MAGNITUDE) > 0x43f0_0000) {
            return sign * (magnitude > 1 == y > 0 ? Double.POSITIVE_INFINITY : 0);
        }
        // So near to 1 that x - x^2/2 + x^3/3 - x^4/4 is its logarithm.
        double t = magnitude - 1;
        double w = t * t * (0.5 - t * (0.3333333333333333 - t * 0.25));
        double u = ONE_OVER_LN2_HEAD * t;
        double v = t * ONE_OVER_LN2_TAIL - w * ONE_OVER_LN2;
        double head = Words.head(u + v);
        return ofLogarithm(head, v - (head - u), y, sign);
    }

    /** Whether it is an odd integer: below 2^53, its half is none. */
    private static boolean odd(double y) {
        double half = 0.5 * y;
        return y == Math.rint(y) && half != Math.rint(half);
    }

    private static double ofUsual(double x, int high, double y, double sign) {
        int powers = -0x3ff;
        if (high < Words.EXPONENT) {
            x *= 0x1p53;
            powers -= 53;
            high = Words.high(x);
        }
        powers += high >> 20;
        int fraction = high & Words.FRACTION;
        high = fraction | ONE;
        // From the root of 3/2 on the middle is 3/2, and from the root of 3 on it is the next power of two.
        boolean middle = fraction > 0x3_988e && fraction < 0xb_b67a;
        if (fraction >= 0xb_b67a) {
            powers++;
            high -= Words.EXPONENT;
        }
        x = Words.withHigh(x, high);
        double centre = middle ? 1.5 : 1;
        double logOfCentre = middle ? LOG_THREE_HALVES : 0;
        double afterLogOfCentre = middle ? AFTER_LOG_THREE_HALVES : 0;
        // s = (x - centre) / (x + centre) as a sum of two.
        double u = x - centre;
        double v = 1 / (x + centre);
        double s = u * v;
        double sHead = Words.head(s);
        double sumHead = Words.ofHigh((high >> 1 | 0x2000_0000) + 0x0008_0000 + (middle ? 0x0004_0000 : 0));
        double sumTail = x - (sumHead - centre);
        double sTail = v * (u - sHead * sumHead - sHead * sumTail);
        // The logarithm of x / centre is s times a series in its square, times a unit.
        double square = s * s;
        double r = square * square * (L1 + square * (L2 + square * (L3 + square * (L4 + square * (L5 + square * L6)))));
        r += sTail * (sHead + s);
        square = sHead * sHead;
        double seriesHead = Words.head(3 + square + r);
        double seriesTail = r - (seriesHead - 3 - square);
        u = sHead * seriesHead;
        v = sTail * seriesHead + seriesTail * s;
        double productHead = Words.head(u + v);
        double productTail = v - (productHead - u);
        double front = UNIT_HEAD * productHead;
        double rest = UNIT_TAIL * productHead + productTail * UNIT + afterLogOfCentre;
        double head = Words.head(front + rest + logOfCentre + powers);
        return ofLogarithm(head, rest - (head - powers - logOfCentre - front), y, sign);
    }

    /** Two to the y times the sum of head, of 21 bits, and tail; with the sign of sign. */
    private static double ofLogarithm(double head, double tail, double y, double sign) {
        double yHead = Words.head(y);
        double rest = (y - yHead) * head + y * tail;
        double front = yHead * head;
        double z = rest + front;
        if (z > 1024 || z == 1024 && rest + ROUNDED > z - front) {
            return sign * Double.POSITIVE_INFINITY;
        }
        if (z < -1075 || z == -1075 && rest <= z - front) {
            return sign * 0;
        }
        int powers = 0;
        if (Math.abs(z) >= 0x1.00001p-1) {
            powers = (int) (Math.abs(z) + 0.5);
            powers = z < 0 ? -powers : powers;
            front -= powers;
        }
        double t = Words.head(rest + front);
        double u = t * LN2_HEAD;
        double v = (rest - (t - front)) * LN2 + t * LN2_TAIL;
        z = u + v;
        double w = v - (z - u);
        double c = z - Exponentials.correction(z);
        z = 1 - (z * c / (c - 2) - (w + z * w) - z);
        boolean normal = (Words.high(z) >> 20) + powers > 0;
        return sign * (normal ? Words.scaled(z, powers) : Words.scaled(z, powers + 54) * 0x1p-54);
    }
}
