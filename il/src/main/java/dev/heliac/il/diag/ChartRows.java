package dev.heliac.il.diag;

import dev.heliac.il.diag.Chart.Event;
import dev.heliac.il.diag.Chart.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A chart as rows from top to bottom, for whoever draws it. A message that is received before anything else happens is one arrow; of any
 * other its sender's and its receiver's halves are rows of their own. The middle of a long chart is left out.
 *
 * @param participants those that do something, and what each is called
 * @param queues what was sent and not received
 */
public record ChartRows(List<String> participants, List<Row> rows, List<Queue> queues) {

    /** More rows than this are not drawn. */
    public static final int MOST = 40;

    private static final int MOST_QUEUED = 8;

    public ChartRows {
        participants = List.copyOf(participants);
        rows = List.copyOf(rows);
        queues = List.copyOf(queues);
    }

    /** One line of the drawing. */
    public sealed interface Row {

        /** How many of the chart's events it shows. */
        int events();
    }

    /**
     * A message on its way, or the half of it that leaves its sender or arrives.
     *
     * @param number of the message in the chart, by which halves belong together; -1 of one that arrives and was not sent
     * @param sent where it is sent, of an arrow that leaves
     * @param received where it is received, of an arrow that arrives
     */
    public record Arrow(int number, int from, int to, String message, Optional<Place> sent, Optional<Place> received) implements Row {

        public boolean leaves() {
            return sent.isPresent();
        }

        public boolean arrives() {
            return received.isPresent();
        }

        @Override
        public int events() {
            return leaves() && arrives() ? 2 : 1;
        }
    }

    /** What somebody does alone: it waits, or closes its end. */
    public record Mark(int participant, Kind kind, int peer, String message, Place place) implements Row {

        @Override
        public int events() {
            return 1;
        }
    }

    /** What is left out. */
    public record Gap(int events) implements Row {}

    /** From here on everything can happen again and again. */
    public record Again() implements Row {

        @Override
        public int events() {
            return 0;
        }
    }

    /** What is under way from one to another, first what was sent first. */
    public record Queue(int from, int to, List<String> messages) {
        public Queue {
            messages = List.copyOf(messages);
        }
    }

    private record Way(int from, int to) {}

    /** A chart's rows. */
    public static ChartRows of(Chart chart) {
        var shown = shown(chart);
        var events = shown.events();
        int again = chart.repeated() > 0 ? lastMessage(events) - chart.repeated() : -1;
        var received = new HashMap<Integer, Integer>();
        var queues = pair(events, received);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < events.size(); i++) {
            if (i == again) {
                rows.add(new Again());
            }
            var event = events.get(i);
            boolean atOnce = received.getOrDefault(i + 1, -1) == i && i + 1 != again;
            rows.add(row(events, i, atOnce, received.getOrDefault(i, -1)));
            i += event.kind() == Kind.SENDS && atOnce ? 1 : 0;
        }
        return new ChartRows(shown.participants(), withoutMiddle(rows), queues);
    }

    private static int lastMessage(List<Event> events) {
        int end = events.size();
        while (end > 0 && events.get(end - 1).kind() == Kind.WAITS) {
            end--;
        }
        return end;
    }

    private static Row row(List<Event> events, int i, boolean atOnce, int sent) {
        var event = events.get(i);
        return switch (event.kind()) {
            case SENDS -> new Arrow(
                    i,
                    event.participant(),
                    event.peer(),
                    event.message(),
                    Optional.of(event.place()),
                    atOnce ? Optional.of(events.get(i + 1).place()) : Optional.empty());
            case RECEIVES -> new Arrow(
                    sent,
                    event.peer(),
                    event.participant(),
                    event.message().isEmpty() ? "closed" : event.message(),
                    Optional.empty(),
                    Optional.of(event.place()));
            case WAITS, CLOSES -> new Mark(event.participant(), event.kind(), event.peer(), event.message(), event.place());
        };
    }

    /** Finds out which event receives what another sends; what is left is under way. */
    private static List<Queue> pair(List<Event> events, Map<Integer, Integer> received) {
        var open = new LinkedHashMap<Way, List<Integer>>();
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            if (event.kind() == Kind.SENDS) {
                open.computeIfAbsent(new Way(event.participant(), event.peer()), _ -> new ArrayList<>()).add(i);
            } else if (event.kind() == Kind.RECEIVES) {
                var queue = open.getOrDefault(new Way(event.peer(), event.participant()), new ArrayList<>());
                // Two may have more than one channel, so that the first of all need not be the one.
                var first = queue.stream().filter(s -> events.get(s).message().equals(event.message())).findFirst();
                if (first.isPresent()) {
                    queue.remove(/* element */ first.get());
                    received.put(i, first.get());
                }
            }
        }
        var queues = new ArrayList<Queue>();
        open.forEach((way, sends) -> {
            if (!sends.isEmpty()) {
                queues.add(new Queue(way.from(), way.to(), sends.stream().map(s -> events.get(s).message()).toList()));
            }
        });
        return queues;
    }

    /** The same with those only who take part. */
    private static Chart shown(Chart chart) {
        var active = new HashSet<Integer>();
        for (var event : chart.events()) {
            active.add(event.participant());
            active.add(event.peer());
        }
        var names = new ArrayList<String>();
        var numbers = new HashMap<Integer, Integer>();
        for (int p = 0; p < chart.participants().size(); p++) {
            if (active.contains(p)) {
                numbers.put(p, names.size());
                names.add(chart.participants().get(p));
            }
        }
        var events = chart.events().stream()
                .map(e -> new Event(numbers.get(e.participant()), e.kind(), numbers.getOrDefault(e.peer(), -1), e.message(), e.place()))
                .toList();
        return new Chart(names, events, chart.repeated());
    }

    /**
     * What is said beside a row.
     *
     * @param shown makes a name fit
     */
    public String note(Row row, UnaryOperator<String> shown) {
        return switch (row) {
            case Arrow a -> Stream.of(a.sent(), a.received())
                    .flatMap(p -> p.stream().map(x -> place(x, shown)))
                    .filter(p -> !p.isEmpty())
                    .distinct()
                    .collect(Collectors.joining(", "));
            case Mark m -> shown.apply(participants.get(m.participant()))
                    + (m.kind() == Kind.WAITS ? " waits" : " closes its end")
                    + (m.message().isEmpty() ? "" : " for " + shown.apply(m.message()))
                    + (participants.size() > 2 && m.peer() >= 0 && m.peer() != m.participant()
                            ? (m.kind() == Kind.WAITS ? " from " : " towards ") + shown.apply(participants.get(m.peer()))
                            : "")
                    + in(m.place(), shown);
            case Gap g -> g.events() + " events are left out here";
            case Again _ -> "from here on again and again";
        };
    }

    /** What is said below all rows of what is under way. */
    public String note(Queue queue, UnaryOperator<String> shown) {
        var messages = queue.messages();
        return "under way from " + shown.apply(participants.get(queue.from())) + " to " + shown.apply(participants.get(queue.to())) + ": "
                + messages.stream().limit(MOST_QUEUED).map(shown).collect(Collectors.joining(", "))
                + (messages.size() > MOST_QUEUED ? " and " + (messages.size() - MOST_QUEUED) + " more" : "");
    }

    /** A place in brackets after what is there; nothing when no line is known. */
    static String in(Place place, UnaryOperator<String> shown) {
        var text = place(place, shown);
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    /** The file's name and the line. */
    private static String place(Place place, UnaryOperator<String> shown) {
        return place.line() > 0 ? shown.apply(place.file().substring(place.file().lastIndexOf('/') + 1)) + ":" + place.line() : "";
    }

    private static List<Row> withoutMiddle(List<Row> rows) {
        if (rows.size() <= MOST) {
            return rows;
        }
        var end = rows.subList(rows.size() - MOST / 2, rows.size());
        var shown = new ArrayList<>(rows.subList(0, MOST - 1 - end.size()));
        var middle = rows.subList(shown.size(), rows.size() - end.size());
        shown.add(new Gap(middle.stream().mapToInt(Row::events).sum()));
        if (middle.contains(new Again())) {
            shown.add(new Again());
        }
        shown.addAll(end);
        return shown;
    }
}
