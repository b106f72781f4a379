package dev.heliac.junit;

import java.util.Optional;

/** A process of a run, or the test. All of its fields but the count belong to the board's lock. */
final class Participant {

    /** Whoever runs on this thread; the test where nobody said so. */
    static final ThreadLocal<Participant> CURRENT = new ThreadLocal<>();

    final String name;
    final Board board;
    /** What it waits for; nothing while it runs. */
    Optional<String> waiting = Optional.empty();
    /** Whether it does so for a time only. */
    boolean timed;
    boolean ended;
    Optional<Throwable> failure = Optional.empty();
    Optional<Thread> thread = Optional.empty();
    /** Has its classes. */
    final ClassLoader loader;

    /** How often something came to it; only its own thread counts. */
    private long came;

    Participant(String name, Board board, ClassLoader loader) {
        this.name = name;
        this.board = board;
        this.loader = loader;
    }

    /** What {@link Owned} that comes to it later has a greater number than. */
    long mark() {
        return came;
    }

    long next() {
        return ++came;
    }

    boolean isTest() {
        return board.test() == this;
    }

    /** For messages: who it is. */
    String who() {
        return isTest() ? "the test" : "process `" + name + "`";
    }

    /** For messages: what it does now. */
    String doing() {
        return waiting.map(w -> who() + " waits " + w).orElseGet(() -> who() + " runs" + thread.map(Participant::at).orElse(""));
    }

    private static String at(Thread thread) {
        var stack = thread.getStackTrace();
        return stack.length == 0 ? "" : ", at " + stack[0];
    }
}
