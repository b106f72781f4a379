package dev.heliac.il.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heliac.il.Module;
import dev.heliac.il.Samples;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.slice.Slice;
import dev.heliac.il.text.HilPrinter;
import dev.heliac.il.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pairs of modules before and after; {@code -Dheliac.update} writes the latter, to be reviewed. */
class UnreachedTest {

    private static final Path FOLDER = Path.of("src/test/resources/flow/unreached");

    static List<Path> before() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".before.hil")).sorted().toList();
        }
    }

    private static List<Diagnostic> errors(Module module) {
        var out = new Diagnostics();
        Verifier.verify(module, out);
        return out.list();
    }

    @ParameterizedTest
    @MethodSource("before")
    void removesWhatNeverRuns(Path before) throws IOException {
        var module = Samples.parse(Files.readString(before));
        assertEquals(List.of(), errors(module));
        var rest = Unreached.remove(module);
        assertEquals(List.of(), errors(rest));
        var slice = Slice.of(rest);
        assertEquals(List.of(), errors(slice));
        var after = Path.of(before.toString().replace(".before.hil", ".after.hil"));
        if (System.getProperty("heliac.update") != null) {
            Files.writeString(after, HilPrinter.print(slice));
        }
        assertEquals(Files.readString(after), HilPrinter.print(slice));
    }
}
