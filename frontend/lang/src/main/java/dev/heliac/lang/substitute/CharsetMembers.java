package dev.heliac.lang.substitute;

import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.UnsupportedCharsetException;

/** A charset: UTF-8, Latin-1 or ASCII, whose conversions String itself has. */
@Substitute(value = "java.nio.charset.Charset", whole = true)
abstract class CharsetMembers implements Comparable<CharsetMembers> {

    private final String name;

    CharsetMembers(String name) {
        this.name = name;
    }

    public static CharsetMembers defaultCharset() {
        return Utf8Members.INSTANCE;
    }

    public static boolean isSupported(String name) {
        return named(name) != null;
    }

    public static CharsetMembers forName(String name) {
        CharsetMembers found = named(name);
        if (found == null) {
            throw new UnsupportedCharsetException(name);
        }
        return found;
    }

    public static CharsetMembers forName(String name, CharsetMembers otherwise) {
        CharsetMembers found = named(name);
        return found == null ? otherwise : found;
    }

    private static CharsetMembers named(String name) {
        if (name.equalsIgnoreCase("UTF-8") || name.equalsIgnoreCase("UTF8")) {
            return Utf8Members.INSTANCE;
        }
        if (name.equalsIgnoreCase("ISO-8859-1") || name.equalsIgnoreCase("ISO8859_1") || name.equalsIgnoreCase("latin1")) {
            return Latin1Members.INSTANCE;
        }
        return name.equalsIgnoreCase("US-ASCII") || name.equalsIgnoreCase("ASCII") ? AsciiMembers.INSTANCE : null;
    }

    public final String name() {
        return name;
    }

    public String displayName() {
        return name;
    }

    public CharsetDecoder newDecoder() {
        throw new UnsupportedOperationException("decoding by parts");
    }

    public CharsetEncoder newEncoder() {
        throw new UnsupportedOperationException("encoding by parts");
    }

    @Override
    public final int compareTo(CharsetMembers other) {
        return name.compareToIgnoreCase(other.name);
    }

    @Override
    public final int hashCode() {
        return name.hashCode();
    }

    @Override
    public final boolean equals(Object other) {
        return this == other;
    }

    @Override
    public final String toString() {
        return name;
    }
}
