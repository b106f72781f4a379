package dev.heliac.tests.png;

import java.io.ByteArrayOutputStream;
import java.util.zip.Adler32;
import java.util.zip.Deflater;

/** Ways to make a zlib stream, which together use every kind of block. */
enum Compression {
    /** Stored blocks, of uneven lengths. */
    STORED,
    /** Blocks with the fixed code, with copies of one byte back. */
    FIXED,
    /** Blocks with codes of their own. */
    DYNAMIC,
    /** The same without copies. */
    LITERALS,
    /** Stored, fixed and dynamic blocks in turn. */
    FLUSHED;

    byte[] compress(byte[] data) {
        return switch (this) {
            case STORED -> stored(data);
            case FIXED -> fixed(data);
            case DYNAMIC -> deflated(data, Deflater.DEFAULT_STRATEGY, data.length);
            case LITERALS -> deflated(data, Deflater.HUFFMAN_ONLY, data.length);
            case FLUSHED -> deflated(data, Deflater.FILTERED, 301);
        };
    }

    private static byte[] deflated(byte[] data, int strategy, int step) {
        var out = new ByteArrayOutputStream();
        var buffer = new byte[4096];
        try (var deflater = new Deflater(9)) {
            deflater.setStrategy(strategy);
            for (int at = 0; at < data.length; at += step) {
                deflater.setInput(data, at, Math.min(step, data.length - at));
                int n;
                do {
                    n = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
                    out.write(buffer, 0, n);
                } while (n == buffer.length || !deflater.needsInput());
            }
            deflater.finish();
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        return out.toByteArray();
    }

    private static byte[] stored(byte[] data) {
        var bits = new Bits();
        int at = 0;
        int length = 1;
        do {
            int n = Math.min(length, data.length - at);
            bits.put(at + n == data.length ? 1 : 0, 1);
            bits.put(0, 2);
            bits.align();
            bits.put(n, 16);
            bits.put(n ^ 0xffff, 16);
            for (int end = at + n; at < end; at++) {
                bits.put(data[at] & 0xff, 8);
            }
            length = Math.min(65535, 3 * length);
        } while (at < data.length);
        return bits.finish(data);
    }

    private static byte[] fixed(byte[] data) {
        var bits = new Bits();
        bits.put(1, 1);
        bits.put(1, 2);
        for (int at = 0; at < data.length; ) {
            int run = 0;
            while (at > 0 && at + run < data.length && run < 258 && data[at + run] == data[at - 1]) {
                run++;
            }
            if (run == 258) {
                // The longest length has a symbol without extra bits; distance 1 is symbol 0.
                bits.symbol(285);
                bits.code(0, 5);
                at += run;
            } else if (run >= 3) {
                int length = Math.min(10, run);
                bits.symbol(254 + length);
                bits.code(0, 5);
                at += length;
            } else {
                bits.symbol(data[at++] & 0xff);
            }
        }
        bits.symbol(256);
        return bits.finish(data);
    }

    /** Bits, the lowest of each byte first. */
    private static final class Bits {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int held;
        private int count;

        Bits() {
            out.write(0x78);
            out.write(0x01);
        }

        void put(int value, int n) {
            for (int i = 0; i < n; i++) {
                held |= (value >> i & 1) << count;
                if (++count == 8) {
                    align();
                }
            }
        }

        /** A code goes out highest bit first. */
        void code(int value, int n) {
            put(Integer.reverse(value) >>> 32 - n, n);
        }

        void symbol(int s) {
            if (s < 144) {
                code(0x30 + s, 8);
            } else if (s < 256) {
                code(0x190 + s - 144, 9);
            } else if (s < 280) {
                code(s - 256, 7);
            } else {
                code(0xc0 + s - 280, 8);
            }
        }

        void align() {
            if (count > 0) {
                out.write(held);
                held = 0;
                count = 0;
            }
        }

        byte[] finish(byte[] data) {
            align();
            var adler = new Adler32();
            adler.update(data);
            for (int shift = 24; shift >= 0; shift -= 8) {
                out.write((int) (adler.getValue() >>> shift));
            }
            return out.toByteArray();
        }
    }
}
