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

    /** @param more the next state that it may be in, or null */
    record Other(String state, int line, Other more) {}

    /** The states that it may be in, each with the line since which. */
    SequencedMap<String, Integer> states() {
        var states = new LinkedHashMap<String, Integer>();
        states.put(state, since);
        for (var at = other; at != null; at = at.more()) {
            states.putIfAbsent(at.state(), at.line());
        }
        return states;
    }

    /** One that is in one of these states. */
    static Holding of(Value value, SequencedMap<String, Integer> states) {
        var first = states.firstEntry();
        Other other = null;
        for (var entry : states.reversed().entrySet()) {
            other = entry.equals(first) ? other : new Other(entry.getKey(), entry.getValue(), other);
        }
        return new Holding(value, first.getKey(), first.getValue(), other, null);
    }

    /**
     * @param how completes "it was …": "sent in `Answer`", "closed"
     * @param note what is said at the line where it happened
     * @param partly whether some paths still hold it
     */
    record Gone(String how, String note, int line, boolean partly) {

        Gone onSomePaths(boolean some) {
            return new Gone(how, note, line, some);
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
        return new Holding(null, state, since, other, new Gone(how, note, line, false));
    }
}
