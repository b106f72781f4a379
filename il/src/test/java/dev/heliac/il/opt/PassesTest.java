package dev.heliac.il.opt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heliac.il.Function;
import dev.heliac.il.Module;
import dev.heliac.il.Samples;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.text.HilPrinter;
import dev.heliac.il.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pairs of modules before and after a pass; {@code -Dheliac.update} writes the latter, to be reviewed. */
class PassesTest {

    private static final Path FOLDER = Path.of("src/test/resources/opt");

    private static UnaryOperator<Module> pass(String name) {
        return switch (name) {
            case "null-checks" -> NullChecks::run;
            case "bounds-checks" -> BoundsChecks::run;
            case "string-switches" -> each(StringSwitches::run);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static UnaryOperator<Module> each(UnaryOperator<Function> pass) {
        return m -> new Module(
                m.name(),
                m.contracts(),
                m.classes(),
                m.selectors(),
                m.traps(),
                m.describe(),
                m.functions().stream().map(pass).toList(),
                m.processes());
    }

    static List<Path> before() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".before.hil"))
                    .filter(f -> !f.getParent().endsWith("class-inits"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("before")
    void givesWhatIsBeside(Path before) throws IOException {
        var module = Samples.parse(Files.readString(before));
        assertEquals(List.of(), errors(module));
        var optimized = pass(before.getParent().getFileName().toString()).apply(module);
        assertEquals(List.of(), errors(optimized));
        var text = HilPrinter.print(optimized);
        var after = Path.of(before.toString().replace(".before.hil", ".after.hil"));
        if (System.getProperty("heliac.update") != null) {
            Files.writeString(after, text);
        }
        assertEquals(Files.readString(after), text);
        assertEquals(optimized, Samples.parse(text));
    }

    private static List<?> errors(Module module) {
        var out = new Diagnostics();
        Verifier.verifyOptimized(module, out);
        return out.list();
    }
}
