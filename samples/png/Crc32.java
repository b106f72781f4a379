package png;

/** The checksum of PNG chunks, four bytes a step. */
final class Crc32 {

    /** Four tables of 256: the effect of a byte that is followed by none, one, two or three others. */
    private static final int[] TABLE = table();

    private int crc = -1;

    private static int[] table() {
        int[] table = new int[1024];
        for (int i = 0; i < 256; i++) {
            int c = i;
            for (int bit = 0; bit < 8; bit++) {
                c = (c & 1) != 0 ? c >>> 1 ^ 0xedb88320 : c >>> 1;
            }
            table[i] = c;
        }
        for (int i = 256; i < 1024; i++) {
            int before = table[i - 256];
            table[i] = before >>> 8 ^ table[before & 0xff];
        }
        return table;
    }

    void reset() {
        crc = -1;
    }

    void update(byte[] data, int from, int to) {
        int[] table = TABLE;
        int c = crc;
        int i = from;
        for (; i < to - 3; i += 4) {
            c ^= data[i] & 0xff | (data[i + 1] & 0xff) << 8 | (data[i + 2] & 0xff) << 16 | data[i + 3] << 24;
            c = table[768 + (c & 0xff)]
                    ^ table[512 + (c >>> 8 & 0xff)]
                    ^ table[256 + (c >>> 16 & 0xff)]
                    ^ table[c >>> 24];
        }
        for (; i < to; i++) {
            c = c >>> 8 ^ table[(c ^ data[i]) & 0xff];
        }
        crc = c;
    }

    int value() {
        return ~crc;
    }
}
