package dev.heliac.backend.llvm.symbols;

import java.util.HashMap;
import java.util.Map;

/** The sections of an ELF file of 32 or 64 bits, least significant byte first. */
final class Elf {

    private static final long MAGIC = 0x464c457fL;
    private static final int CLASS_64 = 2;

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
        bytes.from(table + (long) index * entry + (addressBytes == 8 ? 24 : 16));
        long at = bytes.number(addressBytes);
        long length = bytes.number(addressBytes);
        return bytes.part(at, length);
    }

    int addressBytes() {
        return addressBytes;
    }

    /** A section's content, empty when there is none of this name. */
    Bytes section(String name) {
        return sections.getOrDefault(name, Bytes.of(new byte[0]));
    }
}
