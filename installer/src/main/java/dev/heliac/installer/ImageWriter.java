package dev.heliac.installer;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Writes an image in one step: the new generation is complete on the disk before a link is moved to it, and a rename of a link is
 * atomic. Until then the old generation stands.
 */
final class ImageWriter {

    private ImageWriter() {}

    static Image write(Path directory, String name, Map<String, byte[]> files, Predicate<String> executable) throws IOException {
        checkPlace(directory);
        var generations = directory.resolve(ImageLayout.GENERATIONS);
        Files.createDirectories(generations);
        var digests = new HashMap<String, String>();
        files.forEach((path, bytes) -> digests.put(path, Digest.of(bytes)));
        var description = new Image(directory, name, digests).description();
        var image = Digest.of(description).substring(0, 16);
        var fresh = Files.createTempDirectory(generations, "new");
        try {
            for (var file : files.entrySet()) {
                var path = fresh.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Durable.write(path, file.getValue());
                if (executable.test(file.getKey()) && !path.toFile().setExecutable(true, false)) {
                    throw new IOException("cannot make " + path + " executable");
                }
            }
            Durable.write(fresh.resolve(ImageLayout.DESCRIPTION), description);
            fresh.toFile().setReadable(true, false);
            fresh.toFile().setExecutable(true, false);
            var generation = generations.resolve(image);
            if (Files.exists(generation)) {
                if (intact(generation, description, digests)) {
                    point(directory, generation);
                    removeOthers(generations, generation);
                    return new Image(generation.toRealPath(), name, digests);
                }
                generation = generations.resolve(image + fresh.getFileName()); // the damaged one may be in use
            }
            Files.move(fresh, generation, StandardCopyOption.ATOMIC_MOVE);
            point(directory, generation);
            removeOthers(generations, generation);
            return new Image(generation.toRealPath(), name, digests);
        } finally {
            Durable.deleteTree(fresh);
        }
    }

    private static boolean intact(Path generation, byte[] description, Map<String, String> digests) throws IOException {
        if (!Files.isRegularFile(generation.resolve(ImageLayout.DESCRIPTION))
                || !Arrays.equals(description, Files.readAllBytes(generation.resolve(ImageLayout.DESCRIPTION)))) {
            return false;
        }
        for (var file : digests.entrySet()) {
            var path = generation.resolve(file.getKey());
            if (!Files.isRegularFile(path) || !Digest.of(Files.readAllBytes(path)).equals(file.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** Never mixes an image into a directory of something else. */
    private static void checkPlace(Path directory) throws IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new NotDirectoryException(directory.toString());
        }
        if (Files.isDirectory(directory) && !Files.exists(directory.resolve(ImageLayout.GENERATIONS))) {
            try (var entries = Files.list(directory)) {
                if (entries.findAny().isPresent()) {
                    throw new FileSystemException(directory.toString(), null, "the directory holds something else");
                }
            }
        }
    }

    private static void point(Path directory, Path generation) throws IOException {
        var link = directory.resolve(ImageLayout.CURRENT);
        if (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(link)) {
            throw new FileAlreadyExistsException(link.toString());
        }
        var next = directory.resolve(ImageLayout.CURRENT + ".new");
        Files.deleteIfExists(next);
        Files.createSymbolicLink(next, Path.of(ImageLayout.GENERATIONS, generation.getFileName().toString()));
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void removeOthers(Path generations, Path used) throws IOException {
        try (var entries = Files.list(generations)) {
            for (var entry : entries.toList()) {
                if (!entry.equals(used)) {
                    Durable.deleteTree(entry);
                }
            }
        }
    }
}
