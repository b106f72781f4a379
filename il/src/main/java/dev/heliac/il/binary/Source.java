package dev.heliac.il.binary;

import java.util.List;

/** A position in bytes that may be hostile: nothing is read past the end, or allocated for more than is there. */
final class Source {

    private final byte[] bytes;
    private final int end;
    private int at;

    Source(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.end = end;
        at = start;
    }

    /** The next {@code length} bytes as a source of their own, which are then passed. */
    Source part(int length) throws Malformed {
        if (length > remaining()) {
            throw malformed(length + " bytes expected, " + remaining() + " there");
        }
        var part = new Source(bytes, at, at + length);
        at += length;
        return part;
    }

    int remaining() {
        return end - at;
    }

    int u8() throws Malformed {
        if (at == end) {
            throw malformed("the contents end too early");
        }
        return bytes[at++] & 0xff;
    }

    int varint() throws Malformed {
        long value = varlong();
        if (value >>> 32 != 0) {
            throw malformed("a number of more than 32 bits");
        }
        return (int) value;
    }

    private long varlong() throws Malformed {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int b = u8();
            value |= (b & 0x7fL) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw malformed("a number of more than 64 bits");
    }

    int signed() throws Malformed {
        int value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    long signedLong() throws Malformed {
        long value = varlong();
        return value >>> 1 ^ -(value & 1);
    }

    int u32() throws Malformed {
        return u8() | u8() << 8 | u8() << 16 | u8() << 24;
    }

    long u64() throws Malformed {
        return u32() & 0xffff_ffffL | (long) u32() << 32;
    }

    /** How many things follow; each has at least one byte, so more than the remaining bytes cannot be. */
    int count() throws Malformed {
        int count = varint();
        if (count < 0 || count > remaining()) {
            throw malformed(Integer.toUnsignedString(count) + " elements, but only " + remaining() + " bytes");
        }
        return count;
    }

    /** A number below a bound. */
    int index(int bound, String what) throws Malformed {
        int index = varint();
        if (index < 0 || index >= bound) {
            throw malformed(what + " " + Integer.toUnsignedString(index) + " of " + bound);
        }
        return index;
    }

    <T> T of(List<T> all, String what) throws Malformed {
        return all.get(index(all.size(), what));
    }

    <T> T of(T[] all, String what) throws Malformed {
        return all[index(all.length, what)];
    }

    void finish() throws Malformed {
        if (at != end) {
            throw malformed(remaining() + " bytes too many");
        }
    }

    Malformed malformed(String message) {
        return new Malformed(at, message);
    }
}
