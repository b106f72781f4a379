package dev.heliac.lang.substitute;

import java.util.Locale;

/** Unicode's rule for the final sigma, without word boundaries from locale data: cased before, not cased after, ignorable ones skipped. */
@Substitute("java.lang.ConditionalSpecialCasing")
final class ConditionalSpecialCasingMembers {

    private ConditionalSpecialCasingMembers() {}

    @Original
    private static native boolean isCased(int point);

    private static boolean isFinalCased(String text, int index, Locale locale) {
        boolean before = false;
        for (int i = index; i > 0 && !before; ) {
            int point = text.codePointBefore(i);
            if (!ignorable(point) && !isCased(point)) {
                return false;
            }
            before = isCased(point);
            i -= Character.charCount(point);
        }
        for (int i = index + Character.charCount(text.codePointAt(index)); before && i < text.length(); ) {
            int point = text.codePointAt(i);
            if (isCased(point)) {
                return false;
            }
            if (!ignorable(point)) {
                return true;
            }
            i += Character.charCount(point);
        }
        return before;
    }

    // The other conditions are for Lithuanian, Turkish and Azeri only.

    private static boolean isAfterI(String text, int index) {
        return false;
    }

    private static boolean isAfterSoftDotted(String text, int index) {
        return false;
    }

    private static boolean isMoreAbove(String text, int index) {
        return false;
    }

    private static boolean isBeforeDot(String text, int index) {
        return false;
    }

    @Added
    private static boolean ignorable(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || type == Character.MODIFIER_LETTER
                || type == Character.MODIFIER_SYMBOL
                || point == '\''
                || point == '.'
                || point == ':'
                || point == 0xb7
                || point == 0x2019;
    }
}
