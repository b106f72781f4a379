package dev.heliac.report;

import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Part;
import java.util.List;

/**
 * What a run of verification found.
 *
 * @param inputs what was given on the command line, as it was given; at least one
 * @param parts contracts and processes that were found, as far as the inputs could be read
 */
public record Report(List<String> inputs, List<Part> parts, Diagnostics diagnostics) {

    public Report {
        inputs = List.copyOf(inputs);
        parts = List.copyOf(parts);
    }

    /** The name of the part that a diagnostic is about, or of its file. */
    public String subject(Diagnostic diagnostic) {
        return Subjects.part(diagnostic, parts).map(Part::name).orElseGet(() -> {
            var file = diagnostic.place().file();
            return file.substring(file.lastIndexOf('/') + 1);
        });
    }
}
