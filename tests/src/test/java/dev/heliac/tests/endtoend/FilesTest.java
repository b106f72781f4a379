package dev.heliac.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heliac.tests.machine.Application;
import dev.heliac.tests.machine.Where;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The service /fs, from the coordinator's own kernel and from another one. */
class FilesTest {

    private static final Path SOURCE = Path.of("src", "test", "resources", "files", "Files.java");

    @ParameterizedTest
    @EnumSource(names = {"X86_64", "XSCALE"})
    void filesAreWrittenReadAndMeasured(Where where, @TempDir Path folder) throws Exception {
        var file = folder.resolve("written by a process");
        var directory = folder.resolve("directory");
        Files.createDirectory(directory);
        var absent = folder.resolve("absent").toString();
        var outcome = Application.compile(folder, SOURCE)
                .run(where, file.toString(), directory.toString(), directory.toString(), directory.toString(), absent, "x".repeat(5000))
                .balanced();
        // 21 is EISDIR, 36 ENAMETOOLONG; a file that is absent is made in mode 1.
        assertEquals(
                """
                write 100000
                size 100000 wrong 0 beyond 0 refused 22
                no opening: 21
                no opening: 21
                opened in mode 0
                no reading: 21
                opened in mode 1
                read 0
                no opening: 36
                """,
                outcome.out());
        assertEquals(0, outcome.status(), outcome.err());
        var bytes = Files.readAllBytes(file);
        assertEquals(100_000, bytes.length);
        assertEquals((byte) 99_999, bytes[99_999]);
    }
}
