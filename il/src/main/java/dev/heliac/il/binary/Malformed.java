package dev.heliac.il.binary;

/** Leaves the reading of a malformed file. */
final class Malformed extends Exception {

    private static final long serialVersionUID = 1;

    private final int offset;

    Malformed(int offset, String message) {
        super(message, null, false, false);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }
}
