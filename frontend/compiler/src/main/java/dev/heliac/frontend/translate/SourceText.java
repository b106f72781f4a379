package dev.heliac.frontend.translate;

import dev.heliac.frontend.model.Program;
import dev.heliac.il.diag.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the column of a name on its line: bytecode knows lines only. */
final class SourceText {

    private final Program program;
    private final Map<String, List<String>> files = new HashMap<>();

    SourceText(Program program) {
        this.program = program;
    }

    Place place(String file, int line, String name) {
        var lines = files.computeIfAbsent(file, this::read);
        if (line < 1 || line > lines.size()) {
            return Place.of(file, line);
        }
        var text = lines.get(line - 1);
        if (!name.isEmpty()) {
            var found = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(text);
            if (found.find()) {
                return new Place(file, line, found.start() + 1, name.length(), "");
            }
        }
        int indent = text.length() - text.stripLeading().length();
        return new Place(file, line, indent + 1, Math.max(1, text.strip().length()), "");
    }

    private List<String> read(String file) {
        try {
            return program.sources().containsValue(file) ? Files.readAllLines(Path.of(file)) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
