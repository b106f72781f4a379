package png;

import java.io.IOException;
import java.io.RandomAccessFile;

/**
 * Does what the sample's two processes do, in one thread of a JVM: each line on standard input has the file decoded
 * again, and answers with the nanoseconds that took and with the client's line.
 */
final class HotSpot {

    private HotSpot() {}

    public static void main(String[] args) throws IOException {
        while (System.in.read() >= 0) {
            long start = System.nanoTime();
            String line = decode(args[0]);
            System.out.println(System.nanoTime() - start + " " + line);
        }
    }

    private static String decode(String name) throws IOException {
        Image image = new Image();
        Summary summary = new Summary();
        byte[] pixels = new byte[Png.PIECE];
        try (RandomAccessFile file = new RandomAccessFile(name, "r")) {
            while (true) {
                switch (image.step()) {
                    case Image.MORE -> {
                        int count = (int) Math.min(Png.PIECE, file.length() - file.getFilePointer());
                        if (count > 0) {
                            byte[] piece = new byte[count];
                            file.readFully(piece);
                            System.arraycopy(piece, 0, image.next(count), 0, count);
                        } else {
                            image.end();
                        }
                    }
                    case Image.HEADER -> summary.size(image.header().width(), image.header().height());
                    case Image.STRIP -> {
                        byte[] strip = new byte[image.stripLength()];
                        System.arraycopy(image.strip(), 0, strip, 0, strip.length);
                        image.taken();
                        System.arraycopy(strip, 0, pixels, 0, strip.length);
                        summary.add(pixels, strip.length);
                    }
                    default -> {
                        return summary.line();
                    }
                }
            }
        }
    }
}
