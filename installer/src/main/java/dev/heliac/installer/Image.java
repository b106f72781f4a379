package dev.heliac.installer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An installed application.
 *
 * @param root the directory of the generation in use
 * @param name the application's
 * @param files SHA-256 of each file, by its path within the generation
 */
public record Image(Path root, String name, Map<String, String> files) {

    private static final int FORMAT = 1;
    private static final long MOST_BYTES = 1L << 30;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    public Image {
        files = Map.copyOf(files);
    }

    /** The form in {@code image.json}. */
    private record Description(int format, String name, Map<String, String> files) {}

    byte[] description() throws JsonProcessingException {
        return JSON.writeValueAsBytes(new Description(FORMAT, name, new TreeMap<>(files)));
    }

    /** Whether a directory looks like an image. */
    public static boolean isAt(Path directory) {
        return Files.isRegularFile(directory.resolve(ImageLayout.CURRENT).resolve(ImageLayout.DESCRIPTION));
    }

    /** Opens an image and checks that every file is what was installed. */
    public static Optional<Image> open(Path directory, Diagnostics out) {
        var place = Place.of(directory.toString());
        if (!isAt(directory)) {
            out.error(
                    InstallCode.NOT_AN_IMAGE, place, "there is no image here",
                    "`heliac install app.hil --image " + directory + "` makes one");
            return Optional.empty();
        }
        try {
            var root = directory.resolve(ImageLayout.CURRENT).toRealPath();
            var read = JSON.readValue(Files.readAllBytes(root.resolve(ImageLayout.DESCRIPTION)), Description.class);
            if (read == null || read.format() != FORMAT || read.files() == null || read.name() == null) {
                return damaged(place, ImageLayout.DESCRIPTION + " is of another version", out);
            }
            for (var file : read.files().entrySet()) {
                var path = root.resolve(file.getKey()).normalize();
                if (!path.startsWith(root) || !Files.isRegularFile(path) || Files.size(path) > MOST_BYTES) {
                    return damaged(place, file.getKey() + " is missing", out);
                }
                if (!Digest.of(Files.readAllBytes(path)).equals(file.getValue())) {
                    return damaged(place, file.getKey() + " is not what was installed", out);
                }
            }
            return Optional.of(new Image(root, read.name(), read.files()));
        } catch (JsonProcessingException e) {
            return damaged(place, ImageLayout.DESCRIPTION + " is not understood", out);
        } catch (IOException e) {
            return damaged(place, "it cannot be read: " + Reason.of(e), out);
        }
    }

    private static Optional<Image> damaged(Place place, String why, Diagnostics out) {
        out.error(InstallCode.DAMAGED_IMAGE, place, "the image is damaged: " + why, "install the application again");
        return Optional.empty();
    }

    public Path file(String name) {
        return root.resolve(name);
    }

    /** The application's module. */
    public Path module() {
        return file(ImageLayout.MODULE);
    }

    /** The description of the machine it was installed for. */
    public Path target() {
        return file(ImageLayout.TARGET);
    }

    /** What the operator overrode; may be empty. */
    public Path manifest() {
        return file(ImageLayout.MANIFEST);
    }
}
