package dev.heliac.backend.llvm.symbols;

import dev.heliac.backend.llvm.LoweringException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads numbers and texts one after another; past the end is an error, never an endless loop. */
final class Bytes {

    private final ByteBuffer buffer;

    private Bytes(ByteBuffer buffer) {
        this.buffer = buffer.order(ByteOrder.LITTLE_ENDIAN);
    }

    static Bytes of(byte[] bytes) {
        return new Bytes(ByteBuffer.wrap(bytes));
    }

    static LoweringException malformed(String what) {
        return new LoweringException("the kernel's debug information is malformed: " + what);
    }

    /** A part, read on its own. */
    Bytes part(long at, long length) {
        if (at < 0 || length < 0 || at > buffer.limit() || length > buffer.limit() - at) {
            throw malformed("a part of " + length + " bytes at " + at + " of " + buffer.limit());
        }
        return new Bytes(buffer.slice((int) at, (int) length));
    }

    /** All that was not read. */
    ByteBuffer rest() {
        return buffer.slice();
    }

    int at() {
        return buffer.position();
    }

    Bytes from(long at) {
        if (at < 0 || at > buffer.limit()) {
            throw malformed("an offset of " + at + " in " + buffer.limit() + " bytes");
        }
        buffer.position((int) at);
        return this;
    }

    boolean more() {
        return buffer.hasRemaining();
    }

    private void need(int count) {
        if (buffer.remaining() < count) {
            throw malformed("an end after " + buffer.limit() + " bytes");
        }
    }

    void skip(long count) {
        from(at() + count);
    }

    int u8() {
        need(1);
        return buffer.get() & 0xff;
    }

    int u16() {
        need(2);
        return buffer.getShort() & 0xffff;
    }

    long u32() {
        need(4);
        return buffer.getInt() & 0xffffffffL;
    }

    /** A number of this many bytes. */
    long number(int bytes) {
        return switch (bytes) {
            case 1 -> u8();
            case 2 -> u16();
            case 4 -> u32();
            case 8 -> {
                need(8);
                yield buffer.getLong();
            }
            default -> throw malformed("a number of " + bytes + " bytes");
        };
    }

    /** LEB128, unsigned. */
    long uleb() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int part = u8();
            value |= (long) (part & 0x7f) << shift;
            if (part < 0x80) {
                return value;
            }
        }
        throw malformed("a number of more than 64 bits");
    }

    /** LEB128, signed. */
    long sleb() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int part = u8();
            value |= (long) (part & 0x7f) << shift;
            if (part < 0x80) {
                int unused = Math.max(0, Long.SIZE - shift - 7);
                return value << unused >> unused;
            }
        }
        throw malformed("a number of more than 64 bits");
    }

    /** A text that ends with a zero byte. */
    String text() {
        int start = at();
        while (u8() != 0) {
            // to the end of the text
        }
        var bytes = new byte[at() - start - 1];
        buffer.get(start, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
