package dev.heliac.lang.substitute;

import java.util.Formatter;
import java.util.Locale;

/** Groups of three digits, without locale data; no dates and times. */
@Substitute("java.util.Formatter$FormatSpecifier")
final class FormatSpecifierMembers {

    private static final int ZERO_PAD = 1 << 5;
    private static final int GROUP = 1 << 6;

    private FormatSpecifierMembers() {}

    private void printDateTime(Formatter formatter, Object argument, Locale locale) {
        throw new UnsupportedOperationException("dates and times in a format");
    }

    private StringBuilder localizedMagnitude(
            Formatter formatter, StringBuilder into, CharSequence value, int offset, int flags, int width, Locale locale) {
        StringBuilder text = into == null ? new StringBuilder() : into;
        int begin = text.length();
        int dot = offset;
        while (dot < value.length() && value.charAt(dot) != '.') {
            dot++;
        }
        for (int i = offset; i < value.length(); i++) {
            text.append(value.charAt(i));
            if ((flags & GROUP) != 0 && i < dot - 1 && (dot - i) % 3 == 1) {
                text.append(',');
            }
        }
        if ((flags & ZERO_PAD) != 0 && width > text.length()) {
            text.insert(begin, "0".repeat(width - text.length()));
        }
        return text;
    }
}
