package dev.heliac.maven;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** A report of {@code heliac verify --format json}. */
record Findings(List<Finding> diagnostics) {

    private static final ObjectMapper JSON = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** One diagnostic. */
    record Finding(String code, String severity, String message, Place place, List<Note> notes, String remedy) {

        boolean isError() {
            return severity.equals("error");
        }
    }

    record Note(String message, Place place) {}

    record Place(String file, int line, int column, String context) {

        /** As Maven's compiler plugin prints places, so that IDEs and CI servers find them. */
        String text() {
            var where = line == 0 ? file : file + ":[" + line + "," + Math.max(1, column) + "]";
            return context.isEmpty() ? where : where + " (" + context + ")";
        }
    }

    static Findings read(Path report) throws IOException {
        return JSON.readValue(report.toFile(), Findings.class);
    }

    Findings without(String code) {
        return new Findings(diagnostics.stream().filter(d -> !d.code().equals(code)).toList());
    }

    /** All of them. */
    void tell(Log log) {
        for (var d : diagnostics) {
            say(log, d, d.place().text() + " " + d.code() + ": " + d.message());
            d.notes().forEach(n -> say(log, d, "  note: " + n.message() + (n.place().line() == 0 ? "" : ": " + n.place().text())));
            if (!d.remedy().isEmpty()) {
                say(log, d, "  help: " + d.remedy());
            }
        }
    }

    private static void say(Log log, Finding finding, String text) {
        if (finding.isError()) {
            log.error(text);
        } else {
            log.warn(text);
        }
    }

    /** Ends the build when there are errors. */
    void fail(String goal) throws MojoFailureException {
        var codes = diagnostics.stream().filter(Finding::isError).map(Finding::code).toList();
        if (!codes.isEmpty()) {
            var named = codes.stream().distinct().sorted().collect(Collectors.joining(", "));
            var count = codes.size() + (codes.size() == 1 ? " error: " : " errors: ");
            throw new MojoFailureException("heliac " + goal + " found " + count + named);
        }
    }
}
