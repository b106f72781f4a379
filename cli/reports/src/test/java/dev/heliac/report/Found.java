package dev.heliac.report;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Direction;
import dev.heliac.il.Contract.Message;
import dev.heliac.il.contract.ContractCheck;
import dev.heliac.il.contract.ContractCode;
import dev.heliac.il.contract.ContractText;
import dev.heliac.il.contract.ContractText.Places;
import dev.heliac.il.diag.Chart;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostic.Severity;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Part;
import dev.heliac.il.diag.Place;
import dev.heliac.il.verify.VerifyCode;
import java.util.List;
import java.util.Optional;

/** Reports to write. */
public final class Found {

    /** All that may not stand in a document as it is: of XML, of JSON, of a URI, of a terminal. */
    public static final String HOSTILE = "]]><b a=\"'&%20 \u0000\u0001\u001b[2J\u0085\ufffe\ud800\u202e\n\ud83d\ude00{}\\";

    private static final String TEXT = """
            state Start: { Cancel? -> Ending; Progress! -> Next; }
            state Ending: Cancelled! -> End;
            state Next: Cancel? -> End;
            state End: ;
            """;

    private Found() {}

    /** A contract whose messages cross. */
    public static Contract job() {
        var messages = List.of(
                new Message("Cancel", Direction.IN, List.of()),
                new Message("Progress", Direction.OUT, List.of()),
                new Message("Cancelled", Direction.OUT, List.of()));
        Places places = (line, column, length) -> Place.of("Job.java");
        return ContractText.parse("demo.Job", Optional.empty(), TEXT, messages, places, new Diagnostics()).orElseThrow().contract();
    }

    /** Two inputs: in one a contract with a fault and one without, in the other a process and what belongs to nobody. */
    static Report fault() {
        var out = new Diagnostics();
        ContractCheck.check(job(), new Place("src/demo/Job.java", 8, 9, 0, ""), out);
        out.add(new Diagnostic(
                ContractCode.UNUSED_MESSAGE, Severity.WARNING, Place.of("src/demo/Good.java", 3), "contract `demo.Good`: message"
                        + " `Bye` is never used", List.of(), "remove it"));
        out.add(new Diagnostic(
                VerifyCode.USED_AFTER, Severity.ERROR, new Place("more/Worker.java", 12, 5, 4, ""), "`data` is gone",
                List.of(new Diagnostic.Note(new Place("more/Worker.java", 11, 5, 4, ""), "sent here")), ""));
        out.error(VerifyCode.LIMIT, Place.of("<application>"), "it is too large", "make it smaller");
        var parts = List.of(
                new Part(Part.Kind.CONTRACT, "demo.Good", "src/demo/Good.java"),
                new Part(Part.Kind.CONTRACT, "demo.Job", "src/demo/Job.java"),
                new Part(Part.Kind.PROCESS, "idle", "more/Idle.java"),
                new Part(Part.Kind.PROCESS, "worker", "more/Worker.java"));
        return new Report(List.of("src", "more"), parts, out);
    }

    static Report nothing() {
        var parts = List.of(new Part(Part.Kind.PROCESS, "main", "Main.java"));
        return new Report(List.of("Main.java"), parts, new Diagnostics());
    }

    public static Report hostile() {
        var out = new Diagnostics();
        var place = new Place(HOSTILE, 1, 2, 3, HOSTILE);
        var events = List.of(
                new Chart.Event(0, Chart.Kind.SENDS, 1, HOSTILE, place),
                new Chart.Event(1, Chart.Kind.WAITS, 0, HOSTILE, place),
                new Chart.Event(1, Chart.Kind.CLOSES, 0, "", place),
                new Chart.Event(0, Chart.Kind.RECEIVES, 1, "", place));
        for (int i = 0; i < Diagnostics.LIMIT + 5; i++) {
            out.add(new Diagnostic(
                    VerifyCode.NAME, Severity.ERROR, place, HOSTILE, List.of(new Diagnostic.Note(place, HOSTILE)), HOSTILE,
                    Optional.of(new Chart(List.of(HOSTILE, HOSTILE), events, 2))));
        }
        return new Report(List.of(HOSTILE), List.of(new Part(Part.Kind.CONTRACT, HOSTILE, HOSTILE)), out);
    }
}
