package dev.heliac.lang.substitute;

/**
 * Comparisons by long words read through Unsafe: none is read, and the callers' own loops compare everything; hash codes without a
 * choice of the kind of element at run time.
 */
@Substitute("jdk.internal.util.ArraysSupport")
final class ArraysSupportMembers {

    // Sizes that the JDK asks Unsafe for.
    private static final boolean BIG_ENDIAN = false;
    public static final int LOG2_ARRAY_BOOLEAN_INDEX_SCALE = 0;
    public static final int LOG2_ARRAY_BYTE_INDEX_SCALE = 0;
    public static final int LOG2_ARRAY_CHAR_INDEX_SCALE = 1;
    public static final int LOG2_ARRAY_SHORT_INDEX_SCALE = 1;
    public static final int LOG2_ARRAY_INT_INDEX_SCALE = 2;
    public static final int LOG2_ARRAY_LONG_INDEX_SCALE = 3;
    public static final int LOG2_ARRAY_FLOAT_INDEX_SCALE = 2;
    public static final int LOG2_ARRAY_DOUBLE_INDEX_SCALE = 3;

    private ArraysSupportMembers() {}

    public static int vectorizedMismatch(Object a, long aOffset, Object b, long bOffset, int length, int log2ArrayIndexScale) {
        return ~length;
    }

    public static int hashCode(int[] a, int fromIndex, int length, int initialValue) {
        return hashCode(initialValue, a, fromIndex, length);
    }

    public static int hashCode(short[] a, int fromIndex, int length, int initialValue) {
        return hashCode(initialValue, a, fromIndex, length);
    }

    public static int hashCode(char[] a, int fromIndex, int length, int initialValue) {
        return hashCode(initialValue, a, fromIndex, length);
    }

    public static int hashCode(byte[] a, int fromIndex, int length, int initialValue) {
        return hashCode(initialValue, a, fromIndex, length);
    }

    public static int hashCodeOfUnsigned(byte[] a, int fromIndex, int length, int initialValue) {
        return unsignedHashCode(initialValue, a, fromIndex, length);
    }

    public static int hashCodeOfUTF16(byte[] a, int fromIndex, int length, int initialValue) {
        int result = initialValue;
        for (int i = fromIndex; i < fromIndex + length; i++) {
            result = 31 * result + (a[2 * i] & 0xff | (a[2 * i + 1] & 0xff) << 8);
        }
        return result;
    }

    @Original
    private static int unsignedHashCode(int result, byte[] a, int fromIndex, int length) {
        return result;
    }

    @Original
    private static int hashCode(int result, byte[] a, int fromIndex, int length) {
        return result;
    }

    @Original
    private static int hashCode(int result, char[] a, int fromIndex, int length) {
        return result;
    }

    @Original
    private static int hashCode(int result, short[] a, int fromIndex, int length) {
        return result;
    }

    @Original
    private static int hashCode(int result, int[] a, int fromIndex, int length) {
        return result;
    }
}
