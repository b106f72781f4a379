package dev.heliac.il.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.verify.VerifyCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextRendererTest {

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        var path = folder.resolve(name);
        Files.writeString(path, text);
        return path.toString();
    }

    private static Diagnostic diagnostic(Place place, List<Diagnostic.Note> notes) {
        return new Diagnostic(
                VerifyCode.USED_AFTER, Diagnostic.Severity.ERROR, place, "`v` is gone", notes, "use it earlier");
    }

    @Test
    void showsTheLineTheMarksTheNotesAndTheRemedy() throws IOException {
        var java = file("A.java", "1\n2\n3\n4\n5\n6\n7\n8\n    send(v);\n\tfree(v);\n");
        var note = new Diagnostic.Note(new Place(java, 9, 5, 4, ""), "sent here");
        var text = new TextRenderer(false).render(diagnostic(new Place(java, 10, 7, 1, ""), List.of(note)));
        assertEquals("""
                error[HIL0401]: `v` is gone
                  --> %1$s:10:7
                   |
                10 | \tfree(v);
                   | \t     ^
                note: sent here
                  --> %1$s:9:5
                   |
                 9 |     send(v);
                   |     ^^^^
                   = help: use it earlier
                """.formatted(java), text);
    }

    @Test
    void withoutASourceThePlaceIsNamed() {
        var text = new TextRenderer(false)
                .render(diagnostic(new Place("gone.java", 3, 0, 0, "@f, ^entry, ex.free %v"), List.of()));
        assertEquals("""
                error[HIL0401]: `v` is gone
                 --> gone.java:3
                  = in: @f, ^entry, ex.free %v
                  = help: use it earlier
                """, text);
    }

    @Test
    void marksStayWithinTheLine() throws IOException {
        var java = file("B.java", "ab\n");
        var renderer = new TextRenderer(false);
        assertTrue(renderer.render(diagnostic(new Place(java, 1, 2, 99, ""), List.of())).contains("|  ^\n"));
        assertTrue(renderer.render(diagnostic(new Place(java, 1, 3, 0, ""), List.of())).contains("|   ^\n"));
        assertFalse(renderer.render(diagnostic(new Place(java, 1, 9, 1, ""), List.of())).contains("^\n"));
        assertFalse(renderer.render(diagnostic(new Place(java, 9, 1, 1, ""), List.of())).contains("|"));
    }

    @Test
    void coloursOnlyWhenAsked() {
        var diagnostic = diagnostic(Place.of("gone.java"), List.of());
        assertFalse(new TextRenderer(false).render(diagnostic).contains("\u001b"));
        assertTrue(new TextRenderer(true).render(diagnostic).startsWith("\u001b[1;31merror[HIL0401]"));
    }

    @Test
    void hostileTextCannotControlTheTerminal() {
        var text = new TextRenderer(false).render(diagnostic(Place.of("\u001b[2J\u0007.hil"), List.of()));
        assertTrue(text.contains("\ufffd[2J\ufffd.hil"));
    }

    @Test
    void countsWhatItShowsAndWhatItDoesNot() {
        var out = new Diagnostics();
        var renderer = new TextRenderer(false);
        assertEquals("", renderer.render(out));
        out.add(new Diagnostic(
                VerifyCode.LIMIT, Diagnostic.Severity.WARNING, Place.of("a"), "careful", List.of(), ""));
        assertTrue(renderer.render(out).endsWith("\n1 warning\n"));
        for (int i = 0; i < Diagnostics.LIMIT; i++) {
            out.error(VerifyCode.LIMIT, Place.of("a"), "no", "");
        }
        assertTrue(renderer.render(out).endsWith("\n200 errors, 1 warning (1 not shown)\n"));
    }

    @Test
    void whatIsDroppedStillCounts() {
        var inner = new Diagnostics();
        for (int i = 0; i < Diagnostics.LIMIT; i++) {
            inner.add(new Diagnostic(
                    VerifyCode.LIMIT, Diagnostic.Severity.WARNING, Place.of("a"), "careful", List.of(), ""));
        }
        inner.error(VerifyCode.LIMIT, Place.of("a"), "no", "");
        var outer = new Diagnostics();
        outer.addAll(inner);
        assertTrue(outer.hasErrors());
        assertEquals(1, outer.dropped());
    }
}
