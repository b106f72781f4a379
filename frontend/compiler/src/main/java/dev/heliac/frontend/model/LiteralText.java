package dev.heliac.frontend.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A string literal or text block of a source file: its value, and where in the file each of the value's characters is written. As the Java
 * Language Specification has it in 3.10.5 to 3.10.7, without Unicode escapes, which no contract needs.
 *
 * @param value what the literal stands for
 * @param offsets for each character of the value, and one more for its end, the offset in the file
 */
public record LiteralText(String value, List<Integer> offsets) {

    private static final String FENCE = "\"\"\"";
    /** What follows a backslash, and what both together stand for. */
    private static final String ESCAPES = "bstnfr\"'\\";
    private static final String ESCAPED = "\b \t\n\f\r\"'\\";

    public LiteralText {
        offsets = List.copyOf(offsets);
    }

    /** The literal that begins at an offset, or nothing where none does. */
    public static Optional<LiteralText> at(String source, int start) {
        if (source.startsWith(FENCE, start)) {
            int first = source.indexOf('\n', start) + 1;
            int end = closing(source, first, FENCE);
            return first > 0 && end >= first ? unescaped(source, stripped(source, first, end)) : Optional.empty();
        }
        int end = source.startsWith("\"", start) ? closing(source, start + 1, "\"") : -1;
        return end > start ? unescaped(source, range(start + 1, end + 1)) : Optional.empty();
    }

    /** Of two literals with a plus between them. */
    public LiteralText and(LiteralText other) {
        var joined = new ArrayList<>(offsets.subList(0, value.length()));
        joined.addAll(other.offsets);
        return new LiteralText(value + other.value, joined);
    }

    /** The offset of a line and column of the value, both from 1. */
    public int offset(int line, int column) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            at = value.indexOf('\n', at) + 1;
        }
        return offsets.get(Math.min(at + column - 1, value.length()));
    }

    private static int closing(String source, int from, String quote) {
        for (int i = from; i >= 0 && i < source.length(); i++) {
            if (source.charAt(i) == '\\') {
                i++;
            } else if (source.startsWith(quote, i)) {
                return i;
            }
        }
        return -1;
    }

    private static int[] range(int from, int to) {
        var offsets = new int[to - from];
        Arrays.setAll(offsets, i -> from + i);
        return offsets;
    }

    /** What is left of a text block without the indentation that all its lines share, and white space at their ends. */
    private static int[] stripped(String source, int first, int end) {
        var lines = new ArrayList<int[]>();
        for (int at = first; at <= end; ) {
            int next = source.indexOf('\n', at);
            int stop = next < 0 || next > end ? end : next;
            lines.add(new int[] {at, stop});
            at = stop + 1;
        }
        int indent = Integer.MAX_VALUE;
        for (var line : lines) {
            var text = source.substring(line[0], line[1]);
            if (!text.isBlank() || line[1] == end) {
                indent = Math.min(indent, text.length() - text.stripLeading().length());
            }
        }
        var kept = new int[end - first + 1];
        int length = 0;
        for (var line : lines) {
            var text = source.substring(line[0], line[1]);
            int stop = line[0] + text.stripTrailing().length();
            for (int i = line[0] + indent; i < stop; i++) {
                kept[length++] = i;
            }
            // The line feed, or what stands for the value's end.
            kept[length++] = line[1];
        }
        return Arrays.copyOf(kept, length);
    }

    /** @param raw the offsets of the characters between the quotes, and of the end */
    private static Optional<LiteralText> unescaped(String source, int[] raw) {
        var value = new StringBuilder();
        var offsets = new ArrayList<Integer>();
        int end = raw.length - 1;
        for (int i = 0; i < end; i++) {
            char c = source.charAt(raw[i]);
            int begin = raw[i];
            if (c == '\\' && i + 1 < end) {
                char escape = source.charAt(raw[++i]);
                int known = ESCAPES.indexOf(escape);
                if (known >= 0) {
                    c = ESCAPED.charAt(known);
                } else if (escape == '\n' || escape == '\r') {
                    continue;
                } else if (escape >= '0' && escape <= '7') {
                    int octal = escape - '0';
                    int most = escape <= '3' ? 2 : 1;
                    while (most-- > 0 && i + 1 < end && source.charAt(raw[i + 1]) >= '0' && source.charAt(raw[i + 1]) <= '7') {
                        octal = octal * 8 + source.charAt(raw[++i]) - '0';
                    }
                    c = (char) octal;
                } else {
                    return Optional.empty();
                }
            }
            value.append(c);
            offsets.add(begin);
        }
        offsets.add(raw[end]);
        return Optional.of(new LiteralText(value.toString(), offsets));
    }
}
