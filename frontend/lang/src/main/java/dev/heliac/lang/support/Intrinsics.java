package dev.heliac.lang.support;

import java.nio.charset.StandardCharsets;

/** What the compiler turns into single operations; the bodies serve tests on an ordinary JVM. */
public final class Intrinsics {

    private Intrinsics() {}

    /** The bytes of a string: Latin-1, or UTF-16 with the low byte first. */
    public static byte[] value(String text) {
        return text.getBytes(coder(text) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
    }

    /** 0 for Latin-1, 1 for UTF-16. */
    public static byte coder(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                return 1;
            }
        }
        return 0;
    }

    /** A string of these bytes, which are not copied. */
    public static String newString(byte[] value, byte coder) {
        return new String(value, coder == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
    }

    public static String className(Object object) {
        return object.getClass().getName();
    }
}
