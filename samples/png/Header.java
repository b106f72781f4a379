package png;

/** What an IHDR chunk says. */
record Header(int width, int height, int depth, int colour, boolean interlaced) {

    static final int GREY = 0;
    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int GREY_ALPHA = 4;
    static final int RGBA = 6;

    private static final long MOST_PIXELS = 64 << 20;
    private static final long MOST_ROW_BYTES = 8 << 20;

    /** An interlaced image's even rows are held until its last pass. */
    private static final long MOST_HELD_BYTES = 32 << 20;

    static Header read(byte[] body) {
        int width = number(body, 0);
        int height = number(body, 4);
        int depth = body[8];
        int colour = body[9];
        if (width <= 0 || height <= 0) {
            throw damaged("the image has no pixels (its width is " + width + ", its height " + height + ")");
        }
        if (!possible(depth, colour)) {
            throw damaged("there is no colour type " + (colour & 0xff) + " with " + (depth & 0xff) + " bits");
        }
        if (body[10] != 0) {
            throw damaged("unknown compression method " + (body[10] & 0xff));
        }
        if (body[11] != 0) {
            throw damaged("unknown filter method " + (body[11] & 0xff));
        }
        if (body[12] != 0 && body[12] != 1) {
            throw damaged("unknown interlace method " + (body[12] & 0xff));
        }
        Header header = new Header(width, height, depth, colour, body[12] != 0);
        header.expectModest();
        return header;
    }

    private static Problem damaged(String reason) {
        return Problem.of(Png.DAMAGED, reason);
    }

    static int number(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
    }

    private static boolean possible(int depth, int colour) {
        return switch (colour) {
            case GREY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case RGB, GREY_ALPHA, RGBA -> depth == 8 || depth == 16;
            default -> false;
        };
    }

    private void expectModest() {
        String limit = "";
        if ((long) width * height > MOST_PIXELS) {
            limit = MOST_PIXELS + " pixels";
        } else if (((long) width * pixelBits() + 7) / 8 > MOST_ROW_BYTES) {
            limit = MOST_ROW_BYTES + " bytes a row";
        } else if (interlaced && heldBytes() > MOST_HELD_BYTES) {
            limit = MOST_HELD_BYTES / 4 * 2 + " pixels when interlaced";
        }
        if (!limit.isEmpty()) {
            throw Problem.of(Png.TOO_LARGE, width + "x" + height + ", the most is " + limit);
        }
    }

    long heldBytes() {
        return 4L * width * (((long) height + 1) / 2);
    }

    int pixelBits() {
        int samples = switch (colour) {
            case GREY_ALPHA -> 2;
            case RGB -> 3;
            case RGBA -> 4;
            default -> 1;
        };
        return samples * depth;
    }

    /** Bytes from one pixel to the next as filters see it. */
    int pixelBytes() {
        return Math.max(1, pixelBits() / 8);
    }

    int rowBytes(int pixels) {
        return (int) (((long) pixels * pixelBits() + 7) / 8);
    }
}
