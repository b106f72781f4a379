package dev.heliac.backend.llvm.symbols;

import java.util.ArrayList;
import java.util.List;

/** The line number program of one compilation unit (DWARF 4, section 6.2), run to its rows. */
final class LineProgram {

    /**
     * From this address on, up to the next row's, code belongs to this line.
     *
     * @param end that nothing follows: the address is the first past a sequence
     */
    record Row(long address, int line, boolean end) {}

    private static final int OPERATION_COPY = 1;
    private static final int ADVANCE_PC = 2;
    private static final int ADVANCE_LINE = 3;
    private static final int CONST_ADD_PC = 8;
    private static final int FIXED_ADVANCE_PC = 9;
    private static final int END_SEQUENCE = 1;
    private static final int SET_ADDRESS = 2;

    private final Bytes in;
    private final List<String> files = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private long address;
    private int line = 1;

    LineProgram(Bytes section, long offset) {
        var head = section.from(offset);
        long length = head.u32();
        in = section.part(offset + 4, length);
        int version = in.u16();
        if (version < 2 || version > 4) {
            throw Bytes.malformed("line numbers of version " + version);
        }
        long headerBytes = in.u32();
        long start = in.at() + headerBytes;
        int unit = in.u8();
        if (version == 4) {
            in.u8(); // operations of one instruction
        }
        in.u8(); // whether rows start as statements
        int lineBase = (byte) in.u8();
        int lineRange = in.u8();
        int opcodeBase = in.u8();
        if (lineRange == 0 || opcodeBase == 0) {
            throw Bytes.malformed("an empty range of lines");
        }
        var operands = new int[opcodeBase];
        for (int i = 1; i < opcodeBase; i++) {
            operands[i] = in.u8();
        }
        while (!in.text().isEmpty()) {
            // a directory
        }
        for (var file = in.text(); !file.isEmpty(); file = in.text()) {
            files.add(file);
            in.uleb();
            in.uleb();
            in.uleb();
        }
        in.from(start);
        while (in.more()) {
            int opcode = in.u8();
            if (opcode >= opcodeBase) {
                int adjusted = opcode - opcodeBase;
                address += (long) (adjusted / lineRange) * unit;
                line += lineBase + adjusted % lineRange;
                row(false);
            } else {
                standard(opcode, operands, unit, (255 - opcodeBase) / lineRange);
            }
        }
    }

    private void row(boolean end) {
        rows.add(new Row(address, line, end));
    }

    private void standard(int opcode, int[] operands, int unit, int constant) {
        switch (opcode) {
            case 0 -> extended();
            case OPERATION_COPY -> row(false);
            case ADVANCE_PC -> address += in.uleb() * unit;
            case ADVANCE_LINE -> line += (int) in.sleb();
            case CONST_ADD_PC -> address += (long) constant * unit;
            case FIXED_ADVANCE_PC -> address += in.u16();
            default -> {
                for (int i = 0; i < operands[opcode]; i++) {
                    in.uleb();
                }
            }
        }
    }

    private void extended() {
        long length = in.uleb();
        int end = in.at();
        if (length == 0) {
            throw Bytes.malformed("an empty operation among the line numbers");
        }
        switch (in.u8()) {
            case END_SEQUENCE -> {
                row(true);
                address = 0;
                line = 1;
            }
            case SET_ADDRESS -> address = in.number((int) length - 1);
            default -> {
                // a file or a mark that no table here needs
            }
        }
        in.from(end + length);
    }

    List<Row> rows() {
        return rows;
    }

    /** A file's name; files are numbered from 1. */
    String file(int number) {
        if (number < 1 || number > files.size()) {
            return "";
        }
        var path = files.get(number - 1);
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
