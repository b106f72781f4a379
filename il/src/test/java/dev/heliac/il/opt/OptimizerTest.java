package dev.heliac.il.opt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heliac.il.Samples;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.text.HilPrinter;
import dev.heliac.il.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pairs of modules before and after all passes; {@code -Dheliac.update} writes the latter, to be reviewed. */
class OptimizerTest {

    private static final Path FOLDER = Path.of("src/test/resources/opt/optimizer");

    static List<Path> before() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".before.hil")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("before")
    void givesWhatIsExpected(Path before) throws IOException {
        var module = Samples.parse(Files.readString(before));
        assertEquals(List.of(), errors(module));
        var optimized = Optimizer.run(module);
        assertEquals(List.of(), errors(optimized));
        var printed = HilPrinter.print(optimized);
        assertEquals(optimized, Samples.parse(printed));
        assertEquals(List.of(), errors(Optimizer.run(optimized)));
        var after = Path.of(before.toString().replace(".before.hil", ".after.hil"));
        if (System.getProperty("heliac.update") != null) {
            Files.writeString(after, printed);
        }
        assertEquals(Files.readString(after), printed);
    }

    private static List<?> errors(dev.heliac.il.Module module) {
        var out = new Diagnostics();
        Verifier.verify(module, out);
        return out.list();
    }
}
