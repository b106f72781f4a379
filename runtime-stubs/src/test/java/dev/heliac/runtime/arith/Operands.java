package dev.heliac.runtime.arith;

import dev.heliac.runtime.arith.Operation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Operands where arithmetic goes wrong if it does: special values, and random ones whose exponents are near each
 * other, whose bits come in long runs, or whose magnitudes spread evenly over the binary digits.
 */
final class Operands {
    private final SplittableRandom random;

    Operands(long seed) {
        random = new SplittableRandom(seed);
    }

    static long[] specials(Kind kind) {
        return switch (kind) {
            case F32 -> floatSpecials(23, 8);
            case F64 -> floatSpecials(52, 11);
            case I32, DIVISOR32 -> integerSpecials(32, kind == Kind.DIVISOR32);
            case I64, DIVISOR64 -> integerSpecials(64, kind == Kind.DIVISOR64);
            case DISTANCE -> new long[] {0, 1, 31, 32, 33, 63};
            case OFFSET -> new long[] {0, 1, 2, 3, 4, 15, 16, 17, 31, 32, 33, 48, 63, 64, 80};
        };
    }

    private static long[] floatSpecials(int fraction, int exponents) {
        long one = ((1L << (exponents - 1)) - 1) << fraction;
        long unit = 1L << fraction;
        long inf = ((1L << exponents) - 1) << fraction;
        List<Long> positive = new ArrayList<>(List.of(
                0L, 1L, 2L, 3L, unit / 2, unit - 1, unit, unit + 1, 2 * unit - 1, 2 * unit,
                one - 2 * unit, one - unit - 1, one - unit, one - unit + 1, one - 1, one, one + 1,
                one + unit / 2, one + unit - 1, one + unit, one + unit + unit / 2, one + 3 * unit,
                inf / 2, inf - unit, inf - 2, inf - 1, inf, inf + 1, inf + unit / 2, inf + unit - 1));
        // where rounding to an integer and saturation set in, and the digits of a half below
        for (int power : new int[] {fraction - 1, fraction, fraction + 1, 31, 32, 63, 64}) {
            long x = one + power * unit;
            positive.addAll(List.of(x - 1, x, x + 1));
        }
        List<Long> all = new ArrayList<>(positive);
        long sign = 1L << (fraction + exponents);
        positive.forEach(x -> all.add(x | sign));
        return all.stream().mapToLong(Long::longValue).toArray();
    }

    private static long[] integerSpecials(int width, boolean divisor) {
        List<Long> all = new ArrayList<>();
        long mask = -1L >>> (64 - width);
        for (int bit = 0; bit < width; bit += bit % 8 == 0 || bit % 8 == 7 ? 1 : 2) {
            for (long off = -1; off <= 1; off++) {
                all.add((1L << bit) + off & mask);
                all.add(-(1L << bit) + off & mask);
            }
        }
        all.addAll(List.of(3L, 5L, 7L, 10L, 100L, 1000L, 1_000_000_007L, 0x5555555555555555L & mask));
        return all.stream().distinct().filter(x -> !divisor || x != 0).mapToLong(Long::longValue).toArray();
    }

    /** Fills one case's operands. */
    void draw(List<Kind> kinds, long[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = switch (kinds.get(i)) {
                case F32 -> real(23, 8, i == 0 ? -1 : into[0]);
                case F64 -> real(52, 11, i == 0 ? -1 : into[0]);
                case I32 -> integer() & 0xffffffffL;
                case I64 -> integer();
                case DIVISOR32 -> Math.max(1, integer() & 0xffffffffL);
                case DIVISOR64 -> {
                    long x = integer();
                    yield x == 0 ? 1 : x;
                }
                case DISTANCE -> random.nextInt(64);
                case OFFSET -> random.nextInt(88);
            };
        }
    }

    private long integer() {
        return runs(random.nextLong()) >> random.nextInt(64) >>> (random.nextBoolean() ? 0 : random.nextInt(64));
    }

    /** Half of the time bits that come in runs, so that carries travel far and remainders are nearly zero. */
    private long runs(long x) {
        int choice = random.nextInt(8);
        if (choice < 4) {
            return x;
        }
        long y = random.nextLong();
        int a = random.nextInt(64);
        int b = random.nextInt(64);
        return switch (choice) {
            case 4 -> x & -1L << a;
            case 5 -> x | -1L >>> a;
            case 6 -> -1L << a ^ -1L << b;
            default -> -1L << a ^ (1L << b) ^ (y & 1);
        };
    }

    private long real(int fraction, int exponents, long partner) {
        long mask = (1L << exponents) - 1;
        long bits = runs(random.nextLong()) & (1L << fraction) - 1;
        int choice = random.nextInt(8);
        long exponent;
        if (choice < 4 && partner != -1) {
            exponent = (partner >>> fraction & mask) + random.nextInt(-fraction - 4, fraction + 5);
        } else if (choice < 6) {
            exponent = (mask >> 1) + random.nextInt(-70, 71);
        } else {
            exponent = choice == 6 ? random.nextInt(-fraction, 3) : random.nextLong(mask + 1);
        }
        exponent = Math.clamp(exponent, 0, mask);
        return (random.nextLong() & 1) << (fraction + exponents) | exponent << fraction | bits;
    }
}
