package dev.heliac.il.system.extract;

import dev.heliac.il.Type;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** What is known of a value where a process is. */
sealed interface Fact {

    /** The numbers of the endpoints that it is or has. */
    default List<Integer> ends() {
        return switch (this) {
            case End e -> List.of(e.number());
            case Any a -> List.of(a.number());
            case Members m -> m.ends();
            case Listener _, Number _, Null _, Of _, Cell _ -> List.of();
        };
    }

    /** An endpoint, by its number. */
    record End(int number) implements Fact {}

    /** An endpoint that alone knows what it is, and what that is. */
    record Any(int number, Type.EndpointType type) implements Fact {}

    /**
     * A set, by what is in it.
     *
     * @param ends in ascending order
     */
    record Members(List<Integer> ends) implements Fact {
        static final Members NONE = new Members(List.of());

        public Members {
            ends = List.copyOf(ends);
        }

        Members with(int end) {
            return new Members(Stream.concat(ends.stream(), Stream.of(end)).sorted().toList());
        }

        Members without(int end) {
            return new Members(ends.stream().filter(e -> e != end).toList());
        }
    }

    /**
     * A listener, by its number.
     *
     * @param left how many clients have not been accepted, where that is counted, since sets of them have to have an end
     */
    record Listener(int number, OptionalInt left) implements Fact {

        /** When one more is accepted. */
        Listener less() {
            return new Listener(number, left.isPresent() ? OptionalInt.of(left.getAsInt() - 1) : left);
        }

        boolean empty() {
            return left.isPresent() && left.getAsInt() == 0;
        }
    }

    /** An integer. */
    record Number(int value) implements Fact {}

    /** A reference that is null. */
    record Null() implements Fact {}

    /** A reference to an object of one of some classes. */
    record Of(Set<String> classes) implements Fact {
        public Of {
            classes = Set.copyOf(classes);
        }
    }

    /** A reference to a cell, by the number of what makes it. */
    record Cell(int number) implements Fact {}
}
