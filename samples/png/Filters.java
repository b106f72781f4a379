package png;

/** Undoes the filters that make rows compress better. */
final class Filters {

    /** Zeros in front of a row's bytes, so that the pixel left of the first needs no special case. */
    static final int PAD = 8;

    static final int PAETH = 4;

    private Filters() {}

    /**
     * Restores a part of a row.
     *
     * @param pixel bytes from one pixel to the next
     * @param row gets the bytes from {@code at} on
     * @param above the row above, zeros if there is none
     */
    static void undo(int filter, int pixel, byte[] data, int from, byte[] row, byte[] above, int at, int count) {
        switch (filter) {
            case 0 -> System.arraycopy(data, from, row, at, count);
            case 1 -> sub(pixel, data, from, row, at, count);
            case 2 -> up(data, from, row, above, at, count);
            case 3 -> average(pixel, data, from, row, above, at, count);
            case PAETH -> paeth(pixel, data, from, row, above, at, count);
            default -> throw new IllegalArgumentException("filter");
        }
    }

    private static void sub(int pixel, byte[] data, int from, byte[] row, int at, int count) {
        for (int i = 0; i < count; i++) {
            row[at + i] = (byte) (data[from + i] + row[at + i - pixel]);
        }
    }

    private static void up(byte[] data, int from, byte[] row, byte[] above, int at, int count) {
        for (int i = 0; i < count; i++) {
            row[at + i] = (byte) (data[from + i] + above[at + i]);
        }
    }

    private static void average(int pixel, byte[] data, int from, byte[] row, byte[] above, int at, int count) {
        for (int i = 0; i < count; i++) {
            int left = row[at + i - pixel] & 0xff;
            int up = above[at + i] & 0xff;
            row[at + i] = (byte) (data[from + i] + (left + up >> 1));
        }
    }

    private static void paeth(int pixel, byte[] data, int from, byte[] row, byte[] above, int at, int count) {
        for (int i = 0; i < count; i++) {
            int left = row[at + i - pixel] & 0xff;
            int up = above[at + i] & 0xff;
            int corner = above[at + i - pixel] & 0xff;
            // The distances of the estimate left + up - corner from each of the three.
            int toLeft = Math.abs(up - corner);
            int toUp = Math.abs(left - corner);
            int toCorner = Math.abs(left + up - 2 * corner);
            int best = toUp <= toCorner ? up : corner;
            if (toLeft <= toUp && toLeft <= toCorner) {
                best = left;
            }
            row[at + i] = (byte) (data[from + i] + best);
        }
    }
}
