package dev.heliac.il.opt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Function;
import dev.heliac.il.Module;
import dev.heliac.il.Samples;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.text.HilPrinter;
import dev.heliac.il.verify.Verifier;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pairs of modules before and after a pass; {@code -Dheliac.update} writes the latter, to be reviewed. */
class PassesTest {

    private static final Path FOLDER = Path.of("src/test/resources/opt");

    /** What other tests look at. */
    private static final Set<String> ELSEWHERE = Set.of("class-inits", "device", "optimizer");

    private static UnaryOperator<Module> pass(String name) {
        return switch (name) {
            case "null-checks" -> NullChecks::run;
            case "bounds-checks" -> BoundsChecks::run;
            case "resolve" -> Resolve::run;
            case "chunks" -> Chunks::run;
            case "strides" -> Strides::run;
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
                    .filter(f -> !ELSEWHERE.contains(f.getParent().getFileName().toString()))
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

    /** One loop after the other, inside an outer one that goes from their end to their beginning, and a handler for all of them. */
    @Test
    void theLargestFunctionsTakeLittleTime() {
        var text = new StringBuilder("""
                hil 1
                module large

                class java.lang.Object { }
                class java.lang.Throwable : java.lang.Object { }
                class java.lang.String : java.lang.Object { value: i8[] coder: i8 }

                func @f(%a: i32[], %n: i32) {
                ^entry:
                  %zero = i32.const 0
                  %one = i32.const 1
                  jump ^h0(%zero)
                """);
        int loops = 30_000;
        for (int i = 0; i < loops; i++) {
            var next = i + 1 == loops ? "h0" : "h" + (i + 1);
            text.append("^h" + i + "(%i" + i + ": i32):\n  %m" + i + " = i32.lt %i" + i + ", %n\n  branch %m" + i + " ^b" + i
                    + ", ^" + next + "(%zero)\n^b" + i + " unwind ^catch:\n  array.store i32 %a, %i" + i + ", %n\n  %j" + i
                    + " = i32.add %i" + i + ", %one\n  jump ^h" + i + "(%j" + i + ")\n");
        }
        text.append("^catch(%e: $java.lang.Throwable):\n  throw %e\n}\n");
        var module = Samples.parse(text.toString());
        assertEquals(List.of(), errors(module));
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        var optimized = NullChecks.run(BoundsChecks.run(NullChecks.run(each(StringSwitches::run).apply(module))));
        long millis = (threads.getCurrentThreadCpuTime() - start) / 1_000_000;
        assertTrue(millis < 10_000, millis + " ms");
        assertEquals(List.of(), errors(optimized));
        int before = module.functions().getFirst().blocks().size();
        int after = optimized.functions().getFirst().blocks().size();
        assertTrue(before < after && after < before + 10_000, after + " blocks");
    }

    private static List<?> errors(Module module) {
        var out = new Diagnostics();
        Verifier.verifyOptimized(module, out);
        return out.list();
    }
}
