package png;

/** What is said of an image: its size, the mean of each channel and the hash of its pixels. */
final class Summary {

    private static final int CHANNELS = 4;

    private final Sha256 hash = new Sha256();
    private final long[] sums = new long[CHANNELS];
    private long count;
    private int width;
    private int height;

    void size(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** Adds whole pixels. */
    void add(byte[] pixels, int length) {
        hash.update(pixels, 0, length);
        int red = 0;
        int green = 0;
        int blue = 0;
        int alpha = 0;
        for (int i = 0; i < length; i += CHANNELS) {
            red += pixels[i] & 0xff;
            green += pixels[i + 1] & 0xff;
            blue += pixels[i + 2] & 0xff;
            alpha += pixels[i + 3] & 0xff;
        }
        sums[0] += red;
        sums[1] += green;
        sums[2] += blue;
        sums[3] += alpha;
        count += length / CHANNELS;
    }

    String line() {
        String line = width + "x" + height + " mean";
        for (int i = 0; i < CHANNELS; i++) {
            line += " " + mean(sums[i], count);
        }
        return line + " sha256 " + hash.finish();
    }

    /** With one decimal, halves rounded up. */
    private static String mean(long sum, long count) {
        long tenths = (20 * sum + count) / (2 * count);
        return tenths / 10 + "." + tenths % 10;
    }
}
