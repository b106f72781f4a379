package dev.heliac.lang.substitute;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Comparator;

/** String without serialization, with the charsets there are, and with a split at one character that needs no regular expression. */
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
