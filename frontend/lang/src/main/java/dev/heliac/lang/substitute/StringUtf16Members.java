package dev.heliac.lang.substitute;

/** The byte order of every target. */
@Substitute("java.lang.StringUTF16")
final class StringUtf16Members {

    static final int HI_BYTE_SHIFT = 0;
    static final int LO_BYTE_SHIFT = 8;

    private StringUtf16Members() {}
}
