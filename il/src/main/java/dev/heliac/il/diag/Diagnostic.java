package dev.heliac.il.diag;

import java.util.List;
import java.util.Optional;

/**
 * One report to the user.
 *
 * @param message what is wrong here, in one sentence without a full stop
 * @param notes what happened before, each with its place: "sent here", "declared here"
 * @param remedy what to do about it; empty only where the message leaves no question
 * @param chart the shortest way there, where messages lead to it
 */
public record Diagnostic(
        Code code, Severity severity, Place place, String message, List<Note> notes, String remedy, Optional<Chart> chart) {

    public Diagnostic {
        notes = List.copyOf(notes);
    }

    public Diagnostic(Code code, Severity severity, Place place, String message, List<Note> notes, String remedy) {
        this(code, severity, place, message, notes, remedy, Optional.empty());
    }

    public static Diagnostic error(Code code, Place place, String message, String remedy) {
        return new Diagnostic(code, Severity.ERROR, place, message, List.of(), remedy);
    }

    /** The same, as severe as said. */
    Diagnostic as(Severity other) {
        return severity == other ? this : new Diagnostic(code, other, place, message, notes, remedy, chart);
    }

    /** A second place that explains the first. */
    public record Note(Place place, String message) {}

    public enum Severity {
        ERROR,
        WARNING
    }
}
