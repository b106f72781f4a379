package dev.heliac.lang.substitute;

import java.util.Locale;

/** Numbers as the root locale writes them. */
@Substitute("java.util.Formatter")
final class FormatterMembers {

    private FormatterMembers() {}

    private static char getZero(Locale locale) {
        return '0';
    }

    private static char getDecimalSeparator(Locale locale) {
        return '.';
    }

    private static char getGroupingSeparator(Locale locale) {
        return ',';
    }

    private static char getMinusSign(Locale locale) {
        return '-';
    }
}
