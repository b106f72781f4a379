package dev.heliac.frontend.corpus;

import dev.heliac.frontend.HeliacCompiler;
import dev.heliac.il.Module;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.verify.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;

/** Finds programs, compiles them and compares with golden files. */
final class Corpus {

    private static final Path ROOT = Path.of("src/test/resources");
    private static final boolean UPDATE = Boolean.getBoolean("heliac.update");

    private Corpus() {}

    /** What compiling one program gave. */
    record Outcome(Optional<Module> module, List<Diagnostic> diagnostics) {}

    /** Compiles a program that is right: no diagnostics, and a module that the verifier has nothing against. */
    static Module accepted(Path program) {
        var outcome = compile(program);
        Assertions.assertEquals("", render(outcome.diagnostics()));
        var module = outcome.module().orElseThrow();
        var violations = new Diagnostics();
        Verifier.verify(module, violations);
        Assertions.assertEquals(List.of(), violations.list());
        return module;
    }

    /** The programs of a folder, sorted by name. */
    static List<Path> programs(String folder) {
        try (var files = Files.list(ROOT.resolve(folder))) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(Path program) {
        return program.getFileName().toString().replace(".java", "");
    }

    static Outcome compile(Path program) {
        var out = new Diagnostics();
        var module = HeliacCompiler.compile(List.of(program), new HeliacCompiler.Options(name(program), List.of()), out);
        return new Outcome(module, out.list());
    }

    /** Diagnostics in a form that does not depend on where the sources are: one line each, indented notes and remedy. */
    static String render(List<Diagnostic> diagnostics) {
        var text = new StringBuilder();
        for (var d : diagnostics) {
            text.append(d.severity().name().toLowerCase(Locale.ROOT))
                    .append('[')
                    .append(d.code().id())
                    .append("] ")
                    .append(at(d.place()))
                    .append(d.message())
                    .append('\n');
            d.notes().forEach(n -> text.append("  note: ").append(at(n.place())).append(n.message()).append('\n'));
            if (!d.remedy().isEmpty()) {
                text.append("  help: ").append(d.remedy()).append('\n');
            }
        }
        return text.toString();
    }

    private static String at(Place place) {
        return place.line() == 0 ? "" : place.column() == 0 ? place.line() + ": " : place.line() + ":" + place.column() + ": ";
    }

    /** Compares with the golden file beside a program, or writes it with {@code -Dheliac.update=true}. */
    static void golden(Path program, String suffix, String actual) {
        var golden = program.resolveSibling(name(program) + suffix);
        try {
            if (UPDATE) {
                Files.writeString(golden, actual);
            }
            var expected = Files.exists(golden) ? Files.readString(golden) : "";
            Assertions.assertEquals(expected, actual, () -> golden + " differs; -Dheliac.update=true writes it anew");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
