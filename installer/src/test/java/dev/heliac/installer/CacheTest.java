package dev.heliac.installer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {

    @TempDir
    Path folder;

    @Test
    void whatIsTornIsMadeAgain() throws Exception {
        var cache = new Cache(folder);
        assertEquals(Optional.empty(), cache.get("key"));
        cache.put("key", new byte[] {1, 2, 3});
        assertArrayEquals(new byte[] {1, 2, 3}, cache.get("key").orElseThrow());
        var file = folder.resolve("objects/key");
        var bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertEquals(Optional.empty(), cache.get("key"), "cut to " + length);
        }
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertEquals(Optional.empty(), cache.get("key"));
    }

    @Test
    void aCacheThatCannotBeWrittenIsNoError() throws Exception {
        var cache = new Cache(Files.writeString(folder.resolve("file"), "in the way"));
        cache.put("key", new byte[] {1});
        assertEquals(Optional.empty(), cache.get("key"));
    }
}
