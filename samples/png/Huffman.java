package png;

/**
 * Decodes one prefix code by table: the next bits of the stream are the index, and codes longer than the table's bits
 * go on in a second table.
 *
 * <p>An entry holds in bits 0-4 the length of its code, in bits 5-8 how many extra bits follow, from bit 16 a value,
 * and the marks below. The sign marks a literal, so that the most frequent case is the cheapest test.
 */
final class Huffman {

    /** The sign. */
    static final int LITERAL = 1 << 31;

    /** The code is longer: the value is the start of its second table, bits 0-4 are that table's bits. */
    static final int LINK = 1 << 9;

    /** Not a value: the end of a block with {@link #END}, otherwise no code at all. */
    static final int STOP = 1 << 10;

    static final int END = 1 << 11;

    static final int LITERAL_BITS = 10;
    static final int DISTANCE_BITS = 9;
    static final int LENGTH_BITS = 7;

    private static final int[] LITERALS = literals();
    private static final int[] DISTANCES = distances();
    private static final int[] LENGTHS = lengths();

    final int[] table;

    private final int bits;
    private final int[] symbols;
    private final byte[] longest;
    private final int[] counts = new int[16];
    private final int[] codes = new int[16];

    private Huffman(int bits, int size, int[] symbols) {
        this.bits = bits;
        this.symbols = symbols;
        table = new int[size];
        longest = new byte[1 << bits];
    }

    static Huffman ofLiterals() {
        return new Huffman(LITERAL_BITS, 2048, LITERALS);
    }

    static Huffman ofDistances() {
        return new Huffman(DISTANCE_BITS, 1024, DISTANCES);
    }

    static Huffman ofLengths() {
        return new Huffman(LENGTH_BITS, 1 << LENGTH_BITS, LENGTHS);
    }

    private static int[] literals() {
        int[] entries = new int[288];
        for (int i = 0; i < 256; i++) {
            entries[i] = LITERAL | i << 16;
        }
        entries[256] = STOP | END;
        int base = 3;
        for (int i = 0; i < 28; i++) {
            int extra = i < 8 ? 0 : (i >> 2) - 1;
            entries[257 + i] = base << 16 | extra << 5;
            base += 1 << extra;
        }
        entries[285] = 258 << 16;
        entries[286] = STOP;
        entries[287] = STOP;
        return entries;
    }

    private static int[] distances() {
        int[] entries = new int[32];
        int base = 1;
        for (int i = 0; i < 30; i++) {
            int extra = i < 4 ? 0 : (i >> 1) - 1;
            entries[i] = base << 16 | extra << 5;
            base += 1 << extra;
        }
        entries[30] = STOP;
        entries[31] = STOP;
        return entries;
    }

    private static int[] lengths() {
        int[] entries = new int[19];
        for (int i = 0; i < 19; i++) {
            entries[i] = i << 16;
        }
        return entries;
    }

    /** Fills the table for the code whose lengths these are; gives whether they make a code. */
    boolean build(byte[] lengths, int from, int count) {
        for (int i = 0; i < 16; i++) {
            counts[i] = 0;
        }
        for (int i = 0; i < count; i++) {
            counts[lengths[from + i]]++;
        }
        int max = 15;
        while (max > 0 && counts[max] == 0) {
            max--;
        }
        int left = 1;
        for (int i = 1; i <= 15; i++) {
            left = 2 * left - counts[i];
            if (left < 0) {
                return false;
            }
        }
        // A lone code of one bit, or none, may leave the others unused.
        if (left > 0 && (max > 1 || symbols == LENGTHS)) {
            return false;
        }
        for (int i = 0; i < 1 << bits; i++) {
            table[i] = STOP;
            longest[i] = 0;
        }
        if (max > bits) {
            start();
            for (int i = 0; i < count; i++) {
                int length = lengths[from + i];
                int code = length == 0 ? 0 : next(length);
                if (length > bits) {
                    int first = code & (1 << bits) - 1;
                    longest[first] = (byte) Math.max(longest[first], length);
                }
            }
        }
        fill(lengths, from, count);
        return true;
    }

    private void fill(byte[] lengths, int from, int count) {
        int mask = (1 << bits) - 1;
        int used = 1 << bits;
        start();
        for (int i = 0; i < count; i++) {
            int length = lengths[from + i];
            if (length == 0) {
                continue;
            }
            int code = next(length);
            int entry = symbols[i] | length;
            if (length <= bits) {
                for (int at = code; at <= mask; at += 1 << length) {
                    table[at] = entry;
                }
                continue;
            }
            int first = code & mask;
            int more = longest[first] - bits;
            if (table[first] == STOP) {
                table[first] = used << 16 | LINK | more;
                used += 1 << more;
            }
            int start = table[first] >>> 16;
            for (int at = code >>> bits; at < 1 << more; at += 1 << length - bits) {
                table[start + at] = entry;
            }
        }
    }

    /** Starts to hand out codes, which are numbered by length. */
    private void start() {
        int code = 0;
        for (int i = 1; i < 16; i++) {
            codes[i] = code;
            code = code + counts[i] << 1;
        }
    }

    /** The next code of a length, its first bit lowest. */
    private int next(int length) {
        int code = codes[length]++;
        int reversed = 0;
        for (int i = 0; i < length; i++) {
            reversed = reversed << 1 | code >> i & 1;
        }
        return reversed;
    }
}
