package dev.heliac.il.binary;

import dev.heliac.il.Module;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The binary form: magic, version, sections, and a checksum of all before it.
 *
 * <p>Reading trusts nothing: whatever the bytes are, the result is a module or diagnostics, in time and memory
 * proportional to their number. A module that was read has the right form, but must still be verified.
 */
public final class HilBinary {

    /** Raised by whatever changes the meaning of bytes, a new row of the operations' table included. */
    public static final int VERSION = 14;

    private static final byte[] MAGIC = {'H', 'I', 'L', 0};
    private static final int HEADER = MAGIC.length + 2;
    private static final int CHECKSUM = 4;

    private HilBinary() {}

    /** Whether these bytes begin as a binary module does. */
    public static boolean hasMagic(byte[] bytes) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (i >= bytes.length || bytes[i] != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The same module always gives the same bytes.
     *
     * @throws IllegalArgumentException when a function uses a value, or goes to a block, that it does not define
     */
    public static byte[] write(Module module) {
        var out = new Sink();
        for (byte b : MAGIC) {
            out.u8(b);
        }
        out.u16(VERSION);
        for (var section : new ModuleWriter().sections(module)) {
            out.varint(section.length());
            out.bytes(section);
        }
        out.u32(checksum(out.toArray(), out.length()));
        return out.toArray();
    }

    /** How many bytes each function takes of a module's binary form; texts and types, which functions share, are not counted. */
    public static Map<String, Integer> sizes(Module module) {
        return new ModuleWriter().sizes(module);
    }

    /** The module, or empty when errors were reported. */
    public static Optional<Module> read(byte[] bytes, String file, Diagnostics out) {
        var place = Place.of(file);
        if (!hasMagic(bytes) || bytes.length < HEADER + CHECKSUM) {
            out.error(FormatCode.NOT_HIL, place, "this is not a HIL file", "name a file that `heliac compile` wrote");
            return Optional.empty();
        }
        int end = bytes.length - CHECKSUM;
        try {
            int version = new Source(bytes, MAGIC.length, HEADER).u8() | bytes[HEADER - 1] << 8;
            if (version != VERSION) {
                out.error(
                        FormatCode.VERSION,
                        place,
                        "the file has format version " + version + ", this Heliac reads version " + VERSION,
                        "compile its sources again");
                return Optional.empty();
            }
            if (new Source(bytes, end, bytes.length).u32() != checksum(bytes, end)) {
                out.error(
                        FormatCode.DAMAGED,
                        place,
                        "the file was cut short or changed after it was written: its checksum is wrong",
                        "copy or compile it again");
                return Optional.empty();
            }
            return Optional.of(new ModuleReader(new Source(bytes, HEADER, end)).module());
        } catch (Malformed e) {
            out.error(
                    FormatCode.MALFORMED,
                    place,
                    "the file is malformed at byte " + e.offset() + ": " + e.getMessage(),
                    "compile its sources again; if that does not help, report the program that wrote it");
            return Optional.empty();
        }
    }

    private static int checksum(byte[] bytes, int length) {
        var crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
