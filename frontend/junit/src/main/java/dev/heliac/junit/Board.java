package dev.heliac.junit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/** Who takes part in a run, what was sent, and waiting: everything that happens between them happens under one lock. */
final class Board {

    /** Ends the thread of a process that nobody needs any more. */
    static final class Stopped extends Error {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("the test is over", null, false, false);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Duration most;
    private final Participant test = new Participant("test", this);
    private final List<Participant> participants = new ArrayList<>(List.of(test));
    private final List<Sent> trace = new ArrayList<>();
    private final List<End> ends = new ArrayList<>();
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private Optional<String> stuck = Optional.empty();
    private boolean stopped;

    /** @param most how long the test waits for anything; zero for no limit */
    Board(Duration most) {
        this.most = most;
    }

    Participant test() {
        return test;
    }

    Participant join(String name) {
        var participant = new Participant(name, this);
        participants.add(participant);
        return participant;
    }

    /** The processes, without the test. */
    List<Participant> processes() {
        return participants.stream().filter(p -> p != test).toList();
    }

    <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** After anything that somebody may wait for; under the lock. */
    void change() {
        participants.forEach(p -> p.waiting = Optional.empty());
        changed.signalAll();
    }

    void sent(Sent message) {
        trace.add(message);
    }

    List<Sent> trace() {
        return locked(() -> List.copyOf(trace));
    }

    void add(End end) {
        ends.add(end);
    }

    /** Closes what somebody has not closed. */
    void release(Participant who) {
        locked(() -> {
            ends.stream().filter(e -> e.owner().filter(o -> o == who).isPresent()).forEach(End::close);
            return who;
        });
    }

    /** Somebody is done, by an exception or not. */
    void end(Participant who, Optional<Throwable> failure) {
        release(who);
        locked(() -> {
            who.failure = failure;
            who.ended = true;
            change();
            return who;
        });
    }

    /** Bytes of UTF-8. */
    void print(byte[] text, int from, int count) {
        locked(() -> {
            console.write(text, from, count);
            change();
            return console;
        });
    }

    String console() {
        return locked(() -> console.toString(StandardCharsets.UTF_8));
    }

    /**
     * Waits until there is something.
     *
     * @param what it waits for, after "waits"
     */
    <T> T await(Participant who, String what, Supplier<Optional<T>> poll) {
        long deadline = System.nanoTime() + most.toNanos();
        lock.lock();
        try {
            while (true) {
                if (stopped && who != test) {
                    throw new Stopped();
                }
                if (stuck.isPresent()) {
                    throw who == test ? failed(stuck.get()) : new Stopped();
                }
                var found = poll.get();
                if (found.isPresent()) {
                    return found.get();
                }
                who.waiting = Optional.of(what);
                if (participants.stream().allMatch(p -> p.ended || p.waiting.isPresent())) {
                    stuck = Optional.of("deadlock: " + doings());
                    changed.signalAll();
                    continue;
                }
                long left = who != test || most.isZero() ? Long.MAX_VALUE : deadline - System.nanoTime();
                if (left <= 0) {
                    throw failed("nothing within " + most.toSeconds() + " s: " + doings());
                }
                changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw who == test ? failed("interrupted: " + doings()) : new Stopped();
        } finally {
            who.waiting = Optional.empty();
            lock.unlock();
        }
    }

    private static AssertionFailedError failed(String why) {
        return new AssertionFailedError(why);
    }

    private String doings() {
        return participants.stream()
                .filter(p -> !p.ended)
                .map(Participant::doing)
                .collect(Collectors.joining("; "))
                + participants.stream()
                        .flatMap(p -> p.failure.stream().map(f -> "; " + p.who() + " was ended by " + f))
                        .collect(Collectors.joining());
    }

    /** Lets no process wait any longer. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
            participants.forEach(p -> p.thread.ifPresent(Thread::interrupt));
        } finally {
            lock.unlock();
        }
    }
}
