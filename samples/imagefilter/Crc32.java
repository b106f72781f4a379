package imagefilter;

/** The checksum of PNG's chunks. */
final class Crc32 {

    /** What a byte does to the bits behind it. */
    private static final int[] TABLE = table();

    private Crc32() {}

    private static int[] table() {
        var table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int c = i;
            for (int bit = 0; bit < 8; bit++) {
                c = (c & 1) != 0 ? c >>> 1 ^ 0xedb88320 : c >>> 1;
            }
            table[i] = c;
        }
        return table;
    }

    static int of(byte[] bytes, int from, int to) {
        int c = -1;
        for (int i = from; i < to; i++) {
            c = c >>> 8 ^ TABLE[(c ^ bytes[i]) & 0xff];
        }
        return ~c;
    }
}
