package dev.heliac.backend.llvm.symbols;

import dev.heliac.il.symbols.MethodName;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The form of a symbol table that kernels read: docs/abi.md. */
final class SymbolWriter {

    private static final int MAGIC = 0x31595348; // "HSY1"
    private static final int ROWS_A_BLOCK = 64;
    private static final int SITES_A_BLOCK = 32;
    private static final int HEADER_WORDS = 5;
    private static final int ROW_BLOCK_WORDS = 2;

    private SymbolWriter() {}

    static byte[] write(List<SymbolTable.Row> rows, List<SymbolTable.Site> sites, List<MethodName> methods) {
        var rowStream = new ByteArrayOutputStream();
        var rowIndex = new ArrayList<Integer>();
        long address = 0;
        int site = 0;
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (i % ROWS_A_BLOCK == 0) {
                rowIndex.add((int) row.address());
                rowIndex.add(rowStream.size());
                address = row.address();
                site = 0;
            }
            number(rowStream, row.address() - address);
            signed(rowStream, row.site() - site);
            address = row.address();
            site = row.site();
        }
        var siteStream = new ByteArrayOutputStream();
        var siteIndex = new ArrayList<Integer>();
        int method = 0;
        int line = 0;
        for (int i = 0; i < sites.size(); i++) {
            var s = sites.get(i);
            if (i % SITES_A_BLOCK == 0) {
                siteIndex.add(siteStream.size());
                method = 0;
                line = 0;
            }
            signed(siteStream, s.method() - method);
            signed(siteStream, s.line() - line);
            number(siteStream, s.parent() == 0 ? 0 : i + 1 - s.parent());
            method = s.method();
            line = s.line();
        }
        var texts = new ByteArrayOutputStream();
        Map<String, Integer> known = new LinkedHashMap<>();
        var methodTable = new ArrayList<Integer>();
        for (var m : methods) {
            for (var text : List.of(m.type(), m.method(), m.file())) {
                methodTable.add(known.computeIfAbsent(text, t -> {
                    int at = texts.size();
                    texts.writeBytes(t.getBytes(StandardCharsets.UTF_8));
                    texts.write(0);
                    return at;
                }));
            }
        }
        int rowsAt = Integer.BYTES * (HEADER_WORDS + rowIndex.size() + siteIndex.size() + methodTable.size());
        int sitesAt = rowsAt + rowStream.size();
        int textsAt = sitesAt + siteStream.size();
        var out = ByteBuffer.allocate(textsAt + texts.size()).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putInt(out.capacity()).putInt(rows.size()).putInt(sites.size()).putInt(methods.size());
        for (int i = 0; i < rowIndex.size(); i += ROW_BLOCK_WORDS) {
            out.putInt(rowIndex.get(i)).putInt(rowsAt + rowIndex.get(i + 1));
        }
        siteIndex.forEach(at -> out.putInt(sitesAt + at));
        methodTable.forEach(at -> out.putInt(textsAt + at));
        out.put(rowStream.toByteArray()).put(siteStream.toByteArray()).put(texts.toByteArray());
        return out.array();
    }

    /** LEB128, unsigned. */
    private static void number(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest >= 0x80) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** With the sign in the lowest bit. */
    private static void signed(ByteArrayOutputStream out, int value) {
        number(out, ((long) value << 1 ^ value >> 31) & 0xffffffffL);
    }
}
