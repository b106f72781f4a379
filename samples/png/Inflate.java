package png;

/**
 * Expands a zlib stream (RFC 1950 and 1951) that comes in pieces. Input is appended, {@link #run} expands until input
 * or room runs out, and the bytes from {@link #start} to {@link #end} of {@link #output} are then to be read.
 *
 * <p>A step is taken only when the input for all of it is there, so that the inner loop needs no check for its end;
 * when no more input will come, zeros follow it and what was used is counted afterwards.
 */
final class Inflate {

    /** How far back a copy may reach. */
    private static final int WINDOW = 32 << 10;

    /** More than a step needs: a block's header is at most 300 bytes long. */
    private static final int MARGIN = 512;

    private static final int LONGEST_COPY = 258;

    private static final int ZLIB_HEADER = 0;
    private static final int BLOCK = 1;
    private static final int STORED = 2;
    private static final int CODES = 3;
    private static final int CHECKSUM = 4;
    private static final int DONE = 5;
    private static final int UNKNOWN_CODE = 6;
    private static final int BEFORE_START = 7;

    /** The order in which a block's header gives the lengths of the lengths' codes. */
    private static final byte[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private final byte[] input = new byte[Png.PIECE + MARGIN];
    private int next;
    private int limit;
    private boolean ended;
    private int bits;
    private int held;

    private final byte[] output = new byte[4 * WINDOW];
    private int read;
    private int written;

    private int mode = ZLIB_HEADER;
    private boolean last;
    private int stored;
    private final Adler32 adler = new Adler32();
    private final Huffman literals = Huffman.ofLiterals();
    private final Huffman distances = Huffman.ofDistances();
    private final Huffman lengthCodes = Huffman.ofLengths();
    private final byte[] lengths = new byte[320];

    /** Appends as much of the input as there is room for; gives how much. */
    int append(byte[] data, int from, int count) {
        // Whole bytes among the bits held go back, so that the input's bytes stay together.
        next -= held >> 3;
        held &= 7;
        bits &= (1 << held) - 1;
        System.arraycopy(input, next, input, 0, limit - next);
        limit -= next;
        next = 0;
        int n = Math.min(count, Png.PIECE - limit);
        System.arraycopy(data, from, input, limit, n);
        limit += n;
        return n;
    }

    /** No more input will come. */
    void endInput() {
        ended = true;
        for (int i = 0; i < MARGIN; i++) {
            input[limit + i] = 0;
        }
    }

    boolean isDone() {
        return mode == DONE;
    }

    byte[] output() {
        return output;
    }

    /** Where the output not yet read starts. */
    int start() {
        return read;
    }

    int end() {
        return written;
    }

    void skip(int count) {
        read += count;
    }

    /**
     * Expands more; all output must have been read. Gives whether there is output or the stream is done: otherwise
     * append input.
     */
    boolean run() {
        if (written > 3 * WINDOW) {
            System.arraycopy(output, written - WINDOW, output, 0, WINDOW);
            written = WINDOW;
            read = WINDOW;
        }
        while (mode != DONE && written <= output.length - LONGEST_COPY) {
            if (!ended && limit - next < MARGIN) {
                return written > read;
            }
            int before = written;
            step();
            adler.update(output, before, written);
            if (next - (held >> 3) > limit) {
                throw wrong("the compressed data ends too early");
            }
        }
        return true;
    }

    /** Whether input follows the end of the stream. */
    boolean hasSurplus() {
        return mode == DONE && next - (held >> 3) < limit;
    }

    /** What is wrong, unless only the zeros after the input's end look wrong. */
    private Problem wrong(String reason) {
        boolean beyond = next - (held >> 3) > limit;
        return Problem.inData(beyond ? "the compressed data ends too early" : reason);
    }

    private void step() {
        switch (mode) {
            case ZLIB_HEADER -> zlibHeader();
            case BLOCK -> block();
            case STORED -> copyStored();
            case CODES -> codes();
            case CHECKSUM -> checksum();
            default -> throw new IllegalStateException("no step after the end");
        }
    }

    private void zlibHeader() {
        int method = take(8);
        int flags = take(8);
        if ((method & 15) != 8 || method >> 4 > 7 || (method << 8 | flags) % 31 != 0) {
            throw wrong("the compressed data does not start with a zlib header");
        }
        if ((flags & 0x20) != 0) {
            throw wrong("the compressed data wants a preset dictionary");
        }
        mode = BLOCK;
    }

    private void block() {
        if (last) {
            mode = CHECKSUM;
            return;
        }
        last = take(1) != 0;
        switch (take(2)) {
            case 0 -> {
                alignToByte();
                stored = take(16);
                if (take(16) != (stored ^ 0xffff)) {
                    throw wrong("the length of a stored block is wrong");
                }
                // What is held are whole bytes; they are copied from the input like the others.
                next -= held >> 3;
                held = 0;
                bits = 0;
                mode = STORED;
            }
            case 1 -> {
                fixedCodes();
                mode = CODES;
            }
            case 2 -> {
                dynamicCodes();
                mode = CODES;
            }
            default -> throw wrong("unknown kind of compressed block");
        }
    }

    private void copyStored() {
        int n = Math.min(Math.min(stored, limit - next), output.length - written);
        if (n == 0 && stored > 0) {
            throw wrong("the compressed data ends too early");
        }
        System.arraycopy(input, next, output, written, n);
        next += n;
        written += n;
        stored -= n;
        if (stored == 0) {
            mode = BLOCK;
        }
    }

    private void fixedCodes() {
        for (int i = 0; i < 288; i++) {
            lengths[i] = (byte) (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8);
        }
        literals.build(lengths, 0, 288);
        for (int i = 0; i < 32; i++) {
            lengths[i] = 5;
        }
        distances.build(lengths, 0, 32);
    }

    private void dynamicCodes() {
        int literalCount = take(5) + 257;
        int distanceCount = take(5) + 1;
        int codeCount = take(4) + 4;
        if (literalCount > 286 || distanceCount > 30) {
            throw wrong("a compressed block has too many codes");
        }
        for (int i = 0; i < 19; i++) {
            lengths[ORDER[i]] = (byte) (i < codeCount ? take(3) : 0);
        }
        if (!lengthCodes.build(lengths, 0, 19)) {
            throw wrong("the codes of a compressed block do not fit together");
        }
        readLengths(literalCount + distanceCount);
        if (lengths[256] == 0
                || !literals.build(lengths, 0, literalCount)
                || !distances.build(lengths, literalCount, distanceCount)) {
            throw wrong("the codes of a compressed block do not fit together");
        }
    }

    private void readLengths(int total) {
        int[] table = lengthCodes.table;
        int i = 0;
        while (i < total) {
            need(Huffman.LENGTH_BITS);
            int entry = table[bits & (1 << Huffman.LENGTH_BITS) - 1];
            bits >>>= entry & 31;
            held -= entry & 31;
            int symbol = entry >>> 16;
            if (symbol < 16) {
                lengths[i++] = (byte) symbol;
                continue;
            }
            byte repeated = 0;
            int times;
            if (symbol == 16) {
                if (i == 0) {
                    throw wrong("a compressed block repeats a length before the first");
                }
                repeated = lengths[i - 1];
                times = 3 + take(2);
            } else {
                times = symbol == 17 ? 3 + take(3) : 11 + take(7);
            }
            if (times > total - i) {
                throw wrong("a compressed block has too many lengths");
            }
            for (int end = i + times; i < end; i++) {
                lengths[i] = repeated;
            }
        }
    }

    /** Expands codes until the block ends or input or room runs out. */
    private void codes() {
        byte[] in = input;
        byte[] out = output;
        int[] literal = literals.table;
        int[] distance = distances.table;
        int p = next;
        int o = written;
        int b = bits;
        int n = held;
        int inputEnd = ended ? limit + 8 : limit - 16;
        int outputEnd = out.length - LONGEST_COPY;
        while (p < inputEnd && o <= outputEnd) {
            if (n < 16) {
                b |= (in[p] & 0xff | (in[p + 1] & 0xff) << 8) << n;
                p += 2;
                n += 16;
            }
            int e = literal[b & (1 << Huffman.LITERAL_BITS) - 1];
            if ((e & Huffman.LINK) != 0) {
                e = literal[(e >>> 16) + (b >>> Huffman.LITERAL_BITS & (1 << (e & 31)) - 1)];
            }
            b >>>= e & 31;
            n -= e & 31;
            if (e < 0) {
                out[o++] = (byte) (e >> 16);
                continue;
            }
            if ((e & Huffman.STOP) != 0) {
                mode = (e & Huffman.END) != 0 ? BLOCK : UNKNOWN_CODE;
                break;
            }
            if (n < 16) {
                b |= (in[p] & 0xff | (in[p + 1] & 0xff) << 8) << n;
                p += 2;
                n += 16;
            }
            int extra = e >>> 5 & 15;
            int length = (e >>> 16) + (b & (1 << extra) - 1);
            b >>>= extra;
            n -= extra;
            if (n < 16) {
                b |= (in[p] & 0xff | (in[p + 1] & 0xff) << 8) << n;
                p += 2;
                n += 16;
            }
            e = distance[b & (1 << Huffman.DISTANCE_BITS) - 1];
            if ((e & Huffman.LINK) != 0) {
                e = distance[(e >>> 16) + (b >>> Huffman.DISTANCE_BITS & (1 << (e & 31)) - 1)];
            }
            b >>>= e & 31;
            n -= e & 31;
            if ((e & Huffman.STOP) != 0) {
                mode = UNKNOWN_CODE;
                break;
            }
            if (n < 16) {
                b |= (in[p] & 0xff | (in[p + 1] & 0xff) << 8) << n;
                p += 2;
                n += 16;
            }
            extra = e >>> 5 & 15;
            int back = (e >>> 16) + (b & (1 << extra) - 1);
            b >>>= extra;
            n -= extra;
            int from = o - back;
            if (from < 0) {
                mode = BEFORE_START;
                break;
            }
            int end = o + length;
            if (back == 1) {
                byte value = out[from];
                while (o < end) {
                    out[o++] = value;
                }
            } else if (back >= length && length > 32) {
                System.arraycopy(out, from, out, o, length);
                o = end;
            } else {
                while (o < end) {
                    out[o++] = out[from++];
                }
            }
        }
        next = p;
        written = o;
        bits = b;
        held = n;
        if (mode == UNKNOWN_CODE) {
            throw wrong("the compressed data has a code that does not exist");
        }
        if (mode == BEFORE_START) {
            throw wrong("the compressed data refers to bytes before its start");
        }
    }

    private void checksum() {
        alignToByte();
        int sum = 0;
        for (int i = 0; i < 4; i++) {
            sum = sum << 8 | take(8);
        }
        if (sum != adler.value()) {
            throw wrong("the checksum of the image data is wrong (Adler-32)");
        }
        mode = DONE;
    }

    private void alignToByte() {
        bits >>>= held & 7;
        held &= ~7;
    }

    private void need(int count) {
        while (held < count) {
            bits |= (input[next++] & 0xff) << held;
            held += 8;
        }
    }

    private int take(int count) {
        need(count);
        int value = bits & (1 << count) - 1;
        bits >>>= count;
        held -= count;
        return value;
    }
}
