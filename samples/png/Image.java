package png;

/**
 * Decodes one image step by step: it asks for the file's next piece, shows the size and then the pixels. It knows
 * nothing of channels, so that it can wait for input anywhere.
 */
final class Image {

    /** What {@link #step} came to: the next piece of the file is wanted. */
    static final int MORE = 0;

    /** The size is known. */
    static final int HEADER = 1;

    /** Pixels are to be taken from {@link #strip}. */
    static final int STRIP = 2;

    static final int DONE = 3;

    private final Chunks chunks = new Chunks();
    private final Inflate inflate = new Inflate();
    private Header header;
    private Pixels pixels;
    private Rows rows;
    private boolean complete;
    private boolean dataEnded;

    /** What is wrong with the data, while the chunks are checked up to the end. */
    private Problem wrongData;

    /** Makes room for the next piece of the file, whose bytes are then to be put into the array given. */
    byte[] next(int count) {
        return chunks.next(count);
    }

    /** The file has no more pieces. */
    void end() {
        chunks.end();
    }

    Header header() {
        return header;
    }

    byte[] strip() {
        return rows.strip();
    }

    int stripLength() {
        return rows.filled();
    }

    /** The strip's pixels have been taken. */
    void taken() {
        rows.taken();
    }

    /** Goes on until something is wanted or to be shown. */
    int step() {
        if (wrongData == null) {
            try {
                return rows == null ? beforeData() : data();
            } catch (Problem p) {
                if (!p.isInData()) {
                    throw p;
                }
                wrongData = p;
            }
        }
        return checkRest();
    }

    /** Looks for a wrong checksum, which says more than the wrong data that follows from it. */
    private int checkRest() {
        while (true) {
            switch (chunks.advance()) {
                case Chunks.MORE -> {
                    return MORE;
                }
                case Chunks.DATA -> chunks.drop();
                case Chunks.FINISHED -> throw wrongData;
                default -> {}
            }
        }
    }

    private int beforeData() {
        while (true) {
            switch (chunks.advance()) {
                case Chunks.MORE -> {
                    return MORE;
                }
                case Chunks.BODY -> {
                    if (chunks.type() == Chunks.IHDR) {
                        header = Header.read(chunks.body());
                        pixels = new Pixels(header);
                        return HEADER;
                    }
                    if (chunks.type() == Chunks.PLTE) {
                        palette();
                    } else {
                        transparency();
                    }
                }
                default -> {
                    if (header.colour() == Header.PALETTE && !chunks.hasPalette()) {
                        throw Problem.of(Png.DAMAGED, "the palette (PLTE) is missing");
                    }
                    rows = new Rows(header, pixels);
                    return data();
                }
            }
        }
    }

    private void palette() {
        int colour = header.colour();
        if (colour == Header.GREY || colour == Header.GREY_ALPHA) {
            throw chunks.damaged(" in an image of greys");
        }
        if (colour == Header.PALETTE) {
            if (chunks.length() / 3 > 1 << header.depth()) {
                throw chunks.damaged(" has more colours than " + header.depth() + " bits can name");
            }
            pixels.palette(chunks.body(), chunks.length());
        }
    }

    private void transparency() {
        int length = chunks.length();
        boolean fits = switch (header.colour()) {
            case Header.GREY -> length == 2;
            case Header.RGB -> length == 6;
            case Header.PALETTE -> length <= pixels.paletteSize();
            default -> throw chunks.damaged(" in an image with an alpha channel");
        };
        if (!fits) {
            throw chunks.damaged(" has a wrong length");
        }
        pixels.transparency(chunks.body(), length);
    }

    private int data() {
        while (true) {
            if (!complete) {
                switch (rows.fill(inflate)) {
                    case Rows.STRIP_FULL -> {
                        return STRIP;
                    }
                    case Rows.COMPLETE -> {
                        complete = true;
                        if (rows.filled() > 0) {
                            return STRIP;
                        }
                    }
                    default -> {}
                }
            }
            if (inflate.end() > inflate.start() || inflate.hasSurplus()) {
                throw Problem.inData("there is more image data than the image has rows");
            }
            if (inflate.isDone()) {
                if (!complete) {
                    throw Problem.inData("there is less image data than the image has rows");
                }
                if (dataEnded) {
                    return rest();
                }
            } else if (inflate.run()) {
                continue;
            }
            switch (chunks.advance()) {
                case Chunks.MORE -> {
                    return MORE;
                }
                case Chunks.DATA -> chunks.give(inflate);
                default -> {
                    dataEnded = true;
                    inflate.endInput();
                }
            }
        }
    }

    /** After the image: only the end of the file is of interest. */
    private int rest() {
        return chunks.advance() == Chunks.MORE ? MORE : DONE;
    }
}
