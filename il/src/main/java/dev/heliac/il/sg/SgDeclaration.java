package dev.heliac.il.sg;

import dev.heliac.il.Contract.Direction;
import dev.heliac.il.diag.Place;
import java.util.List;
import java.util.Optional;

/** What is read of a Sing# source. */
public sealed interface SgDeclaration {

    /** As it is declared. */
    String name();

    /** Scopes around it; what is declared in it is in a scope of its own. */
    SgScope scope();

    Place place();

    /** With the names of the namespaces and classes around it. */
    default String fullName() {
        return scope().inside(name());
    }

    /**
     * A contract, of which the states are only found.
     *
     * @param states the file from the line of the first state to the last one, all but the states blank
     * @param firstLine the line of the file that this text begins with
     * @param understood whether all of it was; what was not has been reported
     */
    record Contract(
            String name,
            SgScope scope,
            Optional<SgName> base,
            List<Message> messages,
            List<State> states,
            List<Constant> constants,
            String text,
            int firstLine,
            boolean understood,
            Place place)
            implements SgDeclaration {

        /** The scope of what is declared in it. */
        SgScope inner() {
            return scope().child(name());
        }
    }

    /**
     * An enum.
     *
     * @param underlying the integer type, {@code int} unless given
     */
    record Enumeration(String name, SgScope scope, String underlying, List<Member> members, Place place) implements SgDeclaration {}

    /** The fields only. */
    record Struct(String name, SgScope scope, List<Parameter> fields, Place place) implements SgDeclaration {

        SgScope inner() {
            return scope().child(name());
        }
    }

    /**
     * Of an enum.
     *
     * @param value words and marks; without any, one more than the member before
     */
    record Member(String name, List<String> value, Place place) {}

    record Constant(String name, SgType type, List<String> value, Place place) {}

    /**
     * A message.
     *
     * @param conditions of {@code requires}
     */
    record Message(String name, Direction direction, List<Parameter> parameters, List<Condition> conditions, Place place) {}

    /** Of a message, or a field of a struct. */
    record Parameter(String name, SgType type, Place place) {}

    record Condition(List<String> words, Place place) {}

    /**
     * A state as it is written.
     *
     * @param words from its first one on, be that the word for a state or for an override
     * @param first the messages that it can begin with
     */
    record State(String name, boolean overrides, List<String> words, List<First> first, Place place) {}

    /**
     * What a state can begin with.
     *
     * @param receive whether the mark says that the exporter receives it
     */
    record First(String message, boolean receive) {}
}
