package imagefilter;

/** Makes a PNG file of grey pixels, without compressing them. */
final class PngFile {

    /** What a file begins with. */
    static final int SIGNATURE = 0x89504e47;

    static final int REST_OF_SIGNATURE = 0x0d0a1a0a;

    static final int IHDR = 0x49484452;
    static final int IDAT = 0x49444154;
    static final int IEND = 0x49454e44;

    /** The length, type and checksum around what is in a chunk. */
    static final int CHUNK = 12;

    /** How much is in the header. */
    static final int HEADER = 13;

    /** Of as many pixels a row fits into a stored block. */
    static final int MOST_COLUMNS = 65_534;

    /** In a stored block of deflate, what comes before the pixels: three bits, the length twice, and the kind of row. */
    private static final int ROW_HEAD = 6;

    private static final int ADLER_BASE = 65521;

    private final byte[] file;
    private int at;

    private PngFile(int size) {
        file = new byte[size];
    }

    /** The file's bytes. */
    static byte[] of(byte[] pixels, int width, int height) {
        int data = 2 + height * (ROW_HEAD + width) + 4;
        var png = new PngFile(8 + CHUNK + HEADER + CHUNK + data + CHUNK);
        png.number(SIGNATURE);
        png.number(REST_OF_SIGNATURE);
        png.header(width, height);
        png.data(pixels, width, height, data);
        png.end(png.begin(IEND, 0));
        return png.file;
    }

    private void header(int width, int height) {
        int start = begin(IHDR, HEADER);
        number(width);
        number(height);
        octet(8);
        octet(0);
        octet(0);
        octet(0);
        octet(0);
        end(start);
    }

    /** A zlib stream with a stored block for each row. */
    private void data(byte[] pixels, int width, int height, int size) {
        int start = begin(IDAT, size);
        octet(0x78);
        octet(0x01);
        int low = 1;
        int high = 0;
        for (int row = 0; row < height; row++) {
            octet(row == height - 1 ? 1 : 0);
            octet(1 + width);
            octet(1 + width >> 8);
            octet(~(1 + width));
            octet(~(1 + width) >> 8);
            octet(0);
            high = (high + low) % ADLER_BASE;
            for (int i = row * width; i < (row + 1) * width; i++) {
                octet(pixels[i]);
                low = (low + (pixels[i] & 0xff)) % ADLER_BASE;
                high = (high + low) % ADLER_BASE;
            }
        }
        number(high << 16 | low);
        end(start);
    }

    /** Begins a chunk; gives where that starts which its checksum is of. */
    private int begin(int type, int length) {
        number(length);
        number(type);
        return at - 4;
    }

    private void end(int start) {
        number(Crc32.of(file, start, at));
    }

    private void number(int number) {
        octet(number >> 24);
        octet(number >> 16);
        octet(number >> 8);
        octet(number);
    }

    /** The lowest eight bits of a number. */
    private void octet(int number) {
        file[at++] = (byte) number;
    }
}
