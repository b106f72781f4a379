/*
 * After fdlibm 5.3, https://www.netlib.org/fdlibm/, whose notice is:
 *
 * Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved.
 *
 * Developed at SunSoft, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
package dev.heliac.lang.fdlibm;

/** The cube root, and the root of a sum of squares. */
public final class Roots {
    /** What a third of a high word lacks to the cube root's, of a number and of one times 2^54. */
    private static final int THIRD = 715094163;

    private static final int THIRD_OF_SCALED = 696219795;

    private static final double C = 0.5428571428571428;
    private static final double D = -0.7053061224489796;
    private static final double E = 1.4142857142857144;
    private static final double F = 1.6071428571428572;
    private static final double G = 0.35714285714285715;

    /** The difference of two high words whose numbers are a factor of 2^60 apart. */
    private static final int APART = 0x03c0_0000;
    /** The high words of 2^500 and 2^-500, outside of which squares are scaled. */
    private static final int GREAT = 0x5f30_0000;

    private static final int SMALL = 0x20b0_0000;

    private Roots() {}

    public static double cbrt(double x) {
        double magnitude = Math.abs(x);
        if (!(magnitude > 0 && magnitude < Double.POSITIVE_INFINITY)) {
            return x;
        }
        int high = Words.high(magnitude);
        double scaled = magnitude * 0x1p54;
        double t = high < Words.EXPONENT
                ? Words.withHigh(scaled, Words.high(scaled) / 3 + THIRD_OF_SCALED)
                : Words.ofHigh(high / 3 + THIRD);
        double r = t * t / magnitude;
        double s = C + r * t;
        t *= G + F / (s + E + D / s);
        // 20 bits, a little over the root, whose square is exact; then a step of Newton's.
        t = Words.ofHigh(Words.high(t) + 1);
        r = magnitude / (t * t);
        t += t * ((r - t) / (t + t + r));
        return x < 0 ? -t : t;
    }

    public static double hypot(double x, double y) {
        double a = Math.abs(x);
        double b = Math.abs(y);
        if (Words.high(a) < Words.high(b)) {
            double other = a;
            a = b;
            b = other;
        }
        int high = Words.high(a);
        int low = Words.high(b);
        if (high - low > APART) {
            return a + b;
        }
        if (high > GREAT) {
            if (high >= Words.INFINITE) {
                return a == Double.POSITIVE_INFINITY || b == Double.POSITIVE_INFINITY ? Double.POSITIVE_INFINITY : Double.NaN;
            }
            return ofMedium(a * 0x1p-600, b * 0x1p-600) * 0x1p600;
        }
        if (low < SMALL) {
            if (b == 0) {
                return a;
            }
            if (low < Words.EXPONENT) {
                // fdlibm takes the words from before the scaling, and so does every result.
                return ofMedium(a * 0x1p1022, high, b * 0x1p1022, low) * 0x1p-1022;
            }
            return ofMedium(a * 0x1p600, b * 0x1p600) * 0x1p-600;
        }
        return ofMedium(a, b);
    }

    private static double ofMedium(double a, double b) {
        return ofMedium(a, Words.high(a), b, Words.high(b));
    }

    /** The root of the squares' sum, where neither is too great or too small and a is not much below b, divided at their high words. */
    private static double ofMedium(double a, int high, double b, int low) {
        double apart = a - b;
        if (apart > b) {
            double head = Words.ofHigh(high);
            return Math.sqrt(head * head - (b * -b - (a - head) * (a + head)));
        }
        double twice = a + a;
        double head = Words.ofHigh(low);
        double twiceHead = Words.ofHigh(high + Words.EXPONENT);
        return Math.sqrt(twiceHead * head - (apart * -apart - (twiceHead * (b - head) + (twice - twiceHead) * b)));
    }
}
