package imagefilter;

/** Undoes deflate (RFC 1951) where all of the data is there and the size of what comes out is known. */
final class Inflate {

    /** The shortest match and the farthest distance for each symbol, and how many more bits say what to add. */
    private static final int[] LENGTH = {3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163,
        195, 227, 258};

    private static final int[] LENGTH_BITS = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
    private static final int[] DISTANCE = {1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
        3073, 4097, 6145, 8193, 12289, 16385, 24577};

    /** In which order a block gives the lengths of the codes of its code lengths. */
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private static final int END_OF_BLOCK = 256;
    private static final int LITERALS = 288;
    private static final int DISTANCES = 30;

    /** The symbols of a code in the order of their codes, and how many codes have each length. */
    private record Code(int[] counts, int[] symbols) {

        static Code of(int[] lengths, int from, int to) {
            var counts = new int[16];
            for (int i = from; i < to; i++) {
                counts[lengths[i]]++;
            }
            var next = new int[17];
            int left = 1;
            for (int length = 1; length < 16; length++) {
                next[length + 1] = next[length] + counts[length];
                left = 2 * left - counts[length];
                if (left < 0) {
                    throw new Problem("its data has a damaged code");
                }
            }
            var symbols = new int[to - from];
            for (int i = from; i < to; i++) {
                if (lengths[i] > 0) {
                    symbols[next[lengths[i]]++] = i - from;
                }
            }
            return new Code(counts, symbols);
        }
    }

    private final byte[] data;
    private int bit;
    private final byte[] output;
    private int filled;

    private Inflate(byte[] data, int from, byte[] output) {
        this.data = data;
        this.bit = 8 * from;
        this.output = output;
    }

    /** Fills the output with what the data from an offset on becomes. */
    static void fill(byte[] data, int from, byte[] output) {
        var inflate = new Inflate(data, from, output);
        boolean last;
        do {
            last = inflate.bits(1) == 1;
            switch (inflate.bits(2)) {
                case 0 -> inflate.stored();
                case 1 -> inflate.coded(fixedLiterals(), fixedDistances());
                case 2 -> inflate.dynamic();
                default -> throw new Problem("its data has an unknown kind of block");
            }
        } while (!last);
        if (inflate.filled < output.length) {
            throw new Problem("it has less data than rows");
        }
    }

    private int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            if (bit >> 3 >= data.length) {
                throw new Problem("its data ends too soon");
            }
            value |= (data[bit >> 3] >> (bit & 7) & 1) << i;
            bit++;
        }
        return value;
    }

    private void put(int octet) {
        if (filled == output.length) {
            throw new Problem("it has more data than rows");
        }
        output[filled++] = (byte) octet;
    }

    private void stored() {
        bit = bit + 7 & ~7;
        int length = bits(16);
        if ((bits(16) ^ length) != 0xffff) {
            throw new Problem("its data has a damaged block");
        }
        for (int i = 0; i < length; i++) {
            put(bits(8));
        }
    }

    private static Code fixedLiterals() {
        var lengths = new int[LITERALS];
        for (int i = 0; i < LITERALS; i++) {
            lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
        }
        return Code.of(lengths, 0, LITERALS);
    }

    private static Code fixedDistances() {
        var lengths = new int[DISTANCES];
        for (int i = 0; i < DISTANCES; i++) {
            lengths[i] = 5;
        }
        return Code.of(lengths, 0, DISTANCES);
    }

    private void dynamic() {
        int literals = 257 + bits(5);
        int distances = 1 + bits(5);
        int count = 4 + bits(4);
        var lengths = new int[19];
        for (int i = 0; i < count; i++) {
            lengths[ORDER[i]] = bits(3);
        }
        var code = Code.of(lengths, 0, lengths.length);
        lengths = new int[literals + distances];
        int at = 0;
        while (at < lengths.length) {
            int symbol = symbol(code);
            int length = symbol < 16 ? symbol : symbol == 16 && at > 0 ? lengths[at - 1] : 0;
            int repeated = symbol < 16 ? 1 : symbol == 16 ? 3 + bits(2) : symbol == 17 ? 3 + bits(3) : 11 + bits(7);
            for (int end = Math.min(lengths.length, at + repeated); at < end; at++) {
                lengths[at] = length;
            }
        }
        coded(Code.of(lengths, 0, literals), Code.of(lengths, literals, lengths.length));
    }

    private int symbol(Code code) {
        int value = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length < 16; length++) {
            value |= bits(1);
            int count = code.counts[length];
            if (value - first < count) {
                return code.symbols[index + value - first];
            }
            index += count;
            first = first + count << 1;
            value <<= 1;
        }
        throw new Problem("its data has an unknown code");
    }

    private void coded(Code literals, Code distances) {
        int symbol = symbol(literals);
        while (symbol != END_OF_BLOCK) {
            if (symbol < END_OF_BLOCK) {
                put(symbol);
            } else {
                copy(symbol - END_OF_BLOCK - 1, distances);
            }
            symbol = symbol(literals);
        }
    }

    private void copy(int symbol, Code distances) {
        if (symbol >= LENGTH.length) {
            throw new Problem("its data has an unknown length");
        }
        int length = LENGTH[symbol] + bits(LENGTH_BITS[symbol]);
        int far = symbol(distances);
        if (far >= DISTANCES) {
            throw new Problem("its data has an unknown distance");
        }
        int distance = DISTANCE[far] + bits(Math.max(0, far / 2 - 1));
        if (distance > filled) {
            throw new Problem("its data refers to what is before it");
        }
        for (int i = 0; i < length; i++) {
            put(output[filled - distance]);
        }
    }
}
