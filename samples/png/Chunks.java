package png;

/** Takes a PNG file that comes in pieces apart into its chunks, checks their checksums and the order they come in. */
final class Chunks {

    /** What {@link #advance} came to: the piece is used up. */
    static final int MORE = 0;

    /** A small chunk is complete: {@link #type}, {@link #body} and {@link #length} tell. */
    static final int BODY = 1;

    /** Image data can be taken. */
    static final int DATA = 2;

    /** The first chunk after the image data has begun. */
    static final int AFTER_DATA = 3;

    static final int FINISHED = 4;

    static final int IHDR = 0x49484452;
    static final int PLTE = 0x504c5445;
    static final int TRNS = 0x74524e53;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454e44;

    /** Set in the types of chunks that a decoder may leave out. */
    private static final int ANCILLARY = 0x20000000;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private static final int AT_SIGNATURE = 0;
    private static final int AT_HEAD = 1;
    private static final int AT_BODY = 2;
    private static final int AT_DATA = 3;
    private static final int AT_SKIPPED = 4;
    private static final int AT_CHECKSUM = 5;
    private static final int AT_END = 6;

    private byte[] piece = new byte[Png.PIECE];
    private int next;
    private int limit;
    private long before;
    private boolean ended;

    private int place = AT_SIGNATURE;
    private final byte[] body = new byte[768];
    private final byte[] small = new byte[8];
    private int have;
    private long chunkAt;
    private int type;
    private int length;
    private int left;
    private final Crc32 crc = new Crc32();

    private boolean hasHeader;
    private boolean hasPalette;
    private boolean hasTransparency;
    private boolean hasData;
    private boolean afterData;

    /**
     * Makes room for the next piece of the file, the last being used up; its bytes are then to be put into the array
     * given.
     */
    byte[] next(int count) {
        before += limit;
        if (count > piece.length) {
            piece = new byte[count];
        }
        next = 0;
        limit = count;
        return piece;
    }

    /** No more pieces will come. */
    void end() {
        ended = true;
    }

    int type() {
        return type;
    }

    byte[] body() {
        return body;
    }

    int length() {
        return length;
    }

    boolean hasPalette() {
        return hasPalette;
    }

    /** Gives image data to a decompressor, as much as it takes. */
    void give(Inflate data) {
        passOver(data.append(piece, next, Math.min(left, limit - next)));
    }

    /** Passes over the image data that is there. */
    void drop() {
        passOver(Math.min(left, limit - next));
    }

    private void passOver(int count) {
        crc.update(piece, next, next + count);
        next += count;
        left -= count;
    }

    /** Goes on to the next thing that matters. */
    int advance() {
        while (true) {
            switch (place) {
                case AT_SIGNATURE -> {
                    if (!collect(small, 8)) {
                        if (ended) {
                            throw Problem.of(Png.NOT_PNG, "the file has only " + have + " bytes");
                        }
                        return MORE;
                    }
                    expectSignature();
                    place = AT_HEAD;
                }
                case AT_HEAD -> {
                    if (have == 0) {
                        chunkAt = before + next;
                    }
                    if (!collect(small, 8)) {
                        return more();
                    }
                    head();
                    if (hasData && type != IDAT && !afterData) {
                        afterData = true;
                        return AFTER_DATA;
                    }
                }
                case AT_BODY -> {
                    if (!collect(body, length)) {
                        return more();
                    }
                    crc.update(body, 0, length);
                    place = AT_CHECKSUM;
                }
                case AT_DATA -> {
                    if (left == 0) {
                        place = AT_CHECKSUM;
                    } else {
                        return next < limit ? DATA : more();
                    }
                }
                case AT_SKIPPED -> {
                    drop();
                    if (left > 0) {
                        return more();
                    }
                    place = AT_CHECKSUM;
                }
                case AT_CHECKSUM -> {
                    if (!collect(small, 4)) {
                        return more();
                    }
                    if (Header.number(small, 0) != crc.value()) {
                        throw damaged(" checksum wrong");
                    }
                    place = type == IEND ? AT_END : AT_HEAD;
                    if (type == IHDR || type == PLTE || type == TRNS) {
                        return BODY;
                    }
                }
                default -> {
                    return FINISHED;
                }
            }
        }
    }

    private int more() {
        if (ended) {
            throw Problem.of(
                    Png.DAMAGED,
                    place == AT_HEAD
                            ? "the file ends at offset " + (before + next) + ", before its IEND chunk"
                            : "the file ends at offset " + (before + next) + ", inside the " + name() + " chunk");
        }
        return MORE;
    }

    /** Gathers bytes that may be spread over two pieces; starts anew when all are there. */
    private boolean collect(byte[] target, int count) {
        int n = Math.min(count - have, limit - next);
        System.arraycopy(piece, next, target, have, n);
        next += n;
        have += n;
        if (have < count) {
            return false;
        }
        have = 0;
        return true;
    }

    private void expectSignature() {
        for (int i = 0; i < 8; i++) {
            if (small[i] != SIGNATURE[i]) {
                throw Problem.of(Png.NOT_PNG, "the signature is missing");
            }
        }
    }

    private void head() {
        length = Header.number(small, 0);
        type = Header.number(small, 4);
        left = length;
        crc.reset();
        crc.update(small, 4, 8);
        for (int i = 4; i < 8; i++) {
            int letter = small[i] | 0x20;
            if (letter < 'a' || letter > 'z') {
                throw Problem.of(Png.DAMAGED, "no chunk starts at offset " + chunkAt);
            }
        }
        if (length < 0) {
            throw damaged(" has an impossible length");
        }
        if (!hasHeader && type != IHDR) {
            throw damaged(" comes before IHDR");
        }
        switch (type) {
            case IHDR -> header();
            case PLTE -> palette();
            case TRNS -> transparency();
            case IDAT -> {
                if (afterData) {
                    throw damaged(" does not follow the other image data");
                }
                hasData = true;
                place = AT_DATA;
            }
            case IEND -> {
                if (!hasData) {
                    throw damaged(" comes before any image data");
                }
                if (length != 0) {
                    throw damaged(" is not empty");
                }
                place = AT_SKIPPED;
            }
            default -> {
                if ((type & ANCILLARY) == 0) {
                    throw damaged(" is of an unknown critical kind");
                }
                place = AT_SKIPPED;
            }
        }
    }

    private void header() {
        if (hasHeader) {
            throw damaged(" comes twice");
        }
        if (length != 13) {
            throw damaged(" is not 13 bytes long");
        }
        hasHeader = true;
        place = AT_BODY;
    }

    private void palette() {
        if (hasPalette) {
            throw damaged(" comes twice");
        }
        if (hasData) {
            throw damaged(" comes after image data");
        }
        if (hasTransparency) {
            throw damaged(" comes after tRNS");
        }
        if (length == 0 || length > 768 || length % 3 != 0) {
            throw damaged(" does not hold 1 to 256 colours");
        }
        hasPalette = true;
        place = AT_BODY;
    }

    private void transparency() {
        if (hasTransparency) {
            throw damaged(" comes twice");
        }
        if (hasData) {
            throw damaged(" comes after image data");
        }
        if (length > 256) {
            throw damaged(" has more than 256 entries");
        }
        hasTransparency = true;
        place = AT_BODY;
    }

    /** Says what is wrong with the current chunk. */
    Problem damaged(String what) {
        return Problem.of(Png.DAMAGED, name() + what + " at offset " + chunkAt);
    }

    private String name() {
        String name = "";
        for (int shift = 24; shift >= 0; shift -= 8) {
            name += (char) (type >> shift & 0xff);
        }
        return name;
    }
}
