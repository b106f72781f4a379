package dev.heliac.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.runtime.NativeTools;
import dev.heliac.tests.machine.Application;
import dev.heliac.tests.machine.Where;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Debuggers and profilers find Java's lines in the kernels. */
class LineTablesTest {

    @ParameterizedTest
    @ValueSource(strings = {"x86_64", "xscale"})
    void everyStatementOfTheServerHasARow(String isa, @TempDir Path folder) throws Exception {
        var image = Application.compile(folder, Path.of("..", "samples", "echo")).image(Where.SPLIT, "");
        var dump = Application.execute(
                List.of(NativeTools.tool("llvm-dwarfdump").toString(), "--debug-line", image.file("kernels/" + isa + "/kernel").toString()),
                Map.of(),
                60);
        assertEquals(0, dump.status(), dump.err());
        assertTrue(dump.out().contains("Server.java") && dump.out().contains("Client.java"), dump.out());
        for (int line : new int[] {14, 15, 17}) {
            assertTrue(Pattern.compile("(?m)^0x[0-9a-f]{16} +" + line + " ").matcher(dump.out()).find(), "no row for line " + line);
        }
    }
}
