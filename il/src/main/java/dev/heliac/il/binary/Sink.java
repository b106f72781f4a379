package dev.heliac.il.binary;

import java.util.Arrays;

/** A growing array of bytes. */
final class Sink {

    private byte[] bytes = new byte[256];
    private int length;

    void u8(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.multiplyExact(length, 2));
        }
        bytes[length++] = (byte) value;
    }

    /** Seven bits a byte, low ones first. */
    void varint(int value) {
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            u8(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        u8(rest);
    }

    /** Small numbers of either sign are short. */
    void signed(int value) {
        varint(value << 1 ^ value >> 31);
    }

    void signedLong(long value) {
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7fL) != 0) {
            u8((int) rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        u8((int) rest);
    }

    void u16(int value) {
        u8(value);
        u8(value >> 8);
    }

    void u32(int value) {
        u16(value);
        u16(value >> 16);
    }

    void u64(long value) {
        u32((int) value);
        u32((int) (value >> 32));
    }

    void bytes(Sink other) {
        for (int i = 0; i < other.length; i++) {
            u8(other.bytes[i]);
        }
    }

    int length() {
        return length;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }
}
