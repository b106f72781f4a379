package dev.heliac.report;

import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Part;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says which part of a program a diagnostic is about, and which input a file came from. */
final class Subjects {

    private final Report report;
    private final Map<Part, List<Diagnostic>> parts = new LinkedHashMap<>();
    private final Map<String, List<Diagnostic>> others = new LinkedHashMap<>();

    Subjects(Report report) {
        this.report = report;
        report.parts().forEach(p -> parts.put(p, new ArrayList<>()));
        for (var diagnostic : report.diagnostics().list()) {
            part(diagnostic, report.parts())
                    .map(parts::get)
                    .orElseGet(() -> others.computeIfAbsent(diagnostic.place().file(), _ -> new ArrayList<>()))
                    .add(diagnostic);
        }
    }

    Report report() {
        return report;
    }

    /** What was found in each part. */
    Map<Part, List<Diagnostic>> parts() {
        return parts;
    }

    /** What was found and cannot be said to be about one part, by file. */
    Map<String, List<Diagnostic>> others() {
        return others;
    }

    /** The part that is named, or the only one in the file. */
    static Optional<Part> part(Diagnostic diagnostic, List<Part> all) {
        var named = all.stream()
                .filter(p -> diagnostic.message().startsWith(p.kind().text() + " `" + p.name() + "`")
                        || (diagnostic.place().context() + ",").startsWith(p.kind().text() + " " + p.name() + ","))
                .findFirst();
        var file = diagnostic.place().file();
        var here = all.stream().filter(p -> p.file().equals(file)).toList();
        return named.or(() -> here.size() == 1 ? Optional.of(here.getFirst()) : Optional.empty());
    }

    /** The input that contains a file; the first if none does. */
    String input(String file) {
        return report.inputs().stream().filter(i -> contains(i, file)).findFirst().orElse(report.inputs().getFirst());
    }

    private static boolean contains(String input, String file) {
        try {
            return Path.of(file).normalize().startsWith(Path.of(input).normalize());
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
