package dev.heliac.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the Java of docs/language.md: what is right as one application, each wrong snippet beside it. */
final class LanguageDocumentTest {

    private static final Path DOCUMENT = Path.of("../../docs/language.md");
    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```java( HIL\\d{4})?\\n(.*?)^```$");
    private static final String IMPORTS = """
            import dev.heliac.lang.*;
            import dev.heliac.lang.Process;
            import dev.heliac.lang.Select.*;
            import java.time.Duration;
            """;

    @TempDir
    Path folder;

    private static List<MatchResult> snippets() throws IOException {
        return SNIPPET.matcher(Files.readString(DOCUMENT)).results().toList();
    }

    private static String application() throws IOException {
        return IMPORTS + snippets().stream().filter(s -> s.group(1) == null).map(s -> s.group(2)).collect(Collectors.joining("\n"));
    }

    @Test
    void snippetsAreOneApplication() throws IOException {
        var source = Files.writeString(folder.resolve("Page.java"), application());
        var out = new Diagnostics();
        var module = HeliacCompiler.compile(List.of(source), new HeliacCompiler.Options("page", List.of()), out);
        assertEquals(List.of(), out.list());
        Verifier.verify(module.orElseThrow(), out);
        assertEquals(List.of(), out.list());
        assertTrue(module.get().processes().size() >= 4);
    }

    @Test
    void wrongSnippetsAreRefusedAsThePageSays() throws IOException {
        var wrong = snippets().stream().filter(s -> s.group(1) != null).toList();
        assertTrue(wrong.size() >= 6);
        for (var snippet : wrong) {
            var source = Files.writeString(folder.resolve("Wrong.java"), application() + "\n" + snippet.group(2));
            var out = new Diagnostics();
            HeliacCompiler.compile(List.of(source), new HeliacCompiler.Options("wrong", List.of()), out);
            var codes = new TreeSet<>(out.list().stream().map(d -> d.code().id()).toList());
            assertEquals(List.of(snippet.group(1).strip()), List.copyOf(codes), snippet.group(2));
        }
    }
}
