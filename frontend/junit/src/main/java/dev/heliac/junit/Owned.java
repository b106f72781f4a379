package dev.heliac.junit;

import dev.heliac.frontend.translate.Cases.Shape;
import java.util.Optional;

/** What has one owner, can be waited for, and is closed: an end, a listener, a set of ends. Its state belongs to the board's lock. */
abstract sealed class Owned permits End, Clients, Members {

    final Board board;
    private Optional<Participant> owner = Optional.empty();
    /** When it came to its owner, as {@link Participant#mark} counts. */
    private long since;
    /** Whether an object has it, and no variable. */
    private boolean kept;

    Owned(Board board) {
        this.board = board;
        board.add(this);
    }

    final Optional<Participant> owner() {
        return owner;
    }

    /** It has come to somebody, into a variable of the method that runs. */
    final void own(Participant participant) {
        owner = Optional.of(participant);
        since = participant.next();
        kept = false;
    }

    /** It is under way. */
    final void leave() {
        owner = Optional.empty();
    }

    /** It has gone into an object. */
    final void keep() {
        kept = true;
    }

    /** Whether it has been in that object since. */
    final boolean isKept(long turn) {
        return kept && since == turn && owner.isPresent();
    }

    /** Tells one time that it came to its owner from another. */
    final long turn() {
        return since;
    }

    /** Whether it came to somebody after a mark, and is in a variable. */
    final boolean isHeldSince(Participant participant, long mark) {
        return !kept && since > mark && owner.isPresent() && owner.get() == participant;
    }

    /** What programs hold. */
    abstract Object handle();

    /** What patterns see of what can be taken next. */
    abstract Optional<Shape> head();

    /** Whether nothing can be taken any more. */
    abstract boolean isOver();

    /** Takes what is next. */
    abstract Object take(Participant user);

    /** Sees to it that whoever runs owns it. */
    abstract Participant user();

    /** For messages: what may come, and from where. */
    abstract String awaited();

    /** Gives it up, with what has come and was not taken. */
    abstract void close();

    /** What a program holds there, be it an end of a contract that it does not know. */
    static Optional<Owned> in(Object value) {
        return value instanceof Clients c ? Optional.of(c) : Members.of(value).or(() -> End.of(value));
    }
}
