package png;

/**
 * Makes strips of pixels of the rows that come out of the compressed data. Two rows are held; of an interlaced image
 * also the even rows, which its last pass completes, so that the odd ones need not be held.
 */
final class Rows {

    /** What {@link #fill} came to. */
    static final int STRIP_FULL = 1;

    static final int DATA_USED_UP = 2;
    static final int COMPLETE = 3;

    private static final int LAST_PASS = 7;

    /** How many of a pass's pixels are spread at a time. */
    private static final int SOME_PIXELS = 2048;

    /** Where each Adam7 pass starts and how far apart its pixels and rows are. */
    private static final byte[] FIRST_X = {0, 0, 4, 0, 2, 0, 1, 0};

    private static final byte[] FIRST_Y = {0, 0, 0, 4, 0, 2, 0, 1};
    private static final byte[] STEP_X = {1, 8, 8, 4, 4, 2, 2, 1};
    private static final byte[] STEP_Y = {1, 8, 8, 8, 4, 4, 2, 2};

    private final Header header;
    private final Pixels pixels;
    private final byte[] strip = new byte[Png.PIECE];
    private int filled;

    private byte[] row;
    private byte[] above;
    private final byte[] even;
    private final byte[] some;

    /** The pass, 0 when the image is not interlaced, its size and the row it is at. */
    private int pass;

    private int passWidth;
    private int passHeight;
    private int passRow;
    private int rowBytes;

    /** The row's filter, negative until known, and how many of its bytes are there. */
    private int filter = -1;

    private int have;

    /**
     * What is to go into the strip: the held row of this number unless negative, then the current row; from this pixel
     * on.
     */
    private int showHeld = -1;

    private boolean showCurrent;
    private int showFrom;
    private boolean complete;

    Rows(Header header, Pixels pixels) {
        this.header = header;
        this.pixels = pixels;
        row = new byte[Filters.PAD + header.rowBytes(header.width())];
        above = new byte[row.length];
        even = new byte[header.interlaced() ? (int) header.heldBytes() : 0];
        some = new byte[4 * SOME_PIXELS];
        pass = header.interlaced() ? 1 : 0;
        startPass();
    }

    byte[] strip() {
        return strip;
    }

    int filled() {
        return filled;
    }

    /** Lets the strip be filled anew. */
    void taken() {
        filled = 0;
    }

    /** Takes data until the strip is full, the data used up or the image complete. */
    int fill(Inflate data) {
        while (true) {
            if (!show()) {
                return STRIP_FULL;
            }
            if (complete) {
                return COMPLETE;
            }
            int available = data.end() - data.start();
            if (available == 0) {
                return DATA_USED_UP;
            }
            if (filter < 0) {
                filter = data.output()[data.start()];
                if (filter < 0 || filter > Filters.PAETH) {
                    throw Problem.inData("unknown row filter " + (filter & 0xff));
                }
                data.skip(1);
                have = 0;
                continue;
            }
            int n = Math.min(available, rowBytes - have);
            Filters.undo(
                    filter, header.pixelBytes(), data.output(), data.start(), row, above, Filters.PAD + have, n);
            data.skip(n);
            have += n;
            if (have == rowBytes) {
                rowDone();
            }
        }
    }

    private void rowDone() {
        if (pixels.leavesPalette(row, passWidth)) {
            throw Problem.inData("a pixel's colour is not in the palette");
        }
        if (pass == 0) {
            showCurrent = true;
        } else if (pass == LAST_PASS) {
            showHeld = 2 * passRow;
            showCurrent = true;
        } else {
            hold();
            nextRow();
        }
    }

    /** Spreads a pass's row over the even row it belongs to. */
    private void hold() {
        int y = FIRST_Y[pass] + passRow * STEP_Y[pass];
        int at = 4 * (y / 2 * header.width() + FIRST_X[pass]);
        int step = 4 * STEP_X[pass];
        for (int x = 0; x < passWidth; x += SOME_PIXELS) {
            int count = Math.min(SOME_PIXELS, passWidth - x);
            pixels.write(row, x, count, some, 0);
            for (int i = 0; i < 4 * count; i += 4) {
                even[at] = some[i];
                even[at + 1] = some[i + 1];
                even[at + 2] = some[i + 2];
                even[at + 3] = some[i + 3];
                at += step;
            }
        }
    }

    private void nextRow() {
        byte[] old = above;
        above = row;
        row = old;
        filter = -1;
        passRow++;
        if (passRow == passHeight) {
            if (pass == 0) {
                complete = true;
            } else {
                pass++;
                startPass();
            }
        }
    }

    /** Starts the first pass, from the current one on, that has pixels; after the last the image is complete. */
    private void startPass() {
        passRow = 0;
        while (pass <= LAST_PASS) {
            passWidth = (header.width() - FIRST_X[pass] + STEP_X[pass] - 1) / STEP_X[pass];
            passHeight = (header.height() - FIRST_Y[pass] + STEP_Y[pass] - 1) / STEP_Y[pass];
            if (passWidth > 0 && passHeight > 0) {
                rowBytes = header.rowBytes(passWidth);
                for (int i = 0; i < above.length; i++) {
                    above[i] = 0;
                }
                return;
            }
            pass++;
        }
        complete = true;
        if ((header.height() & 1) != 0) {
            showHeld = header.height() - 1;
        }
    }

    /** Moves what is to be shown into the strip; gives false when the strip is full before all is there. */
    private boolean show() {
        while (showHeld >= 0 || showCurrent) {
            int n = Math.min(header.width() - showFrom, (strip.length - filled) / 4);
            if (showHeld >= 0) {
                System.arraycopy(even, 4 * (showHeld / 2 * header.width() + showFrom), strip, filled, 4 * n);
            } else {
                pixels.write(row, showFrom, n, strip, filled);
            }
            filled += 4 * n;
            showFrom += n;
            if (showFrom < header.width()) {
                return false;
            }
            showFrom = 0;
            if (showHeld >= 0) {
                showHeld = -1;
            } else {
                showCurrent = false;
                nextRow();
            }
        }
        return true;
    }
}
