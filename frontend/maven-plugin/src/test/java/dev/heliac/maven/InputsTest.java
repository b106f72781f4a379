package dev.heliac.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {

    @TempDir
    Path folder;

    private String digest() throws IOException {
        return new Inputs().addTree(folder).hex();
    }

    @Test
    void changesWithNamesAndContents() throws IOException {
        assertFalse(Inputs.hasClasses(folder));
        var empty = digest();
        Files.writeString(folder.resolve("A.class"), "a");
        assertTrue(Inputs.hasClasses(folder));
        var one = digest();
        Files.writeString(folder.resolve("A.class"), "b");
        var other = digest();
        Files.move(folder.resolve("A.class"), folder.resolve("B.class"));
        var moved = digest();
        assertEquals(4, List.of(empty, one, other, moved).stream().distinct().count());
        Files.writeString(folder.resolve("notes.txt"), "x");
        assertEquals(moved, digest());
    }

    @Test
    void doesNotTakeOneTextForTwo() {
        assertNotEquals(new Inputs().add("ab").add("c").hex(), new Inputs().add("a").add("bc").hex());
        var first = new Inputs().addAll(List.of("a")).addAll(List.of());
        assertNotEquals(first.hex(), new Inputs().addAll(List.of()).addAll(List.of("a")).hex());
    }
}
