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

    /** Where a parameter is declared, given a line in its method's body. */
    Place declared(String file, int line, String method, String parameter) {
        var lines = files.computeIfAbsent(file, this::read);
        var header = Pattern.compile("(?<!\\b(?:new|return|else|throw))\\s+" + Pattern.quote(method) + "\\s*\\([^;]*$");
        for (int i = Math.min(line, lines.size()); i > 0; i--) {
            if (header.matcher(lines.get(i - 1)).find()) {
                var declaration = Pattern.compile("\\b" + Pattern.quote(parameter) + "\\s*[,)]");
                for (int at = i; at <= line; at++) {
                    var found = declaration.matcher(lines.get(at - 1));
                    if (found.find()) {
                        return new Place(file, at, found.start() + 1, parameter.length(), "");
                    }
                }
            }
        }
        return place(file, line, parameter);
    }

    private List<String> read(String file) {
        try {
            return program.sources().containsValue(file) ? Files.readAllLines(Path.of(file)) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
