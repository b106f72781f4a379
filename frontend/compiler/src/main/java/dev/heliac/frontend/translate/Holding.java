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
     * @param how "sent in `Answer`", "closed"
     * @param partly whether some paths still hold it
     */
    record Gone(String how, int line, boolean partly) {}

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
        return new Holding(null, state, since, other, new Gone(how, line, false));
    }
}
