package dev.heliac.tests.png;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Writes PNG files with every freedom the format gives.
 *
 * @param filter 0 to 4 for all rows, {@link #MIXED} for all five in turn
 * @param idat the most bytes in one IDAT chunk
 * @param palette the PLTE chunk's body, or null
 * @param transparency the tRNS chunk's body, or null
 */
record PngEncoder(
        int width,
        int height,
        int depth,
        int colour,
        boolean interlaced,
        int filter,
        Compression compression,
        int idat,
        byte[] palette,
        byte[] transparency) {

    static final int MIXED = 5;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** Adam7: first x, first y, step x, step y. */
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    /** A picture's samples, each of as many bits as the depth. */
    interface Picture {
        int sample(int x, int y, int channel);
    }

    PngEncoder with(byte[] transparent) {
        return new PngEncoder(
                width, height, depth, colour, interlaced, filter, compression, idat, palette, transparent);
    }

    int channels() {
        return switch (colour) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
    }

    byte[] encode(Picture picture) {
        return assemble(compression.compress(rows(picture)));
    }

    /** The file around image data that may be anything. */
    byte[] assemble(byte[] data) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        out.writeBytes(chunk("IHDR", header()));
        out.writeBytes(chunk("tEXt", "Comment\0generated".getBytes(StandardCharsets.ISO_8859_1)));
        if (palette != null) {
            out.writeBytes(chunk("PLTE", palette));
        }
        if (transparency != null) {
            out.writeBytes(chunk("tRNS", transparency));
        }
        for (int at = 0; at < data.length; at += idat) {
            out.writeBytes(chunk("IDAT", Arrays.copyOfRange(data, at, Math.min(data.length, at + idat))));
        }
        out.writeBytes(chunk("tIME", new byte[] {7, (byte) 0xea, 1, 1, 0, 0, 0}));
        out.writeBytes(chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    private byte[] header() {
        return ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) depth)
                .put((byte) colour)
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) (interlaced ? 1 : 0))
                .array();
    }

    static byte[] chunk(String type, byte[] body) {
        var name = type.getBytes(StandardCharsets.ISO_8859_1);
        var crc = new CRC32();
        crc.update(name);
        crc.update(body);
        return ByteBuffer.allocate(12 + body.length)
                .putInt(body.length)
                .put(name)
                .put(body)
                .putInt((int) crc.getValue())
                .array();
    }

    /** The filtered rows, pass by pass. */
    byte[] rows(Picture picture) {
        var out = new ByteArrayOutputStream();
        if (interlaced) {
            for (var p : PASSES) {
                pass(picture, p[0], p[1], p[2], p[3], out);
            }
        } else {
            pass(picture, 0, 0, 1, 1, out);
        }
        return out.toByteArray();
    }

    private void pass(Picture picture, int x0, int y0, int dx, int dy, ByteArrayOutputStream out) {
        int columns = (width - x0 + dx - 1) / dx;
        if (columns <= 0) {
            return;
        }
        int bits = channels() * depth;
        var above = new byte[(columns * bits + 7) / 8];
        int n = 0;
        for (int y = y0; y < height; y += dy) {
            var row = new byte[above.length];
            for (int i = 0; i < columns; i++) {
                for (int c = 0; c < channels(); c++) {
                    put(row, (i * channels() + c) * depth, picture.sample(x0 + i * dx, y, c));
                }
            }
            int type = filter == MIXED ? n % 5 : filter;
            out.write(type);
            out.writeBytes(filtered(type, row, above, Math.max(1, bits / 8)));
            above = row;
            n++;
        }
    }

    private void put(byte[] row, int bit, int sample) {
        if (depth == 16) {
            row[bit / 8] = (byte) (sample >> 8);
            row[bit / 8 + 1] = (byte) sample;
        } else {
            row[bit / 8] |= (byte) (sample << 8 - depth - bit % 8);
        }
    }

    private static byte[] filtered(int type, byte[] row, byte[] above, int pixel) {
        var out = new byte[row.length];
        for (int i = 0; i < row.length; i++) {
            int left = i < pixel ? 0 : Byte.toUnsignedInt(row[i - pixel]);
            int up = Byte.toUnsignedInt(above[i]);
            int corner = i < pixel ? 0 : Byte.toUnsignedInt(above[i - pixel]);
            int guess = switch (type) {
                case 0 -> 0;
                case 1 -> left;
                case 2 -> up;
                case 3 -> (left + up) / 2;
                default -> paeth(left, up, corner);
            };
            out[i] = (byte) (row[i] - guess);
        }
        return out;
    }

    private static int paeth(int a, int b, int c) {
        int p = a + b - c;
        int pa = Math.abs(p - a);
        int pb = Math.abs(p - b);
        int pc = Math.abs(p - c);
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }
}
