/*
 * After fdlibm 5.3, https://www.netlib.org/fdlibm/, whose notice is:
 *
 * Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved.
 *
 * Developed at SunSoft, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
package dev.heliac.lang.fdlibm;

/**
 * Sine, cosine and tangent. An argument over a quarter of pi is reduced to what is left of it after a number of quarter turns, as the sum
 * of two doubles, for which there are polynomials.
 */
public final class Circular {
    /** The function of a reduced argument, to which the number of quarter turns is added. */
    private static final int SINE = 0;

    private static final int COSINE = 1;
    private static final int TANGENT = 8;

    /** The high word of pi/4, up to which nothing is reduced. */
    private static final int QUARTER = 0x3fe9_21fb;
    /** The high word of pi/2. */
    private static final int HALF = 0x3ff9_21fb;
    /** The high word of 2^19 pi/2, up to which multiples of pi/2 of 151 bits will do. */
    private static final int FAR = 0x4139_21fb;

    private static final double TWO_OVER_PI = 0.6366197723675814;
    // pi/2 as 33 bits and the rest, as twice 33 bits and the rest, and as three times 33 bits and the rest.
    private static final double FIRST = 1.5707963267341256;
    private static final double AFTER_FIRST = 6.077100506506192e-11;
    private static final double SECOND = 6.077100506303966e-11;
    private static final double AFTER_SECOND = 2.0222662487959506e-21;
    private static final double THIRD = 2.0222662487111665e-21;
    private static final double AFTER_THIRD = 8.4784276603689e-32;

    private static final double S1 = -0.16666666666666632;
    private static final double S2 = 0.00833333333332249;
    private static final double S3 = -0.0001984126982985795;
    private static final double S4 = 2.7557313707070068e-06;
    private static final double S5 = -2.5050760253406863e-08;
    private static final double S6 = 1.58969099521155e-10;

    private static final double C1 = 0.0416666666666666;
    private static final double C2 = -0.001388888888887411;
    private static final double C3 = 2.480158728947673e-05;
    private static final double C4 = -2.7557314351390663e-07;
    private static final double C5 = 2.087572321298175e-09;
    private static final double C6 = -1.1359647557788195e-11;

    /** The high word from which on a tangent is that of the angle between the argument and pi/4. */
    private static final int STEEP = 0x3fe5_9428;

    private static final double QUARTER_PI = Math.PI / 4;
    private static final double AFTER_QUARTER_PI = 3.061616997868383e-17;

    private static final double T0 = 0.3333333333333341;
    private static final double T1 = 0.13333333333320124;
    private static final double T2 = 0.05396825397622605;
    private static final double T3 = 0.021869488294859542;
    private static final double T4 = 0.0088632398235993;
    private static final double T5 = 0.0035920791075913124;
    private static final double T6 = 0.0014562094543252903;
    private static final double T7 = 0.0005880412408202641;
    private static final double T8 = 0.0002464631348184699;
    private static final double T9 = 7.817944429395571e-05;
    private static final double T10 = 7.140724913826082e-05;
    private static final double T11 = -1.8558637485527546e-05;
    private static final double T12 = 2.590730518636337e-05;

    private Circular() {}

    public static double sin(double x) {
        int high = Words.high(x) & Words.MAGNITUDE;
        if (high <= QUARTER) {
            return high < 0x3e40_0000 ? x : sine(x);
        }
        return x < 0 ? -reduced(-x, SINE) : reduced(x, SINE);
    }

    public static double cos(double x) {
        int high = Words.high(x) & Words.MAGNITUDE;
        return high <= QUARTER ? cosine(x, 0) : reduced(Math.abs(x), COSINE);
    }

    public static double tan(double x) {
        int high = Words.high(x) & Words.MAGNITUDE;
        if (high <= QUARTER) {
            return high < 0x3e30_0000 ? x : tangent(x, 0, true);
        }
        return x < 0 ? -reduced(-x, TANGENT) : reduced(x, TANGENT);
    }

    /** The function of what is over pi/4. */
    private static double reduced(double x, int function) {
        int high = Words.high(x);
        if (high > FAR) {
            return high >= Words.INFINITE ? Double.NaN : Far.reduced(x, function);
        }
        int turns = (int) (x * TWO_OVER_PI + 0.5);
        // What is left is left - error.
        double left = x - turns * FIRST;
        double error = turns * AFTER_FIRST;
        if (high == HALF) {
            left -= SECOND;
            error = AFTER_SECOND;
        } else if (turns >= 32 || high == Words.high(turns * (QUARTER_PI * 2))) {
            // Near a multiple of pi/2, as many leading bits are lost as the exponent falls.
            if (lost(high, left - error) > 16) {
                double before = left;
                left = before - turns * SECOND;
                error = turns * AFTER_SECOND - (before - left - turns * SECOND);
                if (lost(high, left - error) > 49) {
                    before = left;
                    left = before - turns * THIRD;
                    error = turns * AFTER_THIRD - (before - left - turns * THIRD);
                }
            }
        }
        double y = left - error;
        return turned(y, left - y - error, turns, function);
    }

    private static int lost(int high, double left) {
        return (high >> 20) - (Words.high(left) >> 20 & 0x7ff);
    }

    /** The function of y + tail and a number of quarter turns. */
    static double turned(double y, double tail, int turns, int function) {
        if (function == TANGENT) {
            return tangent(y, tail, (turns & 1) == 0);
        }
        int quarter = turns + function;
        double value = (quarter & 1) == 0 ? sine(y, tail) : cosine(y, tail);
        return (quarter & 2) == 0 ? value : -value;
    }

    /** The sine of what is neither over pi/4 nor tiny. */
    private static double sine(double x) {
        double z = x * x;
        double r = S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)));
        return x + z * x * (S1 + z * r);
    }

    private static double sine(double x, double tail) {
        if ((Words.high(x) & Words.MAGNITUDE) < 0x3e40_0000) {
            return x;
        }
        double z = x * x;
        double cube = z * x;
        double r = S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)));
        return x - ((z * (0.5 * tail - cube * r) - tail) - cube * S1);
    }

    private static double cosine(double x, double tail) {
        int high = Words.high(x) & Words.MAGNITUDE;
        if (high < 0x3e40_0000) {
            return 1;
        }
        double z = x * x;
        double r = z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * C6)))));
        if (high < 0x3fd3_3333) {
            return 1 - (0.5 * z - (z * r - x * tail));
        }
        // About a quarter of x is taken off both 1 and half the square, exactly.
        double quarter = high > 0x3fe9_0000 ? 0.28125 : Words.ofHigh(high - 0x0020_0000);
        return (1 - quarter) - ((0.5 * z - quarter) - (z * r - x * tail));
    }

    /** The tangent, or else its reciprocal's negative. */
    private static double tangent(double x, double tail, boolean straight) {
        int high = Words.high(x);
        int magnitude = high & Words.MAGNITUDE;
        if (magnitude < 0x3e30_0000) {
            return straight ? x : cotangent(x + tail, x, tail);
        }
        boolean steep = magnitude >= STEEP;
        if (steep) {
            x = QUARTER_PI - Math.abs(x) + (AFTER_QUARTER_PI - (high < 0 ? -tail : tail));
            tail = 0;
        }
        double z = x * x;
        double w = z * z;
        double odd = T1 + w * (T3 + w * (T5 + w * (T7 + w * (T9 + w * T11))));
        double even = z * (T2 + w * (T4 + w * (T6 + w * (T8 + w * (T10 + w * T12)))));
        double cube = z * x;
        double rest = tail + z * (cube * (odd + even) + tail) + T0 * cube;
        double value = x + rest;
        if (steep) {
            double unit = straight ? 1 : -1;
            double turned = unit - 2 * (x - (value * value / (value + unit) - rest));
            return high < 0 ? -turned : turned;
        }
        return straight ? value : cotangent(value, x, rest);
    }

    /** -1 / (x + rest), whose sum rounds to value, to the last bit or nearly. */
    private static double cotangent(double value, double x, double rest) {
        double head = Words.head(value);
        double tail = rest - (head - x);
        double inverse = -1 / value;
        double inverseHead = Words.head(inverse);
        return inverseHead + inverse * ((1 + inverseHead * head) + inverseHead * tail);
    }
}
