package dev.heliac.lang.support;

import dev.heliac.lang.ExBytes;

/**
 * Strings as concatenation and the kernel need them. A string is an array of bytes, Latin-1 or UTF-16, as in the JDK; one that can be
 * Latin-1 always is, so that equal strings have equal bytes.
 */
public final class Strings {

    private static final int REPLACEMENT = 0xfffd;

    private Strings() {}

    /** Joins pieces that are not null: one allocation for the bytes, one for the string. */
    public static String concat(String a, String b) {
        byte coder = (byte) (Intrinsics.coder(a) | Intrinsics.coder(b));
        byte[] joined = new byte[Math.addExact(size(a, coder), size(b, coder))];
        put(b, joined, put(a, joined, 0, coder), coder);
        return Intrinsics.newString(joined, coder);
    }

    public static String concat(String a, String b, String c) {
        byte coder = (byte) (Intrinsics.coder(a) | Intrinsics.coder(b) | Intrinsics.coder(c));
        byte[] joined = new byte[Math.addExact(Math.addExact(size(a, coder), size(b, coder)), size(c, coder))];
        put(c, joined, put(b, joined, put(a, joined, 0, coder), coder), coder);
        return Intrinsics.newString(joined, coder);
    }

    public static String concat(String a, String b, String c, String d) {
        byte coder = (byte) (Intrinsics.coder(a) | Intrinsics.coder(b) | Intrinsics.coder(c) | Intrinsics.coder(d));
        int size = Math.addExact(Math.addExact(size(a, coder), size(b, coder)), Math.addExact(size(c, coder), size(d, coder)));
        byte[] joined = new byte[size];
        put(d, joined, put(c, joined, put(b, joined, put(a, joined, 0, coder), coder), coder), coder);
        return Intrinsics.newString(joined, coder);
    }

    private static int size(String text, byte coder) {
        return Intrinsics.value(text).length << coder - Intrinsics.coder(text);
    }

    private static int put(String text, byte[] into, int at, byte coder) {
        byte[] value = Intrinsics.value(text);
        if (Intrinsics.coder(text) == coder) {
            System.arraycopy(value, 0, into, at, value.length);
            return at + value.length;
        }
        int to = at;
        for (byte unit : value) {
            into[to] = unit;
            to += 2;
        }
        return to;
    }

    private static char unit(byte[] value, int coder, int index) {
        if (coder == 0) {
            return (char) (value[index] & 0xff);
        }
        return (char) (value[2 * index] & 0xff | (value[2 * index + 1] & 0xff) << 8);
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
        return ExBytes.copyOf(bytes(text));
    }

    /** The text as UTF-8, which may be the string's own bytes: not to be written to. */
    public static byte[] bytes(String text) {
        byte[] value = Intrinsics.value(text);
        int coder = Intrinsics.coder(text);
        int count = value.length >> coder;
        if (coder == 0 && ascii(value)) {
            return value;
        }
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
        return bytes;
    }

    private static boolean ascii(byte[] value) {
        for (byte b : value) {
            if (b < 0) {
                return false;
            }
        }
        return true;
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
