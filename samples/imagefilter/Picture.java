package imagefilter;

/**
 * A picture from a PNG file with 8 bits a sample that is not interlaced, as most are.
 *
 * @param samples 3 or 4 for each pixel, row by row: red, green, blue, and how opaque it is
 */
record Picture(int width, int height, int samples, byte[] pixels) {

    private static final int MOST_PIXELS = 16 << 20;

    static Picture read(byte[] file) {
        if (file.length < 8 || number(file, 0) != PngFile.SIGNATURE || number(file, 4) != PngFile.REST_OF_SIGNATURE) {
            throw new Problem("it is no PNG");
        }
        var data = new byte[file.length];
        int count = 0;
        int at = 8;
        int type = 0;
        while (type != PngFile.IEND) {
            int length = at > file.length - PngFile.CHUNK ? -1 : number(file, at);
            if (length < 0 || length > file.length - PngFile.CHUNK - at) {
                throw new Problem("it is cut off");
            }
            if (Crc32.of(file, at + 4, at + 8 + length) != number(file, at + 8 + length)) {
                throw new Problem("it is damaged at offset " + at);
            }
            type = number(file, at + 4);
            if (at == 8 && (type != PngFile.IHDR || length != PngFile.HEADER)) {
                throw new Problem("its header is missing");
            }
            if (type == PngFile.IDAT) {
                System.arraycopy(file, at + 8, data, count, length);
                count += length;
            }
            at += PngFile.CHUNK + length;
        }
        return of(file, data);
    }

    /** From the header, which stands after the signature, a length and a type. */
    private static Picture of(byte[] file, byte[] data) {
        int width = number(file, 16);
        int height = number(file, 20);
        int samples = file[25] == 2 ? 3 : 4;
        if (width <= 0 || height <= 0 || width > PngFile.MOST_COLUMNS || (long) width * height > MOST_PIXELS) {
            throw new Problem("it has no pixels, or too many");
        }
        if (file[24] != 8 || file[25] != 2 && file[25] != 6 || file[28] != 0) {
            throw new Problem("it is not of 8-bit RGB or RGBA, or it is interlaced");
        }
        int row = samples * width;
        var filtered = new byte[(1 + row) * height];
        Inflate.fill(data, 2, filtered);
        var pixels = new byte[row * height];
        for (int y = 0; y < height; y++) {
            restore(filtered, y * (1 + row), pixels, y * row, row, samples);
        }
        return new Picture(width, height, samples, pixels);
    }

    /** Adds to a row what its filter expects each byte to be from those to the left, above, and above to the left. */
    private static void restore(byte[] filtered, int from, byte[] pixels, int to, int row, int samples) {
        for (int i = 0; i < row; i++) {
            int left = i < samples ? 0 : pixels[to + i - samples] & 0xff;
            int above = to == 0 ? 0 : pixels[to + i - row] & 0xff;
            int corner = i < samples || to == 0 ? 0 : pixels[to + i - row - samples] & 0xff;
            int expected = switch (filtered[from]) {
                case 0 -> 0;
                case 1 -> left;
                case 2 -> above;
                case 3 -> (left + above) / 2;
                case 4 -> nearest(left, above, corner);
                default -> throw new Problem("a row has an unknown filter");
            };
            pixels[to + i] = (byte) (filtered[from + 1 + i] + expected);
        }
    }

    /** Paeth's predictor. */
    private static int nearest(int left, int above, int corner) {
        int toLeft = Math.abs(above - corner);
        int toAbove = Math.abs(left - corner);
        int toCorner = Math.abs(left + above - 2 * corner);
        if (toLeft <= toAbove && toLeft <= toCorner) {
            return left;
        }
        return toAbove <= toCorner ? above : corner;
    }

    private static int number(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
    }
}
