package dev.heliac.lang.substitute;

/** The byte order of every target, and one check for the two bytes of a character. */
@Substitute("java.lang.StringUTF16")
final class StringUtf16Members {

    static final int HI_BYTE_SHIFT = 0;
    static final int LO_BYTE_SHIFT = 8;

    private StringUtf16Members() {}

    // The second byte comes first: where that one is, the other one is, as LLVM sees, and both become one access.

    public static char charAt(byte[] value, int index) {
        if (index < 0 || Integer.compareUnsigned(index << 1 | 1, value.length) >= 0) {
            throw StringMembers.outside(index, value.length >> 1);
        }
        return getChar(value, index);
    }

    static void putChar(byte[] val, int index, int c) {
        int at = index << 1;
        val[at | 1] = (byte) (c >> 8);
        val[at] = (byte) c;
    }

    static char getChar(byte[] val, int index) {
        int at = index << 1;
        return (char) (val[at | 1] << 8 | val[at] & 0xff);
    }
}
