package dev.heliac.frontend.translate;

import dev.heliac.il.Value;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What is known of a token at a point.
 *
 * @param value the newest SSA value, null when it is gone
 * @param state the protocol state, null for vectors and listeners
 * @param since line that led to the state
 * @param other where paths disagree on the state: the other state and its line; null when certain
 * @param gone how it was given away; null while it is held
 */
record Holding(Value value, String state, int since, Other other, Gone gone) {

    /**
     * @param thrown where the exception was thrown that found it in this state, 0 when none was
     * @param elsewhere the same of the holding's own state
     * @param more the next state that it may be in, or null
     */
    record Other(String state, int line, int thrown, int elsewhere, Other more) {}

    /**
     * Since where it may be in a state.
     *
     * @param thrown where the exception was thrown that found it there, 0 when none was
     */
    record Since(int line, int thrown) {}

    /** The states that it may be in. */
    SequencedMap<String, Since> states() {
        var states = new LinkedHashMap<String, Since>();
        states.put(state, new Since(since, other == null ? 0 : other.elsewhere()));
        for (var at = other; at != null; at = at.more()) {
            states.putIfAbsent(at.state(), new Since(at.line(), at.thrown()));
        }
        return states;
    }

    /** One that is in one of these states. */
    static Holding of(Value value, SequencedMap<String, Since> states) {
        var first = states.firstEntry();
        Other other = null;
        for (var entry : states.reversed().entrySet()) {
            var since = entry.getValue();
            other = entry.equals(first)
                    ? other
                    : new Other(entry.getKey(), since.line(), since.thrown(), first.getValue().thrown(), other);
        }
        return new Holding(value, first.getKey(), first.getValue().line(), other, null);
    }

    /**
     * @param how completes "it was …": "sent in `Answer`", "closed"
     * @param note what is said at the line where it happened
     * @param partly whether some paths still hold it
     * @param held where an exception was thrown that leaves it held, 0 when none was
     */
    record Gone(String how, String note, int line, boolean partly, int held) {

        Gone onSomePaths(int held) {
            return new Gone(how, note, line, true, held);
        }
    }

    static Holding of(Value value, String state, int line) {
        return new Holding(value, state, line, null, null);
    }

    boolean held() {
        return gone == null;
    }

    Holding with(Value newer) {
        return new Holding(newer, state, since, other, gone);
    }

    Holding in(Value newer, String next, int line) {
        return new Holding(newer, next, line, null, null);
    }

    Holding away(String how, int line) {
        return away(how, "it was " + how + " here", line);
    }

    Holding away(String how, String note, int line) {
        return new Holding(null, state, since, other, new Gone(how, note, line, false, 0));
    }
}
