package dev.heliac.lang.substitute;

/** Numbers in arrays of bytes, the high byte first, without handles. */
@Substitute("jdk.internal.util.ByteArray")
final class ByteArrayMembers {

    private ByteArrayMembers() {}

    public static char getChar(byte[] array, int offset) {
        return (char) getShort(array, offset);
    }

    public static short getShort(byte[] array, int offset) {
        return (short) (array[offset] << 8 | array[offset + 1] & 0xff);
    }

    public static int getUnsignedShort(byte[] array, int offset) {
        return getShort(array, offset) & 0xffff;
    }

    public static int getInt(byte[] array, int offset) {
        return getShort(array, offset) << 16 | getUnsignedShort(array, offset + 2);
    }

    public static long getLong(byte[] array, int offset) {
        return (long) getInt(array, offset) << 32 | getInt(array, offset + 4) & 0xffff_ffffL;
    }

    public static float getFloat(byte[] array, int offset) {
        return Float.intBitsToFloat(getInt(array, offset));
    }

    public static double getDouble(byte[] array, int offset) {
        return Double.longBitsToDouble(getLong(array, offset));
    }

    public static void setChar(byte[] array, int offset, char value) {
        setShort(array, offset, (short) value);
    }

    public static void setShort(byte[] array, int offset, short value) {
        array[offset + 1] = (byte) value;
        array[offset] = (byte) (value >> 8);
    }

    public static void setUnsignedShort(byte[] array, int offset, int value) {
        setShort(array, offset, (short) value);
    }

    public static void setInt(byte[] array, int offset, int value) {
        setShort(array, offset + 2, (short) value);
        setShort(array, offset, (short) (value >> 16));
    }

    public static void setLong(byte[] array, int offset, long value) {
        setInt(array, offset + 4, (int) value);
        setInt(array, offset, (int) (value >> 32));
    }

    public static void setFloat(byte[] array, int offset, float value) {
        setInt(array, offset, Float.floatToIntBits(value));
    }

    public static void setDouble(byte[] array, int offset, double value) {
        setLong(array, offset, Double.doubleToLongBits(value));
    }
}
