package dev.heliac.il.contract;

import java.util.List;
import java.util.Optional;

/** A contract's text as it is written, before its notation is resolved to plain states. */
record ContractSyntax(List<State> states) {

    /** A word or mark, and where it is; the end of the text is an empty one. */
    record Token(String text, int line, int column) {

        /** Begins a comment that does not end. */
        static final String OPEN_COMMENT = "/*";

        boolean isEnd() {
            return text.isEmpty();
        }

        boolean isName() {
            return !isEnd() && Character.isJavaIdentifierStart(text.codePointAt(0));
        }

        boolean isMark() {
            return text.equals("?") || text.equals("!");
        }
    }

    /** Whether one of a state's sequences happens, or all of them do, in any interleaving. */
    enum Kind {
        ONE,
        ALL
    }

    /** @param overrides whether it replaces a state of the base contract */
    record State(Token name, boolean overrides, Kind kind, List<Sequence> sequences) {

        /** Whether the conversation is over there. */
        boolean isFinal() {
            return sequences.isEmpty();
        }
    }

    /** @param next the state that it goes to; without one it returns from a subroutine, or ends the conversation */
    record Sequence(List<Step> steps, Optional<Token> next) {}

    sealed interface Step {

        /** One of the messages, after each of which it goes on in the same way. */
        record Messages(List<Action> actions) implements Step {}

        /** All that a state says, and then what follows. */
        record Subroutine(Token state) implements Step {}
    }

    /** @param receive whether the exporter receives the message */
    record Action(Token message, boolean receive) {}
}
