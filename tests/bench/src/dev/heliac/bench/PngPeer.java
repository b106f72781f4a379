package dev.heliac.bench;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** The PNG sample's classes on HotSpot, in a JVM of their own that stays warm. */
final class PngPeer implements AutoCloseable {

    private final Process process;
    private final OutputStream requests;
    private final BufferedReader answers;
    private String line = "";

    PngPeer(Path root, Path work, Path image) throws IOException {
        var classes = work.resolve("hotspot");
        var compile = new ArrayList<>(List.of(
                jdk("javac"), "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"),
                root.resolve("tests/bench/hotspot/png/HotSpot.java").toString()));
        try (var sources = Files.list(root.resolve("samples/png"))) {
            sources.filter(p -> p.toString().endsWith(".java")).forEach(p -> compile.add(p.toString()));
        }
        Commands.run(work, compile.toArray(String[]::new));
        var path = classes + ":" + System.getProperty("java.class.path");
        process = new ProcessBuilder(jdk("java"), "-cp", path, "png.HotSpot", image.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        requests = process.getOutputStream();
        answers = process.inputReader();
    }

    private static String jdk(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    /** Nanoseconds of one decoding. */
    double decode() throws IOException {
        requests.write('\n');
        requests.flush();
        var answer = answers.readLine().split(" ", 2);
        line = answer[1];
        return Double.parseDouble(answer[0]);
    }

    /** What was found out about the image, last time. */
    String line() {
        return line;
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** A truecolour image such as a camera gives: smooth shades with noise in the low bits. */
    static Path generate(Path work, int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int noise = 1;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                noise = noise * 1664525 + 1013904223;
                int red = (int) (120 + 100 * Math.sin(x / 210.0) * Math.cos(y / 170.0)) + (noise >>> 29);
                int green = (int) (120 + 100 * Math.sin((x + y) / 350.0)) + (noise >>> 26 & 7);
                int blue = (x * 200 / width + y * 40 / height) + (noise >>> 23 & 3);
                picture.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        var file = work.resolve("picture.png");
        try {
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
