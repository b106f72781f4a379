package dev.heliac.il.diag;

import java.util.List;

/**
 * A message sequence chart: what participants that send and receive asynchronously did, in an order in which it can happen.
 *
 * @param participants what each is called, from left to right
 */
public record Chart(List<String> participants, List<Event> events) {

    public Chart {
        participants = List.copyOf(participants);
        events = List.copyOf(events);
    }

    public enum Kind {
        SENDS,
        RECEIVES,
        /** Where it waits at the end, for a message that does not come. */
        WAITS,
        CLOSES
    }

    /**
     * Something that a participant does.
     *
     * @param participant index of who does it
     * @param peer index of who is at the other end
     * @param message what is sent, received or waited for; empty where nothing is
     * @param place where it is written, or a file without a line when that is not known
     */
    public record Event(int participant, Kind kind, int peer, String message, Place place) {}
}
