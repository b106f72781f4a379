package dev.heliac.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.diag.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds docs/diagnostics.md to the codes that exist. {@code -Dheliac.update=true} writes its list. */
final class DiagnosticsDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/diagnostics.md");
    private static final String START = "<!-- codes: written by DiagnosticsDocumentTest -->\n";
    private static final Pattern LIST = Pattern.compile("(?s)" + Pattern.quote(START) + ".*?<!-- end -->");

    @Test
    void codesAreThoseOfTheCode() throws IOException {
        var list = START + ExplainCommand.codes().stream().map(DiagnosticsDocumentTest::entry).collect(Collectors.joining())
                + "<!-- end -->";
        var document = Files.readString(DOCUMENT);
        if (Boolean.getBoolean("heliac.update")) {
            document = LIST.matcher(document).replaceFirst(Matcher.quoteReplacement(list));
            Files.writeString(DOCUMENT, document);
        }
        assertTrue(document.contains(list), "docs/diagnostics.md is out of date; run this test with -Dheliac.update=true");
    }

    private static String entry(Code code) {
        return "### " + code.id() + ": " + code.title() + "\n\n" + wrapped(code.explanation()) + "\n";
    }

    /** Lines of at most 120 columns, as in the other documents. */
    private static String wrapped(String text) {
        var lines = new StringBuilder();
        int column = 0;
        for (var word : text.split(" ")) {
            if (column > 0 && column + 1 + word.length() > 120) {
                lines.append('\n');
                column = 0;
            }
            lines.append(column > 0 ? " " : "").append(word);
            column += (column > 0 ? 1 : 0) + word.length();
        }
        return lines.append('\n').toString();
    }

    @Test
    void everyCodeIsOneCode() {
        var seen = new HashSet<String>();
        for (var code : ExplainCommand.codes()) {
            assertTrue(code.id().matches("HIL\\d{4}"), code.id());
            assertTrue(seen.add(code.id()), code.id() + " stands for two things");
            assertEquals(code.title().strip(), code.title(), code.id());
        }
    }
}
