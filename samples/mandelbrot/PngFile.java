package mandelbrot;

/** Makes a PNG file of pixels that are indices into a palette, without compressing them. */
final class PngFile {

    private static final int IHDR = 0x49484452;
    private static final int PLTE = 0x504c5445;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454e44;

    /** The length, type and checksum around what is in a chunk. */
    private static final int CHUNK = 12;

    /** In a stored block of deflate, what comes before the pixels: three bits, the length twice, and the kind of row. */
    private static final int ROW_HEAD = 6;

    private static final int ADLER_BASE = 65521;

    private final byte[] file;
    private int at;

    private PngFile(int size) {
        file = new byte[size];
    }

    /** The file's bytes; of rows of up to 65,534 pixels, and colours of three bytes each. */
    static byte[] of(byte[] pixels, int width, int height, byte[] colours) {
        int data = 2 + height * (ROW_HEAD + width) + 4;
        var png = new PngFile(8 + CHUNK + 13 + CHUNK + colours.length + CHUNK + data + CHUNK);
        png.number(0x89504e47);
        png.number(0x0d0a1a0a);
        png.header(width, height);
        png.colours(colours);
        png.data(pixels, width, height, data);
        png.end(png.begin(IEND, 0));
        return png.file;
    }

    private void header(int width, int height) {
        int start = begin(IHDR, 13);
        number(width);
        number(height);
        octet(8);
        octet(3);
        octet(0);
        octet(0);
        octet(0);
        end(start);
    }

    private void colours(byte[] colours) {
        int start = begin(PLTE, colours.length);
        System.arraycopy(colours, 0, file, at, colours.length);
        at += colours.length;
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
