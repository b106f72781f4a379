package dev.heliac.il.sg;

import dev.heliac.il.diag.Place;
import java.util.Arrays;

/**
 * The words and marks of a file, by number; kept as positions, so that a large file is no burden. Comments, directives and what
 * {@code #if} leaves out are not among them. The last one is the end.
 */
final class SgTokens {

    enum Kind {
        NAME,
        NUMBER,
        STRING,
        CHARACTER,
        MARK,
        END
    }

    private static final Kind[] KINDS = Kind.values();

    private final String file;
    private final String text;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private byte[] kinds = new byte[64];
    private int size;
    private int[] lines = new int[64];
    private int lineCount = 1;
    private int[] closing = {};

    SgTokens(String file, String text) {
        this.file = file;
        this.text = text;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n')) {
                if (lineCount == lines.length) {
                    lines = Arrays.copyOf(lines, 2 * lineCount);
                }
                lines[lineCount++] = i + 1;
            }
        }
    }

    void add(Kind kind, int start, int end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            kinds = Arrays.copyOf(kinds, 2 * size);
        }
        starts[size] = start;
        ends[size] = end;
        kinds[size++] = (byte) kind.ordinal();
    }

    String file() {
        return file;
    }

    String source() {
        return text;
    }

    Kind kind(int i) {
        return KINDS[kinds[Math.min(i, size - 1)]];
    }

    boolean isEnd(int i) {
        return kind(i) == Kind.END;
    }

    boolean isName(int i) {
        return kind(i) == Kind.NAME;
    }

    /** Whether it is that word or mark. */
    boolean is(int i, String word) {
        int at = Math.min(Math.max(i, 0), size - 1);
        return i >= 0
                && ends[at] - starts[at] == word.length()
                && KINDS[kinds[at]] != Kind.STRING
                && text.startsWith(word, starts[at]);
    }

    String text(int i) {
        int at = Math.min(i, size - 1);
        return text.substring(starts[at], ends[at]);
    }

    int start(int i) {
        return starts[Math.min(i, size - 1)];
    }

    int end(int i) {
        return ends[Math.min(i, size - 1)];
    }

    Place place(int i) {
        int at = Math.min(i, size - 1);
        return placeOf(starts[at], Math.max(1, ends[at] - starts[at]));
    }

    Place placeOf(int offset, int length) {
        int line = line(offset);
        return new Place(file, line, offset - lineStart(line) + 1, length, "");
    }

    /** The line that a character is in, from 1. */
    int line(int offset) {
        int found = Arrays.binarySearch(lines, 0, lineCount, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Where a line begins. */
    int lineStart(int line) {
        return lines[line - 1];
    }

    /** Behind the mark that closes the brace, parenthesis or bracket at this number; behind the end if none does. */
    int afterBlock(int open) {
        if (closing.length == 0) {
            closing = SgBlocks.closing(this, size);
        }
        return open < size ? closing[open] : size;
    }

    boolean isClosed(int afterBlock) {
        return afterBlock < size;
    }
}
