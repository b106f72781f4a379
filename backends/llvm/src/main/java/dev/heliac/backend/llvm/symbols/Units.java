package dev.heliac.backend.llvm.symbols;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The functions of the compilation units (DWARF 4, section 7.5) and what is inlined into them, as scopes. */
final class Units {

    /** Which function a piece of code came from. */
    record Origin(String name, String file) {}

    /**
     * Code of one function: itself, or inlined into another.
     *
     * @param parent what it is inlined into, null when it is no copy
     * @param line of the call that was replaced, in the parent
     */
    record Scope(Origin origin, Scope parent, int line, List<Range> ranges) {}

    record Range(long start, long end) {}

    private static final int SUBPROGRAM = 0x2e;
    private static final int INLINED = 0x1d;
    private static final int AT_NAME = 0x03;
    private static final int AT_LINES = 0x10;
    private static final int AT_LOW = 0x11;
    private static final int AT_HIGH = 0x12;
    private static final int AT_ORIGIN = 0x31;
    private static final int AT_DECLARED_IN = 0x3a;
    private static final int AT_RANGES = 0x55;
    private static final int AT_CALL_LINE = 0x59;
    private static final int FORM_ADDRESS = 0x01;

    private record Attribute(int name, int form) {}

    private record Shape(int tag, boolean children, List<Attribute> attributes) {}

    /** An entry's attributes; -1 for a number that is not there. */
    private record Entry(
            int at,
            int tag,
            boolean children,
            String name,
            long low,
            long high,
            long ranges,
            long origin,
            int file,
            int line,
            long lines) {}

    private final Elf elf;
    private final List<Scope> scopes = new ArrayList<>();
    private final List<LineProgram> programs = new ArrayList<>();

    Units(Elf elf) {
        this.elf = elf;
        var info = elf.section(".debug_info");
        for (long at = 0; info.from(at).more(); ) {
            long length = info.u32() + 4;
            unit(info.part(at, length));
            at += length;
        }
    }

    /** Those that have code, the outer before the inner. */
    List<Scope> scopes() {
        return scopes;
    }

    List<LineProgram> programs() {
        return programs;
    }

    private void unit(Bytes in) {
        in.skip(4);
        int version = in.u16();
        if (version != 4) {
            throw Bytes.malformed("DWARF of version " + version);
        }
        var shapes = shapes(in.u32());
        if (in.u8() != elf.addressBytes()) {
            throw Bytes.malformed("addresses of another width");
        }
        var entries = new ArrayList<Entry>();
        var byPlace = new HashMap<Long, Entry>();
        while (in.more()) {
            int at = in.at();
            long number = in.uleb();
            if (number == 0) {
                entries.add(null); // the end of a list of children
                continue;
            }
            var shape = shapes.get(number);
            if (shape == null) {
                throw Bytes.malformed("an entry of unknown shape " + number);
            }
            var entry = entry(in, at, shape);
            entries.add(entry);
            byPlace.put((long) at, entry);
        }
        if (entries.isEmpty() || entries.getFirst() == null) {
            return;
        }
        var head = entries.getFirst();
        var lines = head.lines() < 0 ? null : new LineProgram(elf.section(".debug_line"), head.lines());
        if (lines == null) {
            return;
        }
        programs.add(lines);
        long base = Math.max(0, head.low());
        var origins = new HashMap<Long, Origin>();
        Deque<Scope> within = new ArrayDeque<>();
        var outside = new Scope(new Origin("", ""), null, 0, List.of());
        within.push(outside);
        for (var entry : entries) {
            if (entry == null) {
                if (within.size() > 1) {
                    within.pop();
                }
                continue;
            }
            var scope = within.peek();
            if (entry.tag() == SUBPROGRAM || entry.tag() == INLINED) {
                var ranges = ranges(entry, base);
                if (!ranges.isEmpty()) {
                    var origin = origins.computeIfAbsent((long) entry.at(), _ -> origin(entry, byPlace, lines));
                    scope = new Scope(origin, entry.tag() == INLINED ? scope : null, Math.max(0, entry.line()), ranges);
                    scopes.add(scope);
                }
            }
            if (entry.children()) {
                within.push(scope);
            }
        }
    }

    /** The name may be where the function is described that this is a copy of. */
    private static Origin origin(Entry entry, Map<Long, Entry> byPlace, LineProgram lines) {
        var at = entry;
        for (int steps = 0; at.name().isEmpty() && at.origin() >= 0 && steps < 4; steps++) {
            var next = byPlace.get(at.origin());
            if (next == null) {
                throw Bytes.malformed("a copy of nothing");
            }
            at = next;
        }
        return new Origin(at.name(), lines.file(at.file()));
    }

    private List<Range> ranges(Entry entry, long base) {
        if (entry.ranges() < 0) {
            return entry.low() > 0 && entry.high() > entry.low() ? List.of(new Range(entry.low(), entry.high())) : List.of();
        }
        var found = new ArrayList<Range>();
        var in = elf.section(".debug_ranges").from(entry.ranges());
        long top = elf.addressBytes() == 8 ? -1 : 0xffffffffL;
        long from = base;
        while (true) {
            long start = in.number(elf.addressBytes());
            long end = in.number(elf.addressBytes());
            if (start == 0 && end == 0) {
                return found;
            }
            if (start == top) {
                from = end;
            } else if (end > start) {
                found.add(new Range(from + start, from + end));
            }
        }
    }

    private Map<Long, Shape> shapes(long offset) {
        var in = elf.section(".debug_abbrev").from(offset);
        var shapes = new HashMap<Long, Shape>();
        for (long number = in.uleb(); number != 0; number = in.uleb()) {
            int tag = (int) in.uleb();
            boolean children = in.u8() != 0;
            var attributes = new ArrayList<Attribute>();
            while (true) {
                int name = (int) in.uleb();
                int form = (int) in.uleb();
                if (name == 0 && form == 0) {
                    break;
                }
                attributes.add(new Attribute(name, form));
            }
            shapes.put(number, new Shape(tag, children, attributes));
        }
        return shapes;
    }

    private Entry entry(Bytes in, int at, Shape shape) {
        var name = "";
        long low = -1;
        long high = -1;
        boolean length = false;
        long ranges = -1;
        long origin = -1;
        int file = -1;
        int line = -1;
        long lines = -1;
        for (var attribute : shape.attributes()) {
            if (attribute.name() == AT_NAME) {
                name = text(in, attribute.form());
                continue;
            }
            long value = value(in, attribute.form());
            switch (attribute.name()) {
                case AT_LOW -> low = value;
                case AT_HIGH -> {
                    high = value;
                    length = attribute.form() != FORM_ADDRESS;
                }
                case AT_RANGES -> ranges = value;
                case AT_ORIGIN -> origin = value;
                case AT_DECLARED_IN -> file = (int) value;
                case AT_CALL_LINE -> line = (int) value;
                case AT_LINES -> lines = value;
                default -> {
                    // says nothing about where code came from
                }
            }
        }
        return new Entry(at, shape.tag(), shape.children(), name, low, length ? low + high : high, ranges, origin, file, line, lines);
    }

    private String text(Bytes in, int form) {
        return switch (form) {
            case 0x08 -> in.text();
            case 0x0e -> elf.section(".debug_str").from(in.u32()).text();
            default -> throw Bytes.malformed("a name of form " + form);
        };
    }

    /** A number, or 0 for a form that holds none (DWARF 4, section 7.5.4). */
    private long value(Bytes in, int form) {
        return switch (form) {
            case FORM_ADDRESS -> in.number(elf.addressBytes());
            case 0x0b, 0x0c, 0x11 -> in.u8();
            case 0x05, 0x12 -> in.u16();
            case 0x06, 0x0e, 0x13, 0x17 -> in.u32();
            case 0x07, 0x14, 0x20 -> in.number(8);
            case 0x0d -> in.sleb();
            case 0x0f, 0x15 -> in.uleb();
            case 0x19 -> 1;
            case 0x08 -> {
                in.text();
                yield 0;
            }
            case 0x0a -> skipped(in, in.u8());
            case 0x03 -> skipped(in, in.u16());
            case 0x04 -> skipped(in, in.u32());
            case 0x09, 0x18 -> skipped(in, in.uleb());
            default -> throw Bytes.malformed("an attribute of form " + form);
        };
    }

    private static long skipped(Bytes in, long length) {
        in.skip(length);
        return 0;
    }
}
