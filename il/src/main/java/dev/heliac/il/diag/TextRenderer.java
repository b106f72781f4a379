package dev.heliac.il.diag;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints diagnostics for people: the message, the source line with what is meant marked, what explains it, and
 * what to do.
 *
 * <pre>
 * error[HIL1101]: `client` is used after it was given away
 *   --> Server.java:12:9
 *    |
 * 12 |         client.send(new Answer(1));
 *    |         ^^^^^^
 * note: sent here
 *   --> Server.java:11:9
 *    |
 * 11 |         list.send(client);
 *    |                   ^^^^^^
 *    = help: use the endpoint before it is sent
 * </pre>
 *
 * <p>A file that cannot be read is named only. Files are read once per renderer.
 */
public final class TextRenderer {

    private static final long LARGEST_FILE = 16 << 20;
    private static final int LONGEST_LINE = 500;

    /** What a part of the output is, and the escape sequence that colours it. */
    private enum Style {
        ERROR("\u001b[1;31m"),
        WARNING("\u001b[1;33m"),
        NOTE("\u001b[1;32m"),
        HELP("\u001b[1;36m"),
        FRAME("\u001b[1;34m"),
        STRONG("\u001b[1m");

        private final String start;

        Style(String start) {
            this.start = start;
        }
    }

    private static final String PLAIN = "\u001b[0m";

    private final boolean colours;
    private final Map<String, List<String>> files = new HashMap<>();

    /** @param colours whether to use a terminal's escape sequences */
    public TextRenderer(boolean colours) {
        this.colours = colours;
    }

    /** All diagnostics, and how many there are; empty when there are none. */
    public String render(Diagnostics diagnostics) {
        var text = new StringBuilder();
        int warnings = 0;
        for (var diagnostic : diagnostics.list()) {
            text.append(render(diagnostic)).append('\n');
            warnings += diagnostic.severity() == Diagnostic.Severity.WARNING ? 1 : 0;
        }
        if (!text.isEmpty()) {
            var counts = diagnostics.errors() == 0
                    ? count(warnings, "warning")
                    : count(diagnostics.errors(), "error") + (warnings == 0 ? "" : ", " + count(warnings, "warning"));
            text.append(styled(diagnostics.hasErrors() ? Style.ERROR : Style.WARNING, counts));
            text.append(diagnostics.dropped() == 0 ? "" : " (" + diagnostics.dropped() + " not shown)").append('\n');
        }
        return text.toString();
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** One diagnostic, ending with a line break. */
    public String render(Diagnostic diagnostic) {
        int widest = diagnostic.place().line();
        for (var note : diagnostic.notes()) {
            widest = Math.max(widest, note.place().line());
        }
        int gutter = String.valueOf(widest).length();
        var style =
                switch (diagnostic.severity()) {
                    case ERROR -> Style.ERROR;
                    case WARNING -> Style.WARNING;
                };
        var text = new StringBuilder();
        text.append(styled(style, style.name().toLowerCase(Locale.ROOT) + "[" + diagnostic.code().id() + "]"))
                .append(styled(Style.STRONG, ": " + printable(diagnostic.message())))
                .append('\n');
        place(text, diagnostic.place(), gutter, style);
        for (var note : diagnostic.notes()) {
            text.append(styled(Style.NOTE, "note"))
                    .append(styled(Style.STRONG, ": " + printable(note.message())))
                    .append('\n');
            place(text, note.place(), gutter, Style.NOTE);
        }
        diagnostic.chart().ifPresent(chart -> {
            text.append(styled(Style.NOTE, "note")).append(styled(Style.STRONG, ": the shortest way there")).append('\n');
            ChartText.lines(chart).forEach(
                    line -> text.append(line.isEmpty() ? "" : " ".repeat(gutter + 3)).append(line).append('\n'));
        });
        if (!diagnostic.remedy().isEmpty()) {
            text.append(" ".repeat(gutter + 1))
                    .append(styled(Style.FRAME, "= "))
                    .append(styled(Style.HELP, "help"))
                    .append(": ")
                    .append(printable(diagnostic.remedy()))
                    .append('\n');
        }
        return text.toString();
    }

    private void place(StringBuilder text, Place place, int gutter, Style style) {
        var margin = " ".repeat(gutter);
        text.append(margin).append(styled(Style.FRAME, "--> ")).append(printable(place.file()));
        if (place.line() > 0) {
            text.append(':').append(place.line()).append(place.column() > 0 ? ":" + place.column() : "");
        }
        text.append('\n');
        snippet(text, place, gutter, style);
        if (!place.context().isEmpty()) {
            text.append(margin).append(styled(Style.FRAME, " = ")).append("in: ").append(printable(place.context()));
            text.append('\n');
        }
    }

    private void snippet(StringBuilder text, Place place, int gutter, Style style) {
        var lines = place.line() > 0 ? files.computeIfAbsent(place.file(), TextRenderer::lines) : List.<String>of();
        if (place.line() < 1 || place.line() > lines.size()) {
            return;
        }
        var line = lines.get(place.line() - 1);
        var shown = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
        var bar = " ".repeat(gutter) + styled(Style.FRAME, " |");
        text.append(bar).append('\n');
        text.append(styled(Style.FRAME, ("%" + gutter + "d |").formatted(place.line())))
                .append(shown.isEmpty() ? "" : " " + printable(shown))
                .append('\n');
        if (place.column() > 0 && place.column() <= shown.length() + 1) {
            int start = place.column() - 1;
            int end = Math.min(start + Math.max(place.length(), 1), Math.max(shown.length(), start + 1));
            // Tabs are kept, so that the marks stand below what they mark however wide a tab is shown.
            var before = shown.substring(0, start).replaceAll("[^\t]", " ");
            text.append(bar).append(' ').append(before).append(styled(style, "^".repeat(end - start))).append('\n');
        }
    }

    private static List<String> lines(String file) {
        try {
            var path = Path.of(file);
            return Files.isRegularFile(path) && Files.size(path) <= LARGEST_FILE
                    ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8).lines().toList()
                    : List.of();
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }

    /** What is shown may come from hostile files: nothing but a tab may control the terminal, or the order in which it shows. */
    static String printable(String text) {
        var shown = new StringBuilder(text.length());
        text.chars().forEach(c -> shown.append(controls(c) && c != '\t' ? '\ufffd' : (char) c));
        return shown.toString();
    }

    private static boolean controls(int c) {
        return Character.isISOControl(c) || c >= '\u2028' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
    }

    private String styled(Style style, String text) {
        return colours ? style.start + text + PLAIN : text;
    }
}
