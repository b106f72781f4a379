package dev.heliac.il.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.diag.Chart.Event;
import dev.heliac.il.diag.Chart.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartTextTest {

    private static final Place NOWHERE = Place.of("A.java");
    private static final List<String> SIDES = List.of("importer", "exporter");

    private static Event event(int participant, Kind kind, int peer, String message) {
        return new Event(participant, kind, peer, message, NOWHERE);
    }

    private static Event event(int participant, Kind kind, int peer, String message, String file, int line) {
        return new Event(participant, kind, peer, message, Place.of(file, line));
    }

    private static String drawn(Chart chart) {
        return String.join("\n", ChartText.lines(chart)) + "\n";
    }

    @Test
    void messagesThatCrossAreHalvesAndOneReceivedAtOnceIsAnArrow() {
        var chart = new Chart(SIDES, List.of(
                event(0, Kind.SENDS, 1, "Ask"),
                event(1, Kind.RECEIVES, 0, "Ask"),
                event(1, Kind.SENDS, 0, "Answer"),
                event(0, Kind.RECEIVES, 1, "Answer"),
                event(0, Kind.SENDS, 1, "Take"),
                event(1, Kind.SENDS, 0, "Offer"),
                event(1, Kind.RECEIVES, 0, "Take"),
                event(0, Kind.RECEIVES, 1, "Offer"),
                event(0, Kind.WAITS, 1, "Pay"),
                event(1, Kind.WAITS, 0, "Give")));
        assertEquals("""
                importer         exporter
                    |                |
                    |----- Ask ----->|
                    |<--- Answer ----|
                    |-- Take --->    |
                    |    <-- Offer --|
                    |    --- Take -->|
                    |<-- Offer --    |
                    *                |      importer waits for Pay
                    |                *      exporter waits for Give
                """, drawn(chart));
    }

    @Test
    void placesPassingByLeftoversAndRepetitionAreShown() {
        var chart = new Chart(List.of("client", "spare", "mail server", "disk"), List.of(
                event(0, Kind.SENDS, 2, "Put", "/home/me/Client.java", 12),
                event(2, Kind.RECEIVES, 0, "Put", "Mail.java", 7),
                event(2, Kind.SENDS, 3, "Store", "Mail.java", 9),
                event(0, Kind.SENDS, 3, "Log", "/home/me/Client.java", 13),
                event(3, Kind.RECEIVES, 2, "Store", "Disk.java", 3),
                event(2, Kind.SENDS, 0, "WhatIsSaidIsVeryLongAndShouldBeShortened", "Mail.java", 10),
                event(3, Kind.CLOSES, 2, "", "Disk.java", 4),
                event(2, Kind.RECEIVES, 3, ""),
                event(0, Kind.WAITS, 3, "Logged", "Client.java", 14)), 3);
        assertEquals("""
                client                                    mail server          disk
                   |                                           |                 |
                   |------------------- Put ------------------>|                 |    Client.java:12, Mail.java:7
                   |                                           |-- Store --->    |    Mail.java:9
                   |-- Log ------------------------------------|------------>    |    Client.java:13
                   |                                           |    --- Store -->|    Disk.java:3
                   | - - - - - - - - - - - - - - - - - - - - - | - - - - - - - - |    from here on again and again
                   |    <-- WhatIsSaidIsVer..ouldBeShortened --|                 |    Mail.java:10
                   |                                           |                 x    disk closes its end towards mail server (Disk.java:4)
                   |                                           |<-- closed --    |
                   *                                           |                 |    client waits for Logged from disk (Client.java:14)
                under way from client to disk: Log
                under way from mail server to client: WhatIsSaidIsVer..ouldBeShortened
                """, drawn(chart));
    }

    @Test
    void whatIsTooWideIsAListOfSentences() {
        int many = 12;
        var events = new ArrayList<Event>();
        for (int i = 0; i < many; i++) {
            events.add(event(i, Kind.SENDS, (i + 1) % many, "Token", "Ring.java", 10 + i));
            events.add(event((i + 1) % many, Kind.RECEIVES, i, "Token"));
        }
        events.add(event(0, Kind.SENDS, 1, "Token"));
        events.add(event(5, Kind.WAITS, 4, "Token"));
        var lines = ChartText.lines(new Chart(IntStream.range(0, many).mapToObj(i -> "station" + i).toList(), events));
        assertEquals("station0 sends Token to station1 (Ring.java:10), which receives it", lines.getFirst());
        assertEquals(
                List.of("station0 sends Token to station1", "station5 waits for Token from station4",
                        "under way from station0 to station1: Token"),
                lines.subList(many, many + 3));
    }

    @Test
    void theMiddleOfALongChartIsLeftOutWithItsCount() {
        var events = new ArrayList<Event>();
        for (int i = 0; i < 100; i++) {
            events.add(event(0, Kind.SENDS, 1, "M" + i));
            if (i < 50) {
                events.add(event(1, Kind.RECEIVES, 0, "M" + i));
            }
        }
        var lines = ChartText.lines(new Chart(SIDES, events, 60));
        assertEquals(ChartRows.MOST + 4, lines.size());
        assertEquals("    :              :      92 events are left out here", lines.get(2 + 19));
        assertEquals("    | - - - - - - -|      from here on again and again", lines.get(2 + 20));
        assertTrue(lines.getLast().endsWith(": M50, M51, M52, M53, M54, M55, M56, M57 and 42 more"), lines.getLast());
    }

    @Test
    void hostileNamesStayWithinTheirLine() {
        var name = "\u001b[2J\n\u202e" + "x".repeat(500);
        var events = List.of(event(0, Kind.SENDS, 1, name), event(0, Kind.WAITS, 1, name));
        var lines = ChartText.lines(new Chart(List.of(name, name), events));
        assertFalse(String.join("", lines).matches("(?s).*[\\p{Cntrl}\u202e].*"), lines::toString);
        assertTrue(lines.stream().allMatch(l -> l.length() < 200), lines::toString);
    }

    @Test
    void withoutEventsItSaysSo() {
        assertEquals(List.of("nothing has to happen"), ChartText.lines(new Chart(SIDES, List.of())));
    }
}
