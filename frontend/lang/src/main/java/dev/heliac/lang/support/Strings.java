package dev.heliac.lang.support;

import dev.heliac.lang.ExBytes;

/**
 * The methods of strings. A string is an array of bytes, Latin-1 or UTF-16, as in the JDK; one that can be Latin-1 always is, so that
 * equal strings have equal bytes.
 */
public final class Strings {

    private static final int REPLACEMENT = 0xfffd;

    private Strings() {}

    public static int length(String text) {
        return Intrinsics.value(text).length >> Intrinsics.coder(text);
    }

    public static boolean isEmpty(String text) {
        return Intrinsics.value(text).length == 0;
    }

    public static char charAt(String text, int index) {
        byte[] value = Intrinsics.value(text);
        int length = value.length >> Intrinsics.coder(text);
        if (index < 0 || index >= length) {
            throw new StringIndexOutOfBoundsException("Index " + index + " out of bounds for length " + length);
        }
        return unit(value, Intrinsics.coder(text), index);
    }

    private static char unit(byte[] value, int coder, int index) {
        if (coder == 0) {
            return (char) (value[index] & 0xff);
        }
        return (char) (value[2 * index] & 0xff | (value[2 * index + 1] & 0xff) << 8);
    }

    public static boolean equals(String text, Object other) {
        return other instanceof String s && same(text, s);
    }

    private static boolean same(String a, String b) {
        byte[] left = Intrinsics.value(a);
        byte[] right = Intrinsics.value(b);
        if (Intrinsics.coder(a) != Intrinsics.coder(b) || left.length != right.length) {
            return false;
        }
        for (int i = 0; i < left.length; i++) {
            if (left[i] != right[i]) {
                return false;
            }
        }
        return true;
    }

    public static int hashCode(String text) {
        byte[] value = Intrinsics.value(text);
        int coder = Intrinsics.coder(text);
        int hash = 0;
        for (int i = 0; i < value.length >> coder; i++) {
            hash = 31 * hash + unit(value, coder, i);
        }
        return hash;
    }

    public static int compareTo(String text, String other) {
        int n = Math.min(length(text), length(other));
        for (int i = 0; i < n; i++) {
            int difference = charAt(text, i) - charAt(other, i);
            if (difference != 0) {
                return difference;
            }
        }
        return length(text) - length(other);
    }

    public static int indexOf(String text, int unit) {
        for (int i = 0; i < length(text); i++) {
            if (charAt(text, i) == unit) {
                return i;
            }
        }
        return -1;
    }

    public static boolean startsWith(String text, String prefix) {
        return length(text) >= length(prefix) && same(substring(text, 0, length(prefix)), prefix);
    }

    public static boolean endsWith(String text, String suffix) {
        int start = length(text) - length(suffix);
        return start >= 0 && same(substring(text, start), suffix);
    }

    public static String substring(String text, int begin) {
        return substring(text, begin, length(text));
    }

    public static String substring(String text, int begin, int end) {
        int length = length(text);
        if (begin < 0 || begin > end || end > length) {
            throw new StringIndexOutOfBoundsException("begin " + begin + ", end " + end + ", length " + length);
        }
        char[] units = new char[end - begin];
        for (int i = begin; i < end; i++) {
            units[i - begin] = unit(Intrinsics.value(text), Intrinsics.coder(text), i);
        }
        return ofUnits(units, units.length);
    }

    public static String concat(String a, String b) {
        byte[] left = Intrinsics.value(a);
        byte[] right = Intrinsics.value(b);
        if (Intrinsics.coder(a) == Intrinsics.coder(b)) {
            byte[] joined = new byte[left.length + right.length];
            System.arraycopy(left, 0, joined, 0, left.length);
            System.arraycopy(right, 0, joined, left.length, right.length);
            return Intrinsics.newString(joined, Intrinsics.coder(a));
        }
        int n = length(a) + length(b);
        char[] units = new char[n];
        for (int i = 0; i < length(a); i++) {
            units[i] = unit(left, Intrinsics.coder(a), i);
        }
        for (int i = 0; i < length(b); i++) {
            units[length(a) + i] = unit(right, Intrinsics.coder(b), i);
        }
        return ofUnits(units, n);
    }

    public static String valueOf(String text) {
        return text == null ? "null" : text;
    }

    public static String valueOf(boolean truth) {
        return truth ? "true" : "false";
    }

    public static String valueOf(char unit) {
        char[] units = {unit};
        return ofUnits(units, 1);
    }

    public static String valueOf(int n) {
        return valueOf((long) n);
    }

    public static String valueOf(long n) {
        byte[] digits = new byte[20];
        int at = digits.length;
        // Negative numbers have the wider range.
        long rest = n < 0 ? n : -n;
        do {
            at--;
            digits[at] = (byte) ('0' - rest % 10);
            rest /= 10;
        } while (rest != 0);
        if (n < 0) {
            at--;
            digits[at] = '-';
        }
        byte[] value = new byte[digits.length - at];
        System.arraycopy(digits, at, value, 0, value.length);
        return Intrinsics.newString(value, (byte) 0);
    }

    public static int parseInt(String text) {
        int length = length(text);
        boolean negative = length > 0 && charAt(text, 0) == '-';
        int start = negative || length > 0 && charAt(text, 0) == '+' ? 1 : 0;
        long number = 0;
        if (start == length) {
            throw new NumberFormatException("For input string: \"" + text + "\"");
        }
        for (int i = start; i < length; i++) {
            int digit = charAt(text, i) - '0';
            number = number * 10 + digit;
            if (digit < 0 || digit > 9 || number > 2147483648L) {
                throw new NumberFormatException("For input string: \"" + text + "\"");
            }
        }
        if (!negative && number == 2147483648L) {
            throw new NumberFormatException("For input string: \"" + text + "\"");
        }
        return (int) (negative ? -number : number);
    }

    private static String ofUnits(char[] units, int count) {
        boolean wide = false;
        for (int i = 0; i < count; i++) {
            wide |= units[i] > 0xff;
        }
        byte[] value = new byte[wide ? 2 * count : count];
        for (int i = 0; i < count; i++) {
            if (wide) {
                value[2 * i] = (byte) units[i];
                value[2 * i + 1] = (byte) (units[i] >> 8);
            } else {
                value[i] = (byte) units[i];
            }
        }
        return Intrinsics.newString(value, (byte) (wide ? 1 : 0));
    }

    /** The text as UTF-8; lone surrogates become question marks, as in the JDK. */
    public static ExBytes utf8(String text) {
        byte[] value = Intrinsics.value(text);
        int coder = Intrinsics.coder(text);
        int count = value.length >> coder;
        int size = 0;
        for (int i = 0; i < count; i++) {
            int point = pointAt(value, coder, i, count);
            size += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (point >= 0x10000) {
                i++;
            }
        }
        byte[] bytes = new byte[size];
        int at = 0;
        for (int i = 0; i < count; i++) {
            int point = pointAt(value, coder, i, count);
            if (point < 0x80) {
                bytes[at++] = (byte) point;
            } else if (point < 0x800) {
                bytes[at++] = (byte) (0xc0 | point >> 6);
                bytes[at++] = (byte) (0x80 | point & 0x3f);
            } else if (point < 0x10000) {
                bytes[at++] = (byte) (0xe0 | point >> 12);
                bytes[at++] = (byte) (0x80 | point >> 6 & 0x3f);
                bytes[at++] = (byte) (0x80 | point & 0x3f);
            } else {
                bytes[at++] = (byte) (0xf0 | point >> 18);
                bytes[at++] = (byte) (0x80 | point >> 12 & 0x3f);
                bytes[at++] = (byte) (0x80 | point >> 6 & 0x3f);
                bytes[at++] = (byte) (0x80 | point & 0x3f);
                i++;
            }
        }
        return ExBytes.copyOf(bytes);
    }

    private static int pointAt(byte[] value, int coder, int index, int count) {
        int unit = unit(value, coder, index);
        if (unit < 0xd800 || unit > 0xdfff) {
            return unit;
        }
        if (unit < 0xdc00 && index + 1 < count) {
            int low = unit(value, coder, index + 1);
            if (low >= 0xdc00 && low <= 0xdfff) {
                return 0x10000 + (unit - 0xd800 << 10) + (low - 0xdc00);
            }
        }
        return '?';
    }

    /** The text of UTF-8 bytes; what is not UTF-8 becomes U+FFFD. */
    public static String ofUtf8(ExBytes bytes) {
        byte[] copy = new byte[bytes.length()];
        bytes.copyTo(0, copy, 0, copy.length);
        return decode(copy, 0, copy.length);
    }

    private static String decode(byte[] bytes, int begin, int end) {
        char[] units = new char[end - begin];
        int count = 0;
        int i = begin;
        while (i < end) {
            int first = bytes[i] & 0xff;
            int extra = first < 0x80 ? 0 : first < 0xc2 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : -1;
            int point = extra < 0 ? REPLACEMENT : extra == 0 ? first : first & 0x3f >> extra;
            int taken = 1;
            while (taken <= extra) {
                int next = i + taken < end ? bytes[i + taken] & 0xff : 0;
                boolean fits = next >= 0x80 && next < 0xc0;
                if (taken == 1) {
                    fits &= !(first == 0xe0 && next < 0xa0) && !(first == 0xed && next > 0x9f);
                    fits &= !(first == 0xf0 && next < 0x90) && !(first == 0xf4 && next > 0x8f);
                }
                if (!fits) {
                    point = REPLACEMENT;
                    break;
                }
                point = point << 6 | next & 0x3f;
                taken++;
            }
            i += taken;
            if (point >= 0x10000) {
                units[count++] = (char) (0xd800 + (point - 0x10000 >> 10));
                units[count++] = (char) (0xdc00 + (point - 0x10000 & 0x3ff));
            } else {
                units[count++] = (char) point;
            }
        }
        return ofUnits(units, count);
    }

    /** The words of the command line, each ended by a zero byte. */
    public static String[] arguments(ExBytes bytes) {
        byte[] copy = new byte[bytes.length()];
        bytes.copyTo(0, copy, 0, copy.length);
        int count = 0;
        for (byte b : copy) {
            if (b == 0) {
                count++;
            }
        }
        String[] words = new String[count];
        int begin = 0;
        int word = 0;
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] == 0) {
                words[word++] = decode(copy, begin, i);
                begin = i + 1;
            }
        }
        return words;
    }
}
