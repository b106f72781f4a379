package dev.heliac.lang.support;

/** Lines of a stack trace, or of several, as UTF-8. */
public final class TraceLines {

    private byte[] bytes = new byte[256];
    private int size;
    private int[] ends = new int[16];
    private int count;
    private Told told;

    private record Told(Object throwable, Told before) {}

    public TraceLines() {}

    /** How many lines have ended. */
    public int count() {
        return count;
    }

    public int size() {
        return size;
    }

    /** The text so far, and room behind it. */
    public byte[] bytes() {
        return bytes;
    }

    public void put(String text) {
        byte[] more = Strings.bytes(text);
        put(more, 0, more.length);
    }

    void put(byte[] more, int from, int to) {
        if (to - from > bytes.length - size) {
            byte[] larger = new byte[2 * bytes.length + (to - from)];
            System.arraycopy(bytes, 0, larger, 0, size);
            bytes = larger;
        }
        System.arraycopy(more, from, bytes, size, to - from);
        size += to - from;
    }

    public void end() {
        if (count == ends.length) {
            int[] larger = new int[2 * count];
            System.arraycopy(ends, 0, larger, 0, count);
            ends = larger;
        }
        ends[count++] = size;
    }

    /** Notes that a throwable is told of; false when it was before. */
    @SuppressWarnings("ReferenceEquality")
    public boolean first(Object throwable) {
        for (Told t = told; t != null; t = t.before()) {
            if (t.throwable() == throwable) {
                return false;
            }
        }
        told = new Told(throwable, told);
        return true;
    }

    private int start(int line) {
        return line == 0 ? 0 : ends[line - 1];
    }

    private boolean same(int line, TraceLines other, int otherLine) {
        int from = start(line);
        int otherFrom = other.start(otherLine);
        int length = ends[line] - from;
        boolean same = other.ends[otherLine] - otherFrom == length;
        for (int i = 0; same && i < length; i++) {
            same = bytes[from + i] == other.bytes[otherFrom + i];
        }
        return same;
    }

    /** Adds a trace's frames as they are printed: at most some, and not those that it has in common with the one around it. */
    public void frames(TraceLines trace, TraceLines around, String indent, int most) {
        int own = trace.count;
        for (int i = around == null ? 0 : around.count; own > 0 && i > 0 && trace.same(own - 1, around, i - 1); i--) {
            own--;
        }
        int shown = Math.min(own, most);
        for (int i = 0; i < shown; i++) {
            put(indent);
            put("\tat ");
            put(trace.bytes, trace.start(i), trace.ends[i]);
            put("\n");
        }
        if (shown < trace.count) {
            put(indent + "\t... " + (trace.count - shown) + " more\n");
        }
    }
}
