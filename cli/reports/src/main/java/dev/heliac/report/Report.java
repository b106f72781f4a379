package dev.heliac.report;

import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Part;
import dev.heliac.il.system.explore.Result;
import java.util.List;
import java.util.Optional;

/**
 * What a run of verification found.
 *
 * @param inputs what was given on the command line, as it was given; at least one
 * @param parts contracts and processes that were found, as far as the inputs could be read
 * @param system what was explored of what the processes do together, if that was
 */
public record Report(List<String> inputs, List<Part> parts, Diagnostics diagnostics, Optional<Result> system) {

    public Report {
        inputs = List.copyOf(inputs);
        parts = List.copyOf(parts);
    }

    /** Of a run that did not look at what processes do together. */
    public Report(List<String> inputs, List<Part> parts, Diagnostics diagnostics) {
        this(inputs, parts, diagnostics, Optional.empty());
    }

    /** The name of the part that a diagnostic is about, or of its file. */
    public String subject(Diagnostic diagnostic) {
        return Subjects.part(diagnostic, parts).map(Part::name).orElseGet(() -> {
            var file = diagnostic.place().file();
            return file.substring(file.lastIndexOf('/') + 1);
        });
    }
}
