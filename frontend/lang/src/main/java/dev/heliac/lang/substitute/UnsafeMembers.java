package dev.heliac.lang.substitute;

/** An object that can be had; its operations on fields and elements of objects are put into their classes, and there are no others. */
@Substitute("jdk.internal.misc.Unsafe")
final class UnsafeMembers {

    private static final UnsafeMembers theUnsafe = new UnsafeMembers();
    public static final long ARRAY_BOOLEAN_BASE_OFFSET = 16;
    public static final int ARRAY_BOOLEAN_INDEX_SCALE = 1;
    public static final long ARRAY_BYTE_BASE_OFFSET = 16;
    public static final int ARRAY_BYTE_INDEX_SCALE = 1;
    public static final long ARRAY_SHORT_BASE_OFFSET = 16;
    public static final int ARRAY_SHORT_INDEX_SCALE = 2;
    public static final long ARRAY_CHAR_BASE_OFFSET = 16;
    public static final int ARRAY_CHAR_INDEX_SCALE = 2;
    public static final long ARRAY_INT_BASE_OFFSET = 16;
    public static final int ARRAY_INT_INDEX_SCALE = 4;
    public static final long ARRAY_LONG_BASE_OFFSET = 16;
    public static final int ARRAY_LONG_INDEX_SCALE = 8;
    public static final long ARRAY_FLOAT_BASE_OFFSET = 16;
    public static final int ARRAY_FLOAT_INDEX_SCALE = 4;
    public static final long ARRAY_DOUBLE_BASE_OFFSET = 16;
    public static final int ARRAY_DOUBLE_INDEX_SCALE = 8;
    public static final long ARRAY_OBJECT_BASE_OFFSET = 16;
    public static final int ARRAY_OBJECT_INDEX_SCALE = 4;
    public static final int ADDRESS_SIZE = 8;

    private UnsafeMembers() {}

    public long arrayBaseOffset(Class<?> type) {
        return ARRAY_OBJECT_BASE_OFFSET;
    }

    public int arrayIndexScale(Class<?> type) {
        return ARRAY_OBJECT_INDEX_SCALE;
    }
}
