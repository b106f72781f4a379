package dev.heliac.lang.substitute;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Comparator;

/** String without serialization, and with the charsets there are. */
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
}
