package dev.heliac.backend.llvm.symbols;

import java.util.HashMap;
import java.util.Map;

/** How many bytes of code an ELF file has for each function, by its symbol table. */
public final class CodeSizes {

    private static final int FUNCTION = 2;

    private CodeSizes() {}

    /** Functions that were inlined everywhere have no code of their own and are not there; equal names are added up. */
    public static Map<String, Long> of(byte[] file) {
        var elf = new Elf(file);
        boolean wide = elf.addressBytes() == 8;
        var table = elf.section(".symtab");
        var names = elf.section(".strtab");
        var sizes = new HashMap<String, Long>();
        while (table.more()) {
            long name = table.u32();
            int kind;
            long size;
            if (wide) {
                kind = table.u8();
                table.skip(3 + 8);
                size = table.number(8);
            } else {
                table.skip(4);
                size = table.u32();
                kind = table.u8();
                table.skip(3);
            }
            if ((kind & 0xf) == FUNCTION) {
                sizes.merge(names.from(name).text(), size, Long::sum);
            }
        }
        return sizes;
    }
}
