package dev.heliac.il.system;

import dev.heliac.il.Module;
import dev.heliac.il.diag.Chart;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostic.Note;
import dev.heliac.il.diag.Diagnostic.Severity;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.system.explore.Explorer;
import dev.heliac.il.system.explore.Limits;
import dev.heliac.il.system.explore.Result;
import dev.heliac.il.system.explore.Result.Waiting;
import dev.heliac.il.system.extract.Wiring;
import dev.heliac.il.system.model.Network;
import dev.heliac.il.system.model.Node;
import dev.heliac.il.system.promela.Promela;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reports what an application's processes can do to each other: the third layer of verification, after modules and contracts. */
public final class SystemCheck {

    /** Names that stand for services of the kernel where no process provides them. */
    public static final Set<String> SERVICES = Set.of("/console", "/fs");

    /** Events that a note tells, at most; the chart has them all. */
    private static final int MOST_EVENTS = 24;

    private SystemCheck() {}

    /** The system of a valid module, for other tools as well. */
    public static Network network(Module module, boolean faults) {
        return Wiring.of(module, SERVICES, faults);
    }

    /**
     * Explores the system of a valid module and reports what is wrong with it.
     *
     * @param faults whether a process may end wherever an instruction or a function of the library can fail
     * @param whole what stands for the application where no line is meant
     */
    public static Result check(Module module, boolean faults, Limits limits, Place whole, Diagnostics out) {
        var network = network(module, faults);
        var result = Explorer.explore(network, limits);
        report(network, result, whole, out);
        return result;
    }

    /**
     * Reports what exploration has found.
     *
     * @param whole what stands for the application
     */
    public static void report(Network network, Result result, Place whole, Diagnostics out) {
        switch (result.verdict()) {
            case Result.Fine _ -> {}
            case Result.Stuck stuck -> out.add(stuck(network, stuck));
            case Result.Undecided undecided -> out.add(new Diagnostic(
                    SystemCode.NOT_DECIDED,
                    Severity.WARNING,
                    whole,
                    "whether its processes can wait for each other is not decided: the limit is " + undecided.limit(),
                    List.of(new Note(whole, "explored: " + explored(result))),
                    "raise the limit, or make what the processes say to each other plainer"));
        }
        for (var lost : result.lost()) {
            out.add(new Diagnostic(
                    SystemCode.UNRECEIVED,
                    Severity.WARNING,
                    lost.place(),
                    "`" + lost.message() + "` of contract `" + lost.contract() + "` may stay unreceived: process `"
                            + network.processes().get(lost.process()).name() + "` is the last to act, and the end it goes to is closed",
                    List.of(),
                    "receive it before closing, if it matters",
                    Optional.of(lost.chart())));
        }
    }

    /** The system's Promela model; what was not followed is reported instead. */
    public static Optional<String> promela(Network network, Place whole, Diagnostics out) {
        network.processes().stream()
                .flatMap(p -> p.nodes().stream().filter(Node.Unknown.class::isInstance).map(n -> ((Node.Unknown) n).limit()))
                .distinct()
                .forEach(limit -> out.error(
                        SystemCode.NOT_DECIDED,
                        whole,
                        "there is no whole model of its processes: the limit is " + limit,
                        "make what the processes say to each other plainer"));
        return Promela.of(network);
    }

    /** What was explored, for people. */
    public static String explored(Result result) {
        return String.format(
                Locale.ROOT,
                "%,d states, %,d transitions, depth %,d, %.1f MiB, %.2f s",
                result.states(),
                result.transitions(),
                result.depth(),
                result.bytes() / 1048576.0,
                result.nanos() / 1e9);
    }

    private static Diagnostic stuck(Network network, Result.Stuck stuck) {
        var cycle = cycle(stuck.waiting());
        var code = cycle.isEmpty() ? SystemCode.STARVED : SystemCode.DEADLOCK;
        var first = cycle.isEmpty() ? nobody(stuck.waiting()) : cycle.getFirst();
        var named = cycle.isEmpty() ? List.of(first) : cycle;
        var message = cycle.isEmpty()
                ? "process `" + name(network, first) + "` waits for " + messages(first) + ", which nobody can send any more"
                : (cycle.size() == 1 ? "process " : "processes ")
                        + cycle.stream().map(w -> "`" + name(network, w) + "`").collect(Collectors.joining(", "))
                        + (cycle.size() == 1 ? " waits for itself" : " wait for each other");
        var notes = new ArrayList<Note>();
        for (var waiting : named) {
            if (!cycle.isEmpty()) {
                notes.add(new Note(waiting.place(), "`" + name(network, waiting) + "` waits here for " + messages(waiting)));
            }
        }
        for (var waiting : stuck.waiting()) {
            if (!named.contains(waiting)) {
                notes.add(new Note(waiting.place(), "`" + name(network, waiting) + "` waits here for ever as well"));
            }
        }
        notes.add(new Note(Place.of(first.place().file()), "the shortest way there: " + way(stuck.chart())));
        var remedy = cycle.isEmpty() ? "send or close the other end on every path" : "let one of them send before it waits";
        return new Diagnostic(code, Severity.ERROR, first.place(), message, notes, remedy, Optional.of(stuck.chart()));
    }

    /** What happened, in words; the end of it where it is long. */
    private static String way(Chart chart) {
        var events = chart.events().stream().filter(e -> e.kind() != Chart.Kind.WAITS).toList();
        var last = events.subList(Math.max(0, events.size() - MOST_EVENTS), events.size());
        var text = last.stream().map(e -> text(chart, e)).collect(Collectors.joining("; "));
        return events.isEmpty() ? "nothing at all" : events.size() > last.size() ? "…; " + text : text;
    }

    private static String text(Chart chart, Chart.Event event) {
        return chart.words(event) + (event.place().line() > 0 ? " (line " + event.place().line() + ")" : "");
    }

    private static String name(Network network, Waiting waiting) {
        return network.processes().get(waiting.process()).name();
    }

    private static String messages(Waiting waiting) {
        return waiting.messages().stream().map(m -> "`" + m + "`").collect(Collectors.joining(" or "));
    }

    /** One that waits for what nobody has the other end of, or the first. */
    private static Waiting nobody(List<Waiting> waiting) {
        return waiting.stream().filter(w -> w.on().isEmpty()).findFirst().orElse(waiting.getFirst());
    }

    /** Processes each of which waits for the next, and the last for the first; empty when there are none. */
    private static List<Waiting> cycle(List<Waiting> waiting) {
        Map<Integer, Waiting> byProcess = new HashMap<>();
        waiting.forEach(w -> byProcess.put(w.process(), w));
        for (var start : waiting) {
            var path = new ArrayList<Waiting>();
            var seen = new HashSet<Integer>();
            for (var at = start; at != null && seen.add(at.process()); at = at.on().isEmpty() ? null : byProcess.get(at.on().getFirst())) {
                path.add(at);
            }
            var last = path.getLast();
            if (!last.on().isEmpty()) {
                int back = path.indexOf(byProcess.get(last.on().getFirst()));
                return path.subList(back, path.size());
            }
        }
        return List.of();
    }
}
