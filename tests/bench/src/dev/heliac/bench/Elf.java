package dev.heliac.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A 64-bit executable's bytes by what they are for.
 *
 * @param file the whole
 * @param loaded what a running kernel has of it
 * @param symbols names of functions, for gdb and perf
 * @param lines line tables and what goes with them
 */
record Elf(long file, long loaded, long symbols, long lines) {

    private static final int SECTION_BYTES = 64;
    private static final int SYMBOLS = 2;
    private static final int STRINGS = 3;
    private static final int NO_BITS = 8;
    private static final int LOADED = 2;

    static Elf of(Path path) {
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long loaded = 0;
        long symbols = 0;
        long lines = 0;
        int at = (int) bytes.getLong(40);
        for (int i = 0; i < bytes.getShort(60); i++, at += SECTION_BYTES) {
            int type = bytes.getInt(at + 4);
            long size = bytes.getLong(at + 32);
            if (type == NO_BITS) {
                continue;
            }
            if ((bytes.getLong(at + 8) & LOADED) != 0) {
                loaded += size;
            } else if (type == SYMBOLS || type == STRINGS) {
                symbols += size;
            } else {
                lines += size;
            }
        }
        return new Elf(bytes.capacity(), loaded, symbols, lines);
    }
}
