package dev.heliac.il.diag;

import java.util.List;

/**
 * A message sequence chart: what participants that send and receive asynchronously did, in an order in which it can happen.
 *
 * @param participants what each is called, from left to right
 * @param repeated how many of the last events can happen again and again
 */
public record Chart(List<String> participants, List<Event> events, int repeated) {

    public Chart {
        participants = List.copyOf(participants);
        events = List.copyOf(events);
    }

    public Chart(List<String> participants, List<Event> events) {
        this(participants, events, 0);
    }

    public enum Kind {
        SENDS,
        RECEIVES,
        /** Where it waits at the end, for a message that does not come. */
        WAITS,
        CLOSES
    }

    /**
     * What one of them does.
     *
     * @param participant index of who does it
     * @param peer index of who is at the other end
     * @param message what is sent, received or waited for; empty where nothing is
     * @param place where it is written, or a file without a line when that is not known
     */
    public record Event(int participant, Kind kind, int peer, String message, Place place) {}

    /** An event in words, for where there is no room for the chart. */
    public String words(Event event) {
        boolean toItself = event.peer() < 0 || event.peer() == event.participant();
        var peer = toItself ? "" : "`" + participants.get(event.peer()) + "`";
        // One that waits may do so for several.
        var message = event.message().isEmpty() ? "" : " `" + event.message().replace(" or ", "` or `") + "`";
        return "`" + participants.get(event.participant()) + "`" + switch (event.kind()) {
            case SENDS -> " sends" + message + to(" to ", peer);
            case RECEIVES -> " receives" + (message.isEmpty() ? " the end" : message) + to(" from ", peer);
            case WAITS -> " waits" + (message.isEmpty() ? "" : " for" + message) + to(" from ", peer);
            case CLOSES -> " closes its end" + to(" towards ", peer);
        };
    }

    private static String to(String preposition, String peer) {
        return peer.isEmpty() ? "" : preposition + peer;
    }
}
