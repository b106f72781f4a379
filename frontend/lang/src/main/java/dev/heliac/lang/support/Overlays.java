package dev.heliac.lang.support;

/** What {@code Overlay} asks before a record in bytes is read or written. */
public final class Overlays {

    private Overlays() {}

    /**
     * Refuses a record that does not lie in the bytes, with the words of {@code Objects.checkFromIndexSize}. The comparisons are those of
     * HIL's {@code ex.get}, which need not be made again then.
     */
    public static void check(int from, int size, int length) {
        if (from < 0 || from > length - size) {
            throw new IndexOutOfBoundsException(outside(from, size, length));
        }
    }

    private static String outside(int from, int size, int length) {
        return "Range [" + from + ", " + from + " + " + size + ") out of bounds for length " + length;
    }
}
