package png;

/** Why an image cannot be decoded. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int kind;
    private final boolean inside;

    private Problem(int kind, boolean inside, String reason) {
        super(reason);
        this.kind = kind;
        this.inside = inside;
    }

    /** The file is not what it should be, or too much. */
    static Problem of(int kind, String reason) {
        return new Problem(kind, false, reason);
    }

    /** The compressed data inside the chunks is wrong; a wrong checksum of a chunk would explain it better. */
    static Problem inData(String reason) {
        return new Problem(Png.DAMAGED, true, reason);
    }

    int kind() {
        return kind;
    }

    boolean isInData() {
        return inside;
    }
}
