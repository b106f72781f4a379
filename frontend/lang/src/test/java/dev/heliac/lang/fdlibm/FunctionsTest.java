package dev.heliac.lang.fdlibm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Each function has the bits of the JDK's {@link StrictMath}. {@code -Dheliac.math=100000000} compares so many random arguments of each
 * kind.
 */
final class FunctionsTest {

    private static final int CASES = Integer.getInteger("heliac.math", 100_000);
    private static final long SEED = Long.getLong("heliac.seed", 1993);

    /** What functions of two arguments treat on their own, alone and with each other. */
    private static final double[] SPECIAL = {
        0, Double.MIN_VALUE, Double.MIN_NORMAL, Math.nextDown(Double.MIN_NORMAL), 0x1p-1021, 1e-300, 0x1p-500, 1e-10, 0.25, 0.3, 1.0 / 3,
        Math.nextDown(0.5), 0.5, Math.nextUp(0.5), 0x1.fffff_ffff_ffffp-1, Math.nextDown(1), 1, Math.nextUp(1), 0x1.00001p0, 0x1.00002p0,
        1.5, 2, 2.5, 3, 4, 5, 7, 10, 22, 1023, 1024, 1074, 1075, 1076, 0x1p31, 0x1.00001p31, 0x1.0p32, 0x1p52 - 1, 0x1p52, 0x1p52 + 1,
        0x1p53 - 1, 0x1p53, 0x1p53 + 2, 0x1p60, 0x1p63, 0x1p64, 0x1.00001p64, 0x1p65, 0x1p500, 0x1.00001p500, 1e300, 0x1p1022, 0x1p1023,
        Double.MAX_VALUE / 2, Math.nextUp(Double.MAX_VALUE / 2), Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NaN, Math.E, Math.PI,
        Math.PI / 2, Math.PI / 4
    };

    /** The high words at which the functions go other ways. */
    private static final int[] BOUNDARIES = {
        // subnormal, infinite; 1, 1/2, 22
        0x0000_0000, 0x0010_0000, 0x0020_0000, 0x7fe0_0000, 0x7ff0_0000, 0x3ff0_0000, 0x3fe0_0000, 0x4036_0000,
        // sin, cos, tan: nothing but the argument; 0.3, 0.78125, 0.6744; pi/4, pi/2, 3pi/4, 2^19 pi/2
        0x3e30_0000, 0x3e40_0000, 0x3fd3_3333, 0x3fe9_0000, 0x3fe5_9428, 0x3fe9_21fb, 0x3fe9_21fc, 0x3ff9_21fb, 0x3ff9_21fc, 0x4002_d97c,
        0x4139_21fb, 0x4139_21fc,
        // asin, acos, atan: 0.975; 2^-57, 2^-29, 7/16, 11/16, 19/16, 39/16, 2^66
        0x3fef_3333, 0x3c60_0000, 0x3c60_0001, 0x3e20_0000, 0x3fdc_0000, 0x3fe6_0000, 0x3ff3_0000, 0x4003_8000, 0x4410_0000,
        // exp, expm1, sinh, cosh, tanh: ln2/2, 3/2 ln2, 56 ln2; 2^-54, 2^-55; the greatest and least exponents
        0x3fd6_2e42, 0x3fd6_2e43, 0x3ff0_a2b2, 0x4043_687a, 0x3c90_0000, 0x3c80_0000, 0x4086_2e42, 0x4086_2e43, 0x4086_33ce, 0x4086_33cf,
        0x4087_4910, 0x4087_4911, 0x4086_2324, 0x4028_a2b2, 0x402b_687a,
        // log, log10, log1p: the root of 2 and of half, 1 +- 2^-20, 0.41422, -0.2929, 2^53
        0x3ff6_a09c, 0x3ff6_a09e, 0x3fe6_a09e, 0x3fef_fffe, 0x3fef_ffff, 0x3ff0_0001, 0x3ff0_0002, 0x3ff6_147a, 0x3ff6_b851, 0x3fda_827a,
        0x3fd2_bec3, 0x3fd2_bec4, 0x4340_0000,
        // pow: the roots of 3/2 and 3, 2^31, 2^64; hypot: 2^500, 2^-500
        0x3ff3_988e, 0x3ff3_988f, 0x3ffb_b67a, 0x41e0_0000, 0x41e0_0001, 0x43f0_0000, 0x43f0_0001, 0x5f30_0000, 0x5f30_0001, 0x20b0_0000
    };

    private static void unary(double x) {
        for (var function : Function.UNARY) {
            function.compare(x, 0);
        }
    }

    private static void binary(double x, double y) {
        for (var function : Function.BINARY) {
            function.compare(x, y);
        }
    }

    private static double beside(double x, long steps) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) + steps);
    }

    @Test
    void specialValuesWithEachOther() {
        for (double x : SPECIAL) {
            unary(x);
            unary(-x);
            for (double y : SPECIAL) {
                binary(x, y);
                binary(x, -y);
                binary(-x, y);
                binary(-x, -y);
            }
        }
    }

    @Test
    void aroundEachBranch() {
        for (int boundary : BOUNDARIES) {
            double x = Words.ofHigh(boundary);
            for (int i = -40; i <= 40; i++) {
                unary(beside(x, i));
                unary(-beside(x, i));
                // The boundary may lie within the low word as well.
                unary(beside(x, (long) i << 28));
                unary(-beside(x, (long) i << 28));
                for (double y : SPECIAL) {
                    binary(beside(x, i), y);
                    binary(y, -beside(x, i));
                }
            }
        }
        for (double x : new double[] {709.782712893384, 745.1332191019411, 0x1.633ce8fb9f87dp9}) {
            for (int i = -40; i <= 40; i++) {
                unary(beside(x, i));
                unary(-beside(x, i));
            }
        }
    }

    /** Powers whose result is about the greatest and the least there are. */
    @Test
    void powersAtTheEnds() {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < CASES / 10; i++) {
            double x = beside(1, random.nextLong() >> 4 + random.nextInt(58));
            double logarithm = Math.log(Math.abs(x)) / Math.log(2);
            for (double exponent : new double[] {1024, -1022, -1074, -1075, -1023 - random.nextInt(52), random.nextInt(2048) - 1023.5}) {
                Function.BINARY.get(1).compare(x, beside(exponent / logarithm, random.nextInt(9) - 4));
            }
        }
    }

    /**
     * The doubles that are the nearest to multiples of pi/2 among those of a size: the denominators of the continued fraction of 2/pi
     * times their power of two (Muller, Elementary Functions, 3rd ed., section 11.3).
     */
    @Test
    void nearestToQuarterTurns() {
        int bits = 2400;
        var twoOverPi = BigInteger.ONE.shiftLeft(2 * bits + 1).divide(pi(bits));
        for (int exponent = -60; exponent <= 971; exponent++) {
            for (long denominator : denominators(twoOverPi.shiftLeft(60 + exponent), BigInteger.ONE.shiftLeft(bits + 60))) {
                double x = denominator * Math.scalb(1.0, exponent);
                for (int i = -2; i <= 2; i++) {
                    for (var function : Function.CIRCULAR) {
                        function.compare(beside(x, i), 0);
                        function.compare(-beside(x, i), 0);
                    }
                }
            }
        }
    }

    /** Those below 2^53 of a continued fraction. */
    private static List<Long> denominators(BigInteger dividend, BigInteger divisor) {
        var found = new ArrayList<Long>();
        var before = BigInteger.ONE;
        var last = BigInteger.ZERO;
        while (divisor.signum() != 0) {
            var quotient = dividend.divideAndRemainder(divisor);
            var next = quotient[0].multiply(last).add(before);
            before = last;
            last = next;
            if (last.bitLength() > 53) {
                break;
            }
            if (last.signum() > 0) {
                found.add(last.longValueExact());
            }
            dividend = divisor;
            divisor = quotient[1];
        }
        return found;
    }

    /** Machin's pi, times two to the bits. */
    private static BigInteger pi(int bits) {
        var more = bits + 32;
        var quarter = arctangent(5, more).shiftLeft(2).subtract(arctangent(239, more));
        return quarter.shiftLeft(2).shiftRight(32);
    }

    private static BigInteger arctangent(int reciprocal, int bits) {
        var square = BigInteger.valueOf((long) reciprocal * reciprocal);
        var power = BigInteger.ONE.shiftLeft(bits).divide(BigInteger.valueOf(reciprocal));
        var sum = power;
        for (int i = 1; power.signum() != 0; i++) {
            power = power.divide(square).negate();
            sum = sum.add(power.divide(BigInteger.valueOf(2L * i + 1)));
        }
        return sum;
    }

    @Test
    void randomBits() {
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < CASES; i++) {
            double x = Double.longBitsToDouble(random.nextLong());
            double y = Double.longBitsToDouble(random.nextLong());
            unary(x);
            binary(x, y);
            // Of about the same size, and beside 1.
            binary(x, beside(x, random.nextLong() >> random.nextInt(40)));
            binary(beside(1, random.nextLong() >> 10 + random.nextInt(54)), y);
        }
    }

    @Test
    void randomNumbersOfUsualSize() {
        var random = new SplittableRandom(SEED + 1);
        for (int i = 0; i < CASES; i++) {
            double x = random.nextDouble(-1, 1) * Math.scalb(1.0, random.nextInt(24) - 12);
            double y = random.nextDouble(-1, 1) * Math.scalb(1.0, random.nextInt(24) - 12);
            unary(x);
            unary(random.nextDouble(-800, 800));
            binary(x, y);
            binary(Math.abs(x), y * 100);
            double turns = Math.PI / 2 * (random.nextLong() >> random.nextInt(64));
            for (var function : Function.CIRCULAR) {
                function.compare(beside(turns, random.nextInt(9) - 4), 0);
            }
        }
    }
}
