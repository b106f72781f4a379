package dev.heliac.tests.png;

import static dev.heliac.tests.png.PngEncoder.chunk;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/** Files that are no PNG or a wrong one, and what the sample says of each after the file's name. */
final class DamagedPngs {

    record Damage(String name, byte[] bytes, String expected) {}

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] END = chunk("IEND", new byte[0]);

    /** Where things are in {@link #GOOD}: IHDR at 8, tEXt at 33, IDAT at 62. */
    private static final PngEncoder ENCODER =
            PngCorpus.encoder(new int[] {2, 8}, 20, 9, false, 1, Compression.DYNAMIC, 1 << 20);

    private static final byte[] ROWS = ENCODER.rows(PngCorpus.picture(new int[] {2, 8}, 7));
    private static final byte[] GOOD = ENCODER.assemble(Compression.DYNAMIC.compress(ROWS));
    private static final int IDAT = 62;

    private final List<Damage> all = new ArrayList<>();

    private DamagedPngs() {}

    static List<Damage> all() {
        var damaged = new DamagedPngs();
        damaged.otherFiles();
        damaged.cutShort();
        damaged.checksums();
        damaged.headers();
        damaged.orders();
        damaged.palettes();
        damaged.compressedData();
        damaged.imageData();
        return damaged.all;
    }

    private void add(String name, byte[] bytes, String expected) {
        all.add(new Damage(name, bytes, expected));
    }

    private void damaged(String name, byte[] bytes, String expected) {
        add(name, bytes, "damaged PNG: " + expected);
    }

    private void otherFiles() {
        add("empty", new byte[0], "not a PNG: the file has only 0 bytes");
        add("five-bytes", Arrays.copyOf(GOOD, 5), "not a PNG: the file has only 5 bytes");
        add("text", "This is no picture.\n".getBytes(StandardCharsets.ISO_8859_1),
                "not a PNG: the signature is missing");
        var text = new String(GOOD, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        add("as-text", text.getBytes(StandardCharsets.ISO_8859_1),
                "not a PNG: the signature is missing");
    }

    private void cutShort() {
        damaged("cut-8", Arrays.copyOf(GOOD, 8), "the file ends at offset 8, before its IEND chunk");
        damaged("cut-12", Arrays.copyOf(GOOD, 12), "the file ends at offset 12, before its IEND chunk");
        damaged("cut-20", Arrays.copyOf(GOOD, 20), "the file ends at offset 20, inside the IHDR chunk");
        damaged("cut-40", Arrays.copyOf(GOOD, 40), "the file ends at offset 40, before its IEND chunk");
        damaged("cut-45", Arrays.copyOf(GOOD, 45), "the file ends at offset 45, inside the tEXt chunk");
        damaged("cut-100", Arrays.copyOf(GOOD, 100), "the file ends at offset 100, inside the IDAT chunk");
        int end = GOOD.length - END.length;
        damaged("cut-end", Arrays.copyOf(GOOD, end), "the file ends at offset " + end + ", before its IEND chunk");
        damaged("cut-last", Arrays.copyOf(GOOD, GOOD.length - 1),
                "the file ends at offset " + (GOOD.length - 1) + ", inside the IEND chunk");
    }

    private void checksums() {
        damaged("crc-header", flipped(8 + 8 + 13), "IHDR checksum wrong at offset 8");
        damaged("crc-width", flipped(8 + 8 + 3), "IHDR checksum wrong at offset 8");
        damaged("crc-text", flipped(45), "tEXt checksum wrong at offset 33");
        damaged("crc-data", flipped(IDAT + 60), "IDAT checksum wrong at offset " + IDAT);
        damaged("crc-codes", flipped(IDAT + 12), "IDAT checksum wrong at offset " + IDAT);
        damaged("crc-end", flipped(GOOD.length - 1), "IEND checksum wrong at offset " + (GOOD.length - 12));
    }

    private static byte[] flipped(int at) {
        var bytes = GOOD.clone();
        bytes[at] ^= 1;
        return bytes;
    }

    private void headers() {
        damaged("width-0", withHeader(0, 5, 8, 2, 0, 0, 0), "the image has no pixels (its width is 0, its height 5)");
        damaged("height-0", withHeader(5, 0, 8, 2, 0, 0, 0), "the image has no pixels (its width is 5, its height 0)");
        damaged("width-negative", withHeader(-1, 5, 8, 2, 0, 0, 0),
                "the image has no pixels (its width is -1, its height 5)");
        damaged("palette-16", withHeader(5, 5, 16, 3, 0, 0, 0), "there is no colour type 3 with 16 bits");
        damaged("rgb-4", withHeader(5, 5, 4, 2, 0, 0, 0), "there is no colour type 2 with 4 bits");
        damaged("grey-3", withHeader(5, 5, 3, 0, 0, 0, 0), "there is no colour type 0 with 3 bits");
        damaged("colour-5", withHeader(5, 5, 8, 5, 0, 0, 0), "there is no colour type 5 with 8 bits");
        damaged("colour-255", withHeader(5, 5, 8, 255, 0, 0, 0), "there is no colour type 255 with 8 bits");
        damaged("depth-0", withHeader(5, 5, 0, 0, 0, 0, 0), "there is no colour type 0 with 0 bits");
        damaged("compression-1", withHeader(5, 5, 8, 2, 1, 0, 0), "unknown compression method 1");
        damaged("filter-1", withHeader(5, 5, 8, 2, 0, 1, 0), "unknown filter method 1");
        damaged("interlace-2", withHeader(5, 5, 8, 2, 0, 0, 2), "unknown interlace method 2");
        add("huge", withHeader(100_000, 100_000, 8, 6, 0, 0, 0),
                "too large a PNG: 100000x100000, the most is 67108864 pixels");
        add("huge-both", withHeader(Integer.MAX_VALUE, Integer.MAX_VALUE, 1, 0, 0, 0, 1),
                "too large a PNG: 2147483647x2147483647, the most is 67108864 pixels");
        add("huge-row", withHeader(2_000_000, 3, 16, 6, 0, 0, 0),
                "too large a PNG: 2000000x3, the most is 8388608 bytes a row");
        add("huge-interlaced", withHeader(6000, 6000, 8, 2, 0, 0, 1),
                "too large a PNG: 6000x6000, the most is 16777216 pixels when interlaced");
    }

    private static byte[] header(int width, int height, int... bytes) {
        var body = ByteBuffer.allocate(13).putInt(width).putInt(height);
        for (int b : bytes) {
            body.put((byte) b);
        }
        return chunk("IHDR", body.array());
    }

    private static byte[] withHeader(int width, int height, int... bytes) {
        return file(header(width, height, bytes), data(ROWS), END);
    }

    private static byte[] file(byte[]... chunks) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        for (var chunk : chunks) {
            out.writeBytes(chunk);
        }
        return out.toByteArray();
    }

    private static byte[] data(byte[] rows) {
        return chunk("IDAT", Compression.DYNAMIC.compress(rows));
    }

    private void orders() {
        var header = header(20, 9, 8, 2, 0, 0, 0);
        var data = data(ROWS);
        var zlib = Compression.DYNAMIC.compress(ROWS);
        var first = chunk("IDAT", Arrays.copyOf(zlib, 50));
        var second = chunk("IDAT", Arrays.copyOfRange(zlib, 50, zlib.length));
        var text = chunk("tEXt", "A\0B".getBytes(StandardCharsets.ISO_8859_1));
        damaged("no-header", file(data, END), "IDAT comes before IHDR at offset 8");
        damaged("two-headers", file(header, header, data, END), "IHDR comes twice at offset 33");
        damaged("short-header", file(chunk("IHDR", new byte[12]), data, END), "IHDR is not 13 bytes long at offset 8");
        damaged("no-data", file(header, END), "IEND comes before any image data at offset 33");
        damaged("split-data", file(header, first, text, second, END),
                "IDAT does not follow the other image data at offset " + (33 + 12 + 50 + 12 + 3));
        damaged("full-end", file(header, data, chunk("IEND", new byte[1])),
                "IEND is not empty at offset " + (33 + data.length));
        damaged("unknown", file(header, chunk("HELI", new byte[3]), data, END),
                "HELI is of an unknown critical kind at offset 33");
        damaged("no-chunk", file(header, chunk("ID T", new byte[3]), data, END), "no chunk starts at offset 33");
        damaged("long-chunk", file(header, new byte[] {-1, -1, -1, -1, 'I', 'D', 'A', 'T'}),
                "IDAT has an impossible length at offset 33");
    }

    private void palettes() {
        var grey = header(20, 9, 8, 0, 0, 0, 0);
        var rgb = header(20, 9, 8, 2, 0, 0, 0);
        var rgba = header(20, 9, 8, 6, 0, 0, 0);
        var indexed = header(4, 1, 2, 3, 0, 0, 0);
        var indices = data(new byte[] {0, 0b00_01_10_11});
        var three = chunk("PLTE", new byte[9]);
        var clear = chunk("tRNS", new byte[1]);
        damaged("palette-missing", file(indexed, indices, END), "the palette (PLTE) is missing");
        damaged("palette-short", file(indexed, three, indices, END), "a pixel's colour is not in the palette");
        damaged("palette-long", file(indexed, chunk("PLTE", new byte[15]), indices, END),
                "PLTE has more colours than 2 bits can name at offset 33");
        damaged("palette-odd", file(indexed, chunk("PLTE", new byte[10]), indices, END),
                "PLTE does not hold 1 to 256 colours at offset 33");
        damaged("palette-empty", file(indexed, chunk("PLTE", new byte[0]), indices, END),
                "PLTE does not hold 1 to 256 colours at offset 33");
        damaged("palette-grey", file(grey, three, data(ROWS), END), "PLTE in an image of greys at offset 33");
        damaged("palette-twice", file(indexed, three, three, indices, END), "PLTE comes twice at offset 54");
        damaged("palette-late", file(rgb, data(ROWS), three, END),
                "PLTE comes after image data at offset " + (33 + data(ROWS).length));
        damaged("clear-early", file(indexed, clear, three, indices, END), "tRNS has a wrong length at offset 33");
        damaged("clear-rgb-early", file(rgb, chunk("tRNS", new byte[6]), three, data(ROWS), END),
                "PLTE comes after tRNS at offset 51");
        damaged("clear-long", file(indexed, three, chunk("tRNS", new byte[4]), indices, END),
                "tRNS has a wrong length at offset 54");
        damaged("clear-huge", file(indexed, three, chunk("tRNS", new byte[257]), indices, END),
                "tRNS has more than 256 entries at offset 54");
        damaged("clear-alpha", file(rgba, clear, data(ROWS), END),
                "tRNS in an image with an alpha channel at offset 33");
        damaged("clear-twice", file(indexed, three, clear, clear, indices, END), "tRNS comes twice at offset 67");
        damaged("clear-late", file(rgb, data(ROWS), clear, END),
                "tRNS comes after image data at offset " + (33 + data(ROWS).length));
    }

    private void compressedData() {
        var zlib = Compression.DYNAMIC.compress(ROWS);
        var wrongSum = zlib.clone();
        wrongSum[zlib.length - 1] ^= 1;
        damaged("adler", ENCODER.assemble(wrongSum), "the checksum of the image data is wrong (Adler-32)");
        damaged("zlib-header", ENCODER.assemble(bytes(0x78, 0x00)),
                "the compressed data does not start with a zlib header");
        damaged("zlib-window", ENCODER.assemble(bytes(0x88, 0x1c)),
                "the compressed data does not start with a zlib header");
        damaged("zlib-dictionary", ENCODER.assemble(bytes(0x78, 0xbb, 0, 0, 0, 0)),
                "the compressed data wants a preset dictionary");
        damaged("zlib-empty", ENCODER.assemble(bytes(0x78)), "the compressed data ends too early");
        damaged("zlib-cut", ENCODER.assemble(Arrays.copyOf(zlib, zlib.length / 2)),
                "the compressed data ends too early");
        damaged("zlib-no-sum", ENCODER.assemble(Arrays.copyOf(zlib, zlib.length - 3)),
                "the compressed data ends too early");
        damaged("zlib-more", ENCODER.assemble(Arrays.copyOf(zlib, zlib.length + 1)),
                "there is more image data than the image has rows");
        damaged("block-kind", ENCODER.assemble(bytes(0x78, 0x01, 0b111)), "unknown kind of compressed block");
        damaged("stored-length", ENCODER.assemble(bytes(0x78, 0x01, 1, 5, 0, 5, 0)),
                "the length of a stored block is wrong");
        damaged("stored-cut", ENCODER.assemble(bytes(0x78, 0x01, 1, 5, 0, 0xfa, 0xff, 0, 0)),
                "the compressed data ends too early");
        // The fixed code: a length, 0000001, and distance 0, 00000, before any byte; then symbol 286, 11000110.
        damaged("far-copy", ENCODER.assemble(bytes(0x78, 0x01, 0b0000_0011, 0b10, 0, 0, 0, 0)),
                "the compressed data refers to bytes before its start");
        damaged("no-code", ENCODER.assemble(bytes(0x78, 0x01, 0b0001_1011, 0b011, 0, 0, 0, 0)),
                "the compressed data has a code that does not exist");
        damaged("many-codes", ENCODER.assemble(bytes(0x78, 0x01, 0b1111_1101, 0, 0, 0, 0)),
                "a compressed block has too many codes");
        damaged("no-codes", ENCODER.assemble(bytes(0x78, 0x01, 0b101, 0, 0, 0, 0)),
                "the codes of a compressed block do not fit together");
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /**
     * A file with some bytes changed, or cut short; checksums of chunks are often put right, so that the damage gets
     * deeper.
     */
    static byte[] randomly(byte[] file, SplittableRandom random) {
        var bytes = random.nextInt(8) == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file.clone();
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        if (random.nextInt(4) > 0) {
            mend(bytes);
        }
        return bytes;
    }

    private static void mend(byte[] file) {
        var buffer = ByteBuffer.wrap(file);
        for (int at = SIGNATURE.length; at + 12 <= file.length; ) {
            int length = buffer.getInt(at);
            if (length < 0 || length > file.length - at - 12) {
                return;
            }
            var crc = new CRC32();
            crc.update(file, at + 4, length + 4);
            buffer.putInt(at + 8 + length, (int) crc.getValue());
            at += 12 + length;
        }
    }

    private void imageData() {
        var badFilter = ROWS.clone();
        badFilter[3 * 61] = 7;
        damaged("row-filter", ENCODER.assemble(Compression.DYNAMIC.compress(badFilter)), "unknown row filter 7");
        damaged("rows-missing", ENCODER.assemble(Compression.DYNAMIC.compress(Arrays.copyOf(ROWS, ROWS.length - 61))),
                "there is less image data than the image has rows");
        damaged("byte-missing", ENCODER.assemble(Compression.DYNAMIC.compress(Arrays.copyOf(ROWS, ROWS.length - 1))),
                "there is less image data than the image has rows");
        damaged("byte-more", ENCODER.assemble(Compression.DYNAMIC.compress(Arrays.copyOf(ROWS, ROWS.length + 1))),
                "there is more image data than the image has rows");
    }
}
