package dev.heliac.il;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A channel contract with all its notation resolved to plain states.
 *
 * @param base the contract that it extends, whose messages and states it begins with
 * @param messages in declaration order; a message's number is its index among the messages of its direction
 * @param states in declaration order
 * @param initial name of the first state
 * @param entries names of the other states that conversations begin in
 */
public record Contract(
        String name, Optional<String> base, List<Message> messages, List<State> states, String initial, List<String> entries) {

    public Contract {
        messages = List.copyOf(messages);
        states = List.copyOf(states);
        entries = List.copyOf(entries);
    }

    /** One whose conversations begin in its initial state. */
    public Contract(String name, Optional<String> base, List<Message> messages, List<State> states, String initial) {
        this(name, base, messages, states, initial, List.of());
    }

    /** One that extends none. */
    public Contract(String name, List<Message> messages, List<State> states, String initial) {
        this(name, Optional.empty(), messages, states, initial);
    }

    /** The same, with conversations that begin in these states as well. */
    public Contract withEntries(List<String> others) {
        return new Contract(name, base, messages, states, initial, others);
    }

    /** Whether a conversation may begin in the state. */
    public boolean begins(String state) {
        return initial.equals(state) || entries.contains(state);
    }

    public Optional<State> state(String name) {
        return states.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** The states that the contract's text names, for messages: "`Start`, `End`". */
    public String stateNames() {
        return String.join(", ", states.stream().map(s -> "`" + s.name() + "`").filter(s -> s.indexOf('~') < 0).toList());
    }

    /** Whether every state and message that is named is declared. */
    public boolean closed() {
        var stated = states.stream().map(State::name).collect(Collectors.toSet());
        var declared = messages.stream().map(Message::name).collect(Collectors.toSet());
        return stated.contains(initial)
                && stated.containsAll(entries)
                && states.stream()
                        .flatMap(s -> s.transitions().stream())
                        .allMatch(t -> stated.contains(t.next()) && declared.contains(t.message()));
    }

    /** Who may send a message: {@code IN} goes importer to exporter, {@code OUT} the other way. */
    public enum Direction {
        IN("in"),
        OUT("out"),
        BOTH("message");

        private final String text;

        Direction(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** A message and its fields: scalars, exchange vectors and endpoints. */
    public record Message(String name, Direction direction, List<Field> fields) {
        public Message {
            fields = List.copyOf(fields);
        }
    }

    /** A state without transitions is final. */
    public record State(String name, List<Transition> transitions) {
        public State {
            transitions = List.copyOf(transitions);
        }
    }

    /** Written from the exporter's side: {@code receive} is {@code ?M}, otherwise {@code !M}. */
    public record Transition(boolean receive, String message, String next) {

        /** Whether the end of this role sends the message. */
        public boolean sentBy(Role role) {
            return receive == (role == Role.IMP);
        }
    }
}
