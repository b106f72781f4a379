package png;

/** Turns the samples of a row, whatever their kind, into pixels of four bytes: red, green, blue, alpha. */
final class Pixels {

    private static final int OPAQUE = 0xff;

    private final Header header;

    /** Pixels by sample, for the kinds whose pixel is one sample of at most eight bits; red is the lowest byte. */
    private final int[] colours = new int[256];

    private int paletteSize;

    /** The samples of the one transparent colour of greys and RGB, or negative numbers. */
    private int clearRed = -1;

    private int clearGreen = -1;
    private int clearBlue = -1;

    Pixels(Header header) {
        this.header = header;
        if (header.colour() == Header.GREY && header.depth() <= 8) {
            int most = (1 << header.depth()) - 1;
            for (int i = 0; i <= most; i++) {
                int grey = i * 255 / most;
                colours[i] = grey | grey << 8 | grey << 16 | OPAQUE << 24;
            }
        }
    }

    void palette(byte[] body, int length) {
        paletteSize = length / 3;
        for (int i = 0; i < paletteSize; i++) {
            colours[i] = body[3 * i] & 0xff
                    | (body[3 * i + 1] & 0xff) << 8
                    | (body[3 * i + 2] & 0xff) << 16
                    | OPAQUE << 24;
        }
    }

    int paletteSize() {
        return paletteSize;
    }

    void transparency(byte[] body, int length) {
        switch (header.colour()) {
            case Header.PALETTE -> {
                for (int i = 0; i < length; i++) {
                    colours[i] = colours[i] & 0xffffff | body[i] << 24;
                }
            }
            case Header.GREY -> {
                clearRed = sample(body, 0);
                if (header.depth() <= 8) {
                    colours[clearRed] &= 0xffffff;
                }
            }
            default -> {
                clearRed = sample(body, 0);
                clearGreen = sample(body, 2);
                clearBlue = sample(body, 4);
            }
        }
    }

    /** A colour's sample; only as many bits count as samples have. */
    private int sample(byte[] body, int at) {
        return ((body[at] & 0xff) << 8 | body[at + 1] & 0xff) & (1 << header.depth()) - 1;
    }

    /** Whether a row of a palette's indices names a colour that is not there. */
    boolean leavesPalette(byte[] row, int width) {
        if (header.colour() != Header.PALETTE || paletteSize >= 1 << header.depth()) {
            return false;
        }
        int most = 0;
        for (int x = 0; x < width; x++) {
            most = Math.max(most, packed(row, x));
        }
        return most >= paletteSize;
    }

    private int packed(byte[] row, int x) {
        int depth = header.depth();
        int bit = x * depth;
        return row[Filters.PAD + (bit >> 3)] >> 8 - depth - (bit & 7) & (1 << depth) - 1;
    }

    /** Writes {@code count} pixels of a row, from the one at {@code x} on. */
    void write(byte[] row, int x, int count, byte[] target, int at) {
        boolean wide = header.depth() == 16;
        switch (header.colour()) {
            case Header.RGBA -> {
                if (wide) {
                    rgba16(row, x, count, target, at);
                } else {
                    System.arraycopy(row, Filters.PAD + 4 * x, target, at, 4 * count);
                }
            }
            case Header.RGB -> {
                if (wide) {
                    rgb16(row, x, count, target, at);
                } else if (clearRed >= 0) {
                    rgb8Keyed(row, x, count, target, at);
                } else {
                    rgb8(row, x, count, target, at);
                }
            }
            case Header.GREY_ALPHA -> greyAlpha(row, x, count, target, at, wide ? 2 : 1);
            default -> {
                if (wide) {
                    grey16(row, x, count, target, at);
                } else {
                    indexed(row, x, count, target, at);
                }
            }
        }
    }

    private void indexed(byte[] row, int x, int count, byte[] target, int at) {
        int[] table = colours;
        int depth = header.depth();
        int mask = (1 << depth) - 1;
        int bit = x * depth;
        int t = at;
        for (int i = 0; i < count; i++) {
            int colour = table[row[Filters.PAD + (bit >> 3)] >> 8 - depth - (bit & 7) & mask];
            bit += depth;
            target[t] = (byte) colour;
            target[t + 1] = (byte) (colour >> 8);
            target[t + 2] = (byte) (colour >> 16);
            target[t + 3] = (byte) (colour >> 24);
            t += 4;
        }
    }

    private void grey16(byte[] row, int x, int count, byte[] target, int at) {
        int s = Filters.PAD + 2 * x;
        int t = at;
        for (int i = 0; i < count; i++) {
            byte grey = row[s];
            boolean clear = ((grey & 0xff) << 8 | row[s + 1] & 0xff) == clearRed;
            target[t] = grey;
            target[t + 1] = grey;
            target[t + 2] = grey;
            target[t + 3] = (byte) (clear ? 0 : OPAQUE);
            s += 2;
            t += 4;
        }
    }

    private void greyAlpha(byte[] row, int x, int count, byte[] target, int at, int sample) {
        int s = Filters.PAD + 2 * sample * x;
        int t = at;
        for (int i = 0; i < count; i++) {
            byte grey = row[s];
            target[t] = grey;
            target[t + 1] = grey;
            target[t + 2] = grey;
            target[t + 3] = row[s + sample];
            s += 2 * sample;
            t += 4;
        }
    }

    private void rgb8(byte[] row, int x, int count, byte[] target, int at) {
        int s = Filters.PAD + 3 * x;
        int t = at;
        for (int i = 0; i < count; i++) {
            target[t] = row[s];
            target[t + 1] = row[s + 1];
            target[t + 2] = row[s + 2];
            target[t + 3] = (byte) OPAQUE;
            s += 3;
            t += 4;
        }
    }

    private void rgb8Keyed(byte[] row, int x, int count, byte[] target, int at) {
        rgb8(row, x, count, target, at);
        for (int t = at; t < at + 4 * count; t += 4) {
            if ((target[t] & 0xff) == clearRed
                    && (target[t + 1] & 0xff) == clearGreen
                    && (target[t + 2] & 0xff) == clearBlue) {
                target[t + 3] = 0;
            }
        }
    }

    private void rgb16(byte[] row, int x, int count, byte[] target, int at) {
        int s = Filters.PAD + 6 * x;
        int t = at;
        for (int i = 0; i < count; i++) {
            boolean clear = ((row[s] & 0xff) << 8 | row[s + 1] & 0xff) == clearRed
                    && ((row[s + 2] & 0xff) << 8 | row[s + 3] & 0xff) == clearGreen
                    && ((row[s + 4] & 0xff) << 8 | row[s + 5] & 0xff) == clearBlue;
            target[t] = row[s];
            target[t + 1] = row[s + 2];
            target[t + 2] = row[s + 4];
            target[t + 3] = (byte) (clear ? 0 : OPAQUE);
            s += 6;
            t += 4;
        }
    }

    private void rgba16(byte[] row, int x, int count, byte[] target, int at) {
        int s = Filters.PAD + 8 * x;
        for (int t = at; t < at + 4 * count; t++) {
            target[t] = row[s];
            s += 2;
        }
    }
}
