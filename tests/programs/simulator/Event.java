package simulator;

/** What can happen. */
sealed interface Event {

    record Arrival() implements Event {}

    record Finished(Station station, Customer customer) implements Event {}

    record Impatience(Station station, Customer customer) implements Event {}

    record Breakdown(Station station) implements Event {}

    record Repaired(Station station, double since) implements Event {}

    record Report(int number) implements Event {}
}
