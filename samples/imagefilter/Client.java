package imagefilter;

import dev.heliac.lang.Claims;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.FileSystem;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Has the outlines found of a picture in a PNG file, shows them in letters, and writes them to another file if one is named. */
@Process(name = "client")
final class Client {

    /** How many letters a line has; a letter is twice as high as it is wide. */
    private static final int LETTERS = 64;

    private Client() {}

    static void main(
            @Uses("/outlines") Outlines.Imp finder,
            @Uses("/fs") FileSystem.Imp input,
            @Uses("/fs") FileSystem.Imp output,
            String[] words) {
        String name = words.length > 0 ? words[0] : "samples/png/sample.png";
        Picture picture;
        try {
            picture = Picture.read(Input.read(name, input));
        } catch (Problem problem) {
            System.out.println(name + ": " + problem.getMessage());
            finder.send(new Outlines.Bye());
            output.send(new FileSystem.Bye());
            return;
        }
        byte[] changes = changes(picture, finder);
        System.out.print(view(changes, picture));
        System.out.println(picture.width() + "x" + picture.height() + " crc32 "
                + Integer.toHexString(Crc32.of(changes, 0, changes.length)));
        if (words.length > 1) {
            Output.write(words[1], PngFile.of(changes, picture.width(), picture.height()), output);
        } else {
            output.send(new FileSystem.Bye());
        }
    }

    private static byte[] changes(Picture picture, @Claims Outlines.Imp finder) {
        finder.send(new Outlines.Find(picture.width(), picture.height(), picture.samples(), ExBytes.copyOf(picture.pixels())));
        byte[] changes = finder.receive(Outlines.Found.class).changes().toArray();
        finder.send(new Outlines.Bye());
        return changes;
    }

    private static String view(byte[] changes, Picture picture) {
        int size = (picture.width() + LETTERS - 1) / LETTERS;
        var view = new StringBuilder();
        for (int y = 0; y < picture.height(); y += 2 * size) {
            var line = new StringBuilder();
            for (int x = 0; x < picture.width(); x += size) {
                int most = 0;
                for (int row = y; row < Math.min(picture.height(), y + 2 * size); row++) {
                    for (int column = x; column < Math.min(picture.width(), x + size); column++) {
                        most = Math.max(most, changes[row * picture.width() + column] & 0xff);
                    }
                }
                line.append(" .:-=+*#".charAt(most / 32));
            }
            view.append(line.toString().stripTrailing()).append('\n');
        }
        return view.toString();
    }
}
