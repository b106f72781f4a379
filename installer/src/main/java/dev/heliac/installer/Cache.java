package dev.heliac.installer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * Keeps what was made, by the digest of what it was made from. A cache that cannot be read or written is merely slow: nothing here
 * fails.
 */
public final class Cache {

    private static final long MOST_BYTES = 1L << 30;

    private final Path root;

    public Cache(Path root) {
        this.root = root;
    }

    /** {@code $XDG_CACHE_HOME/heliac}, or {@code ~/.cache/heliac}. */
    public static Cache ofThisUser() {
        var home = System.getenv("XDG_CACHE_HOME");
        var base = home != null && home.startsWith("/") ? Path.of(home) : Path.of(System.getProperty("user.home"), ".cache");
        return new Cache(base.resolve("heliac"));
    }

    /** Where an image of this key is kept, whether it is there or not. */
    public Path image(String key) {
        return root.resolve("images").resolve(key);
    }

    Optional<byte[]> get(String key) {
        var file = object(key);
        try {
            var bytes = Files.readAllBytes(file);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            // The digest stands before the bytes: a torn write is as good as none.
            var digest = new String(bytes, 0, Math.min(64, bytes.length), StandardCharsets.US_ASCII);
            var object = Arrays.copyOfRange(bytes, Math.min(64, bytes.length), bytes.length);
            return Digest.of(object).equals(digest) ? Optional.of(object) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void put(String key, byte[] object) {
        var file = object(key);
        try {
            Files.createDirectories(file.getParent());
            var fresh = Files.createTempFile(file.getParent(), "new", "");
            try {
                try (var out = Files.newOutputStream(fresh)) {
                    out.write(Digest.of(object).getBytes(StandardCharsets.US_ASCII));
                    out.write(object);
                }
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
            prune(file.getParent());
        } catch (IOException e) {
            // The next install makes it again.
        }
    }

    private Path object(String key) {
        return root.resolve("objects").resolve(key);
    }

    /** Removes what was not used for longest. */
    private static void prune(Path folder) throws IOException {
        record Entry(Path file, long bytes, FileTime used) {}
        long total = 0;
        var entries = new ArrayList<Entry>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var entry = new Entry(file, Files.size(file), Files.getLastModifiedTime(file));
                total += entry.bytes();
                entries.add(entry);
            }
        }
        entries.sort(Comparator.comparing(Entry::used));
        for (var entry : entries) {
            if (total <= MOST_BYTES) {
                return;
            }
            Files.deleteIfExists(entry.file());
            total -= entry.bytes();
        }
    }
}
