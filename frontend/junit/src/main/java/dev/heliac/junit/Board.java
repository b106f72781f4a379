package dev.heliac.junit;

import dev.heliac.lang.TRef;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
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
    private final Participant test;
    private final List<Participant> participants = new ArrayList<>();
    private final List<Sent> trace = new ArrayList<>();
    private final Set<Owned> things = new LinkedHashSet<>();
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final Cells cells = new Cells();
    private Optional<String> stuck = Optional.empty();
    private boolean stopped;

    /**
     * @param most how long the test waits for anything; zero for no limit
     * @param loader has the test's classes
     */
    Board(Duration most, ClassLoader loader) {
        this.most = most;
        test = join("test", loader);
    }

    Participant test() {
        return test;
    }

    Participant join(String name, ClassLoader loader) {
        var participant = new Participant(name, this, loader);
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

    void add(Owned thing) {
        things.add(thing);
    }

    /** Forgets what is closed. */
    void remove(Owned thing) {
        things.remove(thing);
    }

    /** What an object has from here on. */
    void keep(TRef<?> cell, Owned thing) {
        locked(() -> {
            thing.keep();
            cells.add(cell, thing);
            return thing;
        });
    }

    /** Whoever runs, who must own what he uses. */
    Participant owner(Owned thing, String what) {
        var user = current();
        if (thing.owner().filter(o -> o == user).isEmpty()) {
            throw wrong(user.who() + " uses " + what + ", which it has given away");
        }
        return user;
    }

    /** Whoever runs on this thread: the test, unless it is a process's. */
    private Participant current() {
        return Optional.ofNullable(Participant.CURRENT.get()).filter(p -> p.board == this).orElse(test);
    }

    /** A test fails; a process, which the verifier has not seen, ends. */
    RuntimeException wrong(String message) {
        if (current().isTest()) {
            throw failed(message);
        }
        return new IllegalStateException(message);
    }

    /** Closes what somebody has not closed. */
    void release(Participant who) {
        close(t -> t.owner().filter(o -> o == who).isPresent());
    }

    /** Closes what came to somebody after a mark and is in variables that are gone. */
    void unwind(Participant who, long mark, Set<Owned> inVariables) {
        close(t -> t.isHeldSince(who, mark) && !inVariables.contains(t));
    }

    private void close(Predicate<Owned> which) {
        locked(() -> {
            things.stream().filter(which).toList().forEach(Owned::close);
            return things;
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
        return await(who, what, OptionalLong.empty(), poll);
    }

    /**
     * Waits until there is something, which there may be by the time alone.
     *
     * @param time when that is, in terms of {@link System#nanoTime}
     */
    <T> T await(Participant who, String what, OptionalLong time, Supplier<Optional<T>> poll) {
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
                who.timed = time.isPresent();
                if (participants.stream().allMatch(p -> p.ended || p.waiting.isPresent() && !p.timed)) {
                    if (cells.collect()) {
                        change();
                        continue;
                    }
                    stuck = Optional.of("deadlock: " + doings());
                    changed.signalAll();
                    continue;
                }
                long left = who != test || most.isZero() ? Long.MAX_VALUE : deadline - System.nanoTime();
                if (left <= 0) {
                    throw failed("nothing within " + most.toSeconds() + " s: " + doings());
                }
                changed.awaitNanos(time.isPresent() ? Math.min(left, time.getAsLong() - System.nanoTime()) : left);
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
