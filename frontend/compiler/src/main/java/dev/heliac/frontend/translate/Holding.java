package dev.heliac.frontend.translate;

import dev.heliac.il.Value;

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

    record Other(String state, int line) {}

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
