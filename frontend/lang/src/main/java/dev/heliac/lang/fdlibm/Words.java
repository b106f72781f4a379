/*
 * After fdlibm 5.3, https://www.netlib.org/fdlibm/, whose notice is:
 *
 * Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved.
 *
 * Developed at SunSoft, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
package dev.heliac.lang.fdlibm;

/** A double as two words of 32 bits, the high one with sign, exponent and 20 bits of the fraction. */
final class Words {
    /** Of a high word, all but the sign. */
    static final int MAGNITUDE = 0x7fff_ffff;
    /** The high word of infinity; NaNs have the same or a greater one. */
    static final int INFINITE = 0x7ff0_0000;
    /** The bit of a high word that counts one power of two. */
    static final int EXPONENT = 0x0010_0000;
    /** Of a high word, the fraction. */
    static final int FRACTION = 0x000f_ffff;

    private Words() {}

    static int high(double x) {
        return (int) (Double.doubleToRawLongBits(x) >> 32);
    }

    static int low(double x) {
        return (int) Double.doubleToRawLongBits(x);
    }

    /** The number of this high word whose low one is 0. */
    static double ofHigh(int high) {
        return Double.longBitsToDouble((long) high << 32);
    }

    /** The number with another high word. */
    static double withHigh(double x, int high) {
        return Double.longBitsToDouble((long) high << 32 | Double.doubleToRawLongBits(x) & 0xffff_ffffL);
    }

    /** The number with a low word of 0: its first 21 bits. */
    static double head(double x) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0xffff_ffff_0000_0000L);
    }

    /** The number times a power of two, where number and result are neither subnormal nor over the greatest. */
    static double scaled(double x, int power) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) + ((long) power << 52));
    }
}
