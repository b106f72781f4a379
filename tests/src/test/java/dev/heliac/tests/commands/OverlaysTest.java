package dev.heliac.tests.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record in bytes is never made, and its fields are loads after one check. */
class OverlaysTest {

    private static final String PROGRAM = """
            import dev.heliac.lang.*;

            public class Fields {
                record Header(@Bits(4) int version, @Bits(4) int words, byte service, char length, int from, long to)
                        implements Overlay.BigEndian {}

                public static void main() {
                    int length = (int) System.nanoTime() & 63;
                    ExBytes bytes = new ExBytes(length);
                    int sum = 0;
                    for (int i = 0; i < length; i++) {
                        Header header = Overlay.view(Header.class, bytes, i);
                        sum += header.words() + header.from();
                    }
                    System.exit(sum);
                }
            }
            """;

    private static final Pattern FUNCTION = Pattern.compile("(?ms)^define .*?^}");

    @TempDir
    Path folder;

    @Test
    void aFieldIsALoadAfterOneCheck() throws Exception {
        var source = Files.writeString(folder.resolve("Fields.java"), PROGRAM);
        var outcome = new Heliac(Heliac.CACHE).run("inspect", source.toString(), "--llvm");
        assertEquals(0, outcome.status(), outcome.err());
        var reading = FUNCTION.matcher(outcome.out()).results().map(m -> m.group()).filter(f -> f.contains("@llvm.bswap.i32(")).toList();
        assertEquals(1, reading.size());
        var code = reading.getFirst();
        assertTrue(code.contains("load i32, ptr"), code);
        assertFalse(code.contains("trap:bounds"), "checked twice: " + code);
        assertFalse(code.contains("@\"class:$Fields$Header\""), "made: " + code);
        assertFalse(code.contains("bswap.i64"), "loads what nobody asks: " + code);
    }
}
