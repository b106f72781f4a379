package mandelbrot;

/** Which colour a point has: black when it stays inside, otherwise the warmer, the later it leaves. */
final class Colours {

    private static final int COUNT = 256;

    private Colours() {}

    /** Red, green and blue for each number of steps. */
    static byte[] all() {
        var colours = new byte[3 * COUNT];
        for (int i = 1; i < COUNT; i++) {
            double late = Math.sqrt(Math.sqrt((double) i / COUNT));
            colours[3 * i] = (byte) (255 * late * late);
            colours[3 * i + 1] = (byte) (255 * late * late * late);
            colours[3 * i + 2] = (byte) (255 * Math.sin(Math.PI * late));
        }
        return colours;
    }
}
