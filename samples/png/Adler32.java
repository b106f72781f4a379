package png;

/** The checksum of zlib streams. */
final class Adler32 {

    private static final int BASE = 65521;

    /** As many bytes as can be added up before the sums must be reduced to stay within 31 bits. */
    private static final int RUN = 3800;

    private int low = 1;
    private int high;

    void update(byte[] data, int from, int to) {
        int a = low;
        int b = high;
        int i = from;
        while (i < to) {
            int end = Math.min(to, i + RUN);
            for (; i < end; i++) {
                a += data[i] & 0xff;
                b += a;
            }
            a %= BASE;
            b %= BASE;
        }
        low = a;
        high = b;
    }

    int value() {
        return high << 16 | low;
    }
}
