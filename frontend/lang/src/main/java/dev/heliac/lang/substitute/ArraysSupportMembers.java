package dev.heliac.lang.substitute;

/** Comparisons by long words read through Unsafe: none is read, and the callers' own loops compare everything. */
@Substitute("jdk.internal.util.ArraysSupport")
final class ArraysSupportMembers {

    private ArraysSupportMembers() {}

    public static int vectorizedMismatch(Object a, long aOffset, Object b, long bOffset, int length, int log2ArrayIndexScale) {
        return ~length;
    }
}
