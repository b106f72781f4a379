package dev.heliac.lang.substitute;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Comparator;

/**
 * String without serialization, with the charsets there are, a split at one character that needs no regular expression, and checks of
 * indices that need no makers of exceptions.
 */
@Substitute("java.lang.String")
final class StringMembers {

    static final boolean COMPACT_STRINGS = true;
    public static final Comparator<String> CASE_INSENSITIVE_ORDER;

    static {
        CASE_INSENSITIVE_ORDER = new CaseInsensitiveMembers();
    }

    private StringMembers() {}

    private static int decodeWithDecoder(CharsetDecoder decoder, char[] into, byte[] bytes, int from, int count) {
        throw new UnsupportedCharsetException(decoder.charset().name());
    }

    private static byte[] encodeWithEncoder(Charset charset, byte coder, byte[] value, boolean replace) {
        throw new UnsupportedCharsetException(charset.name());
    }

    // Checked without the makers of exceptions, which would have to be there before every access.

    static void checkIndex(int index, int length) {
        if (index < 0 || index >= length) {
            throw outside(index, length);
        }
    }

    static void checkOffset(int offset, int length) {
        if (offset < 0 || offset > length) {
            throw outside(offset, length, length);
        }
    }

    static int checkBoundsOffCount(int offset, int count, int length) {
        if ((length | offset | count) < 0 || count > length - offset) {
            throw outside("Range [" + offset + ", " + offset + " + " + count + ")", length);
        }
        return offset;
    }

    static void checkBoundsBeginEnd(int begin, int end, int length) {
        if (begin < 0 || begin > end || end > length) {
            throw outside(begin, end, length);
        }
    }

    @Added
    static StringIndexOutOfBoundsException outside(int index, int length) {
        return outside("Index " + index, length);
    }

    @Added
    private static StringIndexOutOfBoundsException outside(int begin, int end, int length) {
        return outside("Range [" + begin + ", " + end + ")", length);
    }

    @Added
    private static StringIndexOutOfBoundsException outside(String what, int length) {
        return new StringIndexOutOfBoundsException(what + " out of bounds for length " + length);
    }

    /** In place of {@code split} where the compiler knows the separator, whose last character it is. */
    @Added
    public String[] splitAtCharacter(String separator) {
        return split(separator.charAt(separator.length() - 1), 0, false);
    }

    @Added
    public String[] splitAtCharacter(String separator, int limit) {
        return split(separator.charAt(separator.length() - 1), limit, false);
    }

    @Original
    private String[] split(char separator, int limit, boolean withDelimiters) {
        return new String[0];
    }
}
