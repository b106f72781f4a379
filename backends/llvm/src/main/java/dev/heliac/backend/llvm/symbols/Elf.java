package dev.heliac.backend.llvm.symbols;

import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The sections of an ELF file of 32 or 64 bits, least significant byte first. */
final class Elf {

    private static final long MAGIC = 0x464c457fL;
    private static final int CLASS_64 = 2;
    private static final int COMPRESSED = 0x800;
    private static final int ZLIB = 1;
    private static final int MOST_BYTES = 1 << 30;

    private final Map<String, Bytes> sections = new HashMap<>();
    private final int addressBytes;

    Elf(byte[] file) {
        var bytes = Bytes.of(file);
        if (bytes.u32() != MAGIC) {
            throw Bytes.malformed("no ELF file");
        }
        addressBytes = bytes.u8() == CLASS_64 ? 8 : 4;
        boolean wide = addressBytes == 8;
        long table = bytes.from(wide ? 40 : 32).number(addressBytes);
        int entry = bytes.from(wide ? 58 : 46).u16();
        int count = bytes.u16();
        int names = bytes.u16();
        var texts = section(bytes, table, entry, names);
        for (int i = 0; i < count; i++) {
            var name = texts.from(bytes.from(table + (long) i * entry).u32()).text();
            if (name.startsWith(".debug_") || name.equals(".symtab") || name.equals(".strtab")) {
                sections.put(name, section(bytes, table, entry, i));
            }
        }
    }

    private Bytes section(Bytes bytes, long table, int entry, int index) {
        bytes.from(table + (long) index * entry + 8);
        long flags = bytes.number(addressBytes);
        bytes.skip(addressBytes);
        long at = bytes.number(addressBytes);
        long length = bytes.number(addressBytes);
        var content = bytes.part(at, length);
        return (flags & COMPRESSED) == 0 ? content : inflated(content, (int) length);
    }

    /** What a compressed section stands for: before the bytes are the kind of compression, the size, and the alignment. */
    private Bytes inflated(Bytes content, int length) {
        long kind = content.u32();
        content.skip(addressBytes - 4);
        long size = content.number(addressBytes);
        content.skip(addressBytes);
        if (kind != ZLIB || size < 0 || size > MOST_BYTES) {
            throw Bytes.malformed("a section compressed to " + length + " bytes by method " + kind);
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(content.rest());
            var whole = new byte[(int) size];
            if (inflater.inflate(whole) != size) {
                throw Bytes.malformed("a compressed section of fewer than " + size + " bytes");
            }
            return Bytes.of(whole);
        } catch (DataFormatException e) {
            throw Bytes.malformed("a compressed section: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    int addressBytes() {
        return addressBytes;
    }

    /** A section's content, empty when there is none of this name. */
    Bytes section(String name) {
        return sections.getOrDefault(name, Bytes.of(new byte[0]));
    }
}
