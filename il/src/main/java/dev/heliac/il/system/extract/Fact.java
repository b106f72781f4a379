package dev.heliac.il.system.extract;

import dev.heliac.il.Type;
import java.util.OptionalInt;
import java.util.Set;

/** What is known of a value where a process is. */
sealed interface Fact {

    /** The number of the endpoint that it is. */
    default OptionalInt end() {
        return switch (this) {
            case End e -> OptionalInt.of(e.number());
            case Any a -> OptionalInt.of(a.number());
            case Listener _, Number _, Null _, Of _, Cell _ -> OptionalInt.empty();
        };
    }

    /** An endpoint, by its number. */
    record End(int number) implements Fact {}

    /** An endpoint that alone knows what it is, and what that is. */
    record Any(int number, Type.EndpointType type) implements Fact {}

    /** A listener, by its number. */
    record Listener(int number) implements Fact {}

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
