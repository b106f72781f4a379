package solver;

import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.StringJoiner;
import java.util.function.IntPredicate;

/** A set of integers from 0 to 63, as the bits of a word; it never changes. */
record Domain(long bits) implements Iterable<Integer> {

    static final int LIMIT = 64;
    static final Domain EMPTY = new Domain(0);

    static Domain range(int low, int high) {
        if (low < 0 || high >= LIMIT || low > high) {
            throw new IllegalArgumentException(low + ".." + high);
        }
        return new Domain(-1L << low & -1L >>> LIMIT - 1 - high);
    }

    static Domain of(int value) {
        return new Domain(1L << value);
    }

    int size() {
        return Long.bitCount(bits);
    }

    boolean isEmpty() {
        return bits == 0;
    }

    boolean isSingle() {
        return bits != 0 && (bits & bits - 1) == 0;
    }

    boolean contains(int value) {
        return (bits >>> value & 1) != 0;
    }

    int least() {
        return Long.numberOfTrailingZeros(bits);
    }

    int most() {
        return LIMIT - 1 - Long.numberOfLeadingZeros(bits);
    }

    Domain without(int value) {
        return new Domain(bits & ~(1L << value));
    }

    Domain minus(Domain other) {
        return new Domain(bits & ~other.bits);
    }

    Domain between(int low, int high) {
        int from = Math.max(low, 0);
        int to = Math.min(high, LIMIT - 1);
        return from > to ? EMPTY : new Domain(bits & range(from, to).bits);
    }

    Domain filter(IntPredicate keep) {
        long kept = 0;
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            if (keep.test(Long.numberOfTrailingZeros(rest))) {
                kept |= rest & -rest;
            }
        }
        return new Domain(kept);
    }

    @Override
    public PrimitiveIterator.OfInt iterator() {
        return new PrimitiveIterator.OfInt() {
            private long rest = bits;

            @Override
            public boolean hasNext() {
                return rest != 0;
            }

            @Override
            public int nextInt() {
                if (rest == 0) {
                    throw new NoSuchElementException();
                }
                int next = Long.numberOfTrailingZeros(rest);
                rest &= rest - 1;
                return next;
            }
        };
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(" ", "{", "}");
        forEach(value -> text.add(value.toString()));
        return text.toString();
    }
}
