package dev.heliac.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.heliac.il.diag.Chart;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Place;
import dev.heliac.il.system.explore.Result;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Diagnostics as they are, in JSON. */
public final class JsonReport {

    private JsonReport() {}

    /** The document, ending with a line break. */
    public static String of(Report report) {
        var object = new LinkedHashMap<String, Object>();
        object.put("diagnostics", report.diagnostics().list().stream().map(JsonReport::json).toList());
        object.put("notShown", report.diagnostics().dropped());
        report.system().ifPresent(r -> object.put("system", json(r)));
        return text(object);
    }

    static String text(Object value) {
        try {
            return Clean.unicode(new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report that is no JSON", e);
        }
    }

    private static Map<String, Object> json(Result result) {
        var object = new LinkedHashMap<String, Object>();
        object.put("answer", switch (result.verdict()) {
            case Result.Fine _ -> "yes";
            case Result.Stuck _ -> "no";
            case Result.Undecided _ -> "not decided";
        });
        object.put("states", result.states());
        object.put("transitions", result.transitions());
        object.put("depth", result.depth());
        object.put("bytes", result.bytes());
        object.put("milliseconds", result.nanos() / 1_000_000);
        return object;
    }

    private static Map<String, Object> json(Diagnostic diagnostic) {
        var object = new LinkedHashMap<String, Object>();
        object.put("code", diagnostic.code().id());
        object.put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
        object.put("message", diagnostic.message());
        object.put("place", json(diagnostic.place()));
        object.put("notes", diagnostic.notes().stream().map(JsonReport::json).toList());
        diagnostic.chart().ifPresent(c -> object.put("chart", json(c)));
        object.put("remedy", diagnostic.remedy());
        return object;
    }

    private static Map<String, Object> json(Diagnostic.Note note) {
        var object = new LinkedHashMap<String, Object>();
        object.put("message", note.message());
        object.put("place", json(note.place()));
        return object;
    }

    private static Map<String, Object> json(Chart chart) {
        var object = new LinkedHashMap<String, Object>();
        object.put("participants", chart.participants());
        object.put("events", chart.events().stream().map(JsonReport::json).toList());
        object.put("repeated", chart.repeated());
        return object;
    }

    private static Map<String, Object> json(Chart.Event event) {
        var object = new LinkedHashMap<String, Object>();
        object.put("participant", event.participant());
        object.put("does", event.kind().name().toLowerCase(Locale.ROOT));
        object.put("peer", event.peer());
        object.put("message", event.message());
        object.put("place", json(event.place()));
        return object;
    }

    private static Map<String, Object> json(Place place) {
        var object = new LinkedHashMap<String, Object>();
        object.put("file", place.file());
        object.put("line", place.line());
        object.put("column", place.column());
        object.put("length", place.length());
        object.put("context", place.context());
        return object;
    }
}
