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
 * The reduction of arguments over 2^19 pi/2 (Payne and Hanek, "Radian reduction for trigonometric functions", SIGNUM Newsletter 18(1),
 * 1983). The argument is multiplied by those bits of 2/pi that decide what is left of it below 8 quarter turns, in chunks of 24 bits:
 * first five, and more when so many leading ones are 0 that less than five are left.
 */
final class Far {
    private static final int CHUNK = 0xff_ffff;
    // pi/2 in chunks, of which the first counts 2^-22.
    private static final long P0 = 0x64_87ed;
    private static final long P1 = 0x51_10b4;
    private static final long P2 = 0x61_1a62;
    private static final long P3 = 0x63_3145;
    private static final long P4 = 0xc0_6e0e;

    private Far() {}

    /** The function of what is positive and finite. */
    static double reduced(double x, int function) {
        long bits = Double.doubleToRawLongBits(x);
        long significand = bits & 0xf_ffff_ffff_ffffL | 1L << 52;
        // The argument's first chunk counts 2^exponent, and the product's in `whole` 2^scale, which is from 2^-28 to 2^2.
        int exponent = (int) (bits >>> 52) - 1046;
        int first = Math.max(exponent - 3, 0) / 24;
        int scale = exponent - 24 * (first + 1);
        int last = 4;
        while (true) {
            // No double is so near to a multiple of pi/2 that of the chunks behind the point, 22 bits or more in the first, three are 0.
            long c7 = last < 7 ? 0 : product(significand, first + 7);
            long c6 = (last < 6 ? 0 : product(significand, first + 6)) + (c7 >> 24);
            long c5 = (last < 5 ? 0 : product(significand, first + 5)) + (c6 >> 24);
            long c4 = product(significand, first + 4) + (c5 >> 24);
            long c3 = product(significand, first + 3) + (c4 >> 24);
            long c2 = product(significand, first + 2) + (c3 >> 24);
            long c1 = product(significand, first + 1) + (c2 >> 24);
            long whole = product(significand, first) + (c1 >> 24);
            // The point is within the first two chunks.
            long top = whole << 24 | c1 & CHUNK;
            int point = 24 - scale;
            int turns = (int) (top >>> point) & 7;
            top &= (1L << point) - 1;
            boolean above = top >>> point - 1 != 0;
            if (above) {
                // More than half a quarter turn: one more, and what is missing to it.
                turns++;
                c7 = -(c7 & CHUNK);
                c6 = -(c6 & CHUNK) + (c7 >> 24);
                c5 = -(c5 & CHUNK) + (c6 >> 24);
                c4 = -(c4 & CHUNK) + (c5 >> 24);
                c3 = -(c3 & CHUNK) + (c4 >> 24);
                c2 = -(c2 & CHUNK) + (c3 >> 24);
                top = -top + (c2 >> 24) & (1L << point) - 1;
            }
            int zeros = top >>> 48 != 0 ? 0 : top >>> 24 != 0 ? 1 : top != 0 ? 2 : (c2 & CHUNK) != 0 ? 3 : 4;
            int left = last + 1 - zeros;
            if (left < 4) {
                last += 4 - left;
                continue;
            }
            long d0 = top >>> 48;
            long d1 = top >>> 24 & CHUNK;
            long d2 = top & CHUNK;
            long d3 = c2 & CHUNK;
            long d4 = c3 & CHUNK;
            long d5 = c4 & CHUNK;
            long d6 = c5 & CHUNK;
            long d7 = c6 & CHUNK;
            long d8 = c7 & CHUNK;
            for (int i = 0; i < zeros; i++) {
                d0 = d1;
                d1 = d2;
                d2 = d3;
                d3 = d4;
                d4 = d5;
                d5 = d6;
                d6 = d7;
                d7 = d8;
                d8 = 0;
            }
            // At most six are left: more chunks change those before them by a carry, if at all. Each sum times its power of two is
            // exact, so that what is rounded where is given by the order of additions.
            double f0 = P0 * d0;
            double f1 = (P0 * d1 + P1 * d0) * 0x1p-24;
            double f2 = (P0 * d2 + P1 * d1 + P2 * d0) * 0x1p-48;
            double f3 = (P0 * d3 + P1 * d2 + P2 * d1 + P3 * d0) * 0x1p-72;
            double f4 = (P0 * d4 + P1 * d3 + P2 * d2 + P3 * d1 + P4 * d0) * 0x1p-96;
            double f5 = left < 5 ? 0 : (P0 * d5 + P1 * d4 + P2 * d3 + P3 * d2 + P4 * d1) * 0x1p-120;
            double y = f5 + f4 + f3 + f2 + f1 + f0;
            double tail = f0 - y + f1 + f2 + f3 + f4 + f5;
            double unit = Words.scaled(above ? -1 : 1, scale + 24 - 24 * zeros - 22);
            return Circular.turned(y * unit, tail * unit, turns, function);
        }
    }

    /** The chunk of the product that 2/pi's chunk of this number begins: times the argument's first, and what the others add there. */
    private static long product(long significand, int chunk) {
        return (significand >>> 29) * chunk(chunk)
                + (significand >>> 5 & CHUNK) * chunk(chunk - 1)
                + ((significand & 31) << 19) * chunk(chunk - 2);
    }

    /** The 24 bits of 2/pi after so many chunks behind the point; 0 before it. */
    private static long chunk(int number) {
        if (number < 0) {
            return 0;
        }
        int word = number * 24 >> 6;
        int at = number * 24 & 63;
        long bits = twoOverPi(word) << at;
        if (at > 40) {
            bits |= twoOverPi(word + 1) >>> 64 - at;
        }
        return bits >>> 40;
    }

    private static long twoOverPi(int word) {
        return switch (word) {
            case 0 -> 0xa2f9_836e_4e44_1529L;
            case 1 -> 0xfc27_57d1_f534_ddc0L;
            case 2 -> 0xdb62_9599_3c43_9041L;
            case 3 -> 0xfe51_63ab_debb_c561L;
            case 4 -> 0xb724_6e3a_424d_d2e0L;
            case 5 -> 0x0649_2eea_09d1_921cL;
            case 6 -> 0xfe1d_eb1c_b129_a73eL;
            case 7 -> 0xe882_35f5_2ebb_4484L;
            case 8 -> 0xe99c_7026_b45f_7e41L;
            case 9 -> 0x3991_d639_8353_39f4L;
            case 10 -> 0x9c84_5f8b_bdf9_283bL;
            case 11 -> 0x1ff8_97ff_de05_980fL;
            case 12 -> 0xef2f_118b_5a0a_6d1fL;
            case 13 -> 0x6d36_7ecf_27cb_09b7L;
            case 14 -> 0x4f46_3f66_9e5f_ea2dL;
            case 15 -> 0x7527_bac7_ebe5_f17bL;
            case 16 -> 0x3d07_39f7_8a52_92eaL;
            case 17 -> 0x6bfb_5fb1_1f8d_5d08L;
            case 18 -> 0x5603_3046_fc7b_6babL;
            default -> 0;
        };
    }
}
