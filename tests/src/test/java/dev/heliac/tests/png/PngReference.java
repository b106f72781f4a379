package dev.heliac.tests.png;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.Element;

/** What the sample has to print for an image that {@code javax.imageio} can read. */
final class PngReference {

    private static final String FORMAT = "javax_imageio_png_1.0";

    private PngReference() {}

    static String line(Path file) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName("png").next();
        try (var input = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(input);
            var image = reader.read(0);
            return line(image.getWidth(), image.getHeight(), rgba(image, metadata(reader)));
        } finally {
            reader.dispose();
        }
    }

    private static IIOMetadataNode metadata(ImageReader reader) throws IOException {
        return (IIOMetadataNode) reader.getImageMetadata(0).getAsTree(FORMAT);
    }

    static String line(int width, int height, byte[] rgba) {
        var line = new StringBuilder(width + "x" + height + " mean");
        for (int channel = 0; channel < 4; channel++) {
            long sum = 0;
            for (int i = channel; i < rgba.length; i += 4) {
                sum += Byte.toUnsignedInt(rgba[i]);
            }
            line.append(' ').append(BigDecimal.valueOf(sum).divide(
                    BigDecimal.valueOf((long) width * height), 1, RoundingMode.HALF_UP));
        }
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(rgba);
            return line.append(" sha256 ").append(HexFormat.of().formatHex(hash)).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The pixels from the raster's samples. Colour models are asked for palettes only: those of greys would bend the
     * values to another gamma.
     */
    private static byte[] rgba(BufferedImage image, IIOMetadataNode metadata) {
        var raster = image.getRaster();
        int depth = raster.getSampleModel().getSampleSize(0);
        boolean indexed = child(metadata, "IHDR").getAttribute("colorType").equals("Palette");
        var clear = indexed ? null : clear(metadata, depth);
        var rgba = new byte[4 * image.getWidth() * image.getHeight()];
        var sample = new int[raster.getNumBands()];
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                raster.getPixel(x, y, sample);
                int argb = indexed
                        ? ((IndexColorModel) image.getColorModel()).getRGB(sample[0])
                        : argb(sample, depth, clear);
                rgba[at++] = (byte) (argb >> 16);
                rgba[at++] = (byte) (argb >> 8);
                rgba[at++] = (byte) argb;
                rgba[at++] = (byte) (argb >> 24);
            }
        }
        return rgba;
    }

    /**
     * A pixel of greys or RGB. The one transparent colour is looked for here: of greys with less than eight bits the
     * reader compares the value it has already spread over eight.
     */
    private static int argb(int[] sample, int depth, int[] clear) {
        int colours = sample.length < 3 ? 1 : 3;
        int alpha = sample.length > colours ? eight(sample[colours], depth) : 0xff;
        if (clear != null) {
            alpha = Arrays.equals(Arrays.copyOf(sample, colours), clear) ? 0 : 0xff;
        }
        int argb = alpha << 24;
        for (int i = 0; i < 3; i++) {
            argb |= eight(sample[colours == 1 ? 0 : i], depth) << 16 - 8 * i;
        }
        return argb;
    }

    private static int eight(int sample, int depth) {
        return depth == 16 ? sample >> 8 : sample * 255 / ((1 << depth) - 1);
    }

    /** The transparent colour in samples of as many bits as the raster's. */
    private static int[] clear(IIOMetadataNode metadata, int depth) {
        var transparency = child(metadata, "tRNS");
        if (transparency == null) {
            return null;
        }
        var grey = child(transparency, "tRNS_Grayscale");
        if (grey != null) {
            int most = (1 << Integer.parseInt(child(metadata, "IHDR").getAttribute("bitDepth"))) - 1;
            return new int[] {Integer.parseInt(grey.getAttribute("gray")) * ((1 << depth) - 1) / most};
        }
        var rgb = child(transparency, "tRNS_RGB");
        return Stream.of("red", "green", "blue").mapToInt(c -> Integer.parseInt(rgb.getAttribute(c))).toArray();
    }

    private static Element child(Element parent, String name) {
        return (Element) parent.getElementsByTagName(name).item(0);
    }
}
