package dev.heliac.junit;

import dev.heliac.frontend.translate.Cases.Shape;
import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Listener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The clients of a name, all of which are known when a run begins. Belongs to the board's lock. */
final class Clients extends Owned implements Listener<Object> {

    private final String name;
    private final Class<?> end;
    private final Deque<End> waiting = new ArrayDeque<>();

    /** @param end what clients are to their provider */
    Clients(Board board, Participant provider, String name, Class<?> end) {
        super(board);
        this.name = name;
        this.end = end;
        own(provider);
    }

    Class<?> end() {
        return end;
    }

    void add(End client) {
        client.own(owner().orElseThrow());
        client.keep();
        waiting.add(client);
    }

    @Override
    public Object accept() {
        return board.locked(() -> {
            var user = user();
            if (isOver()) {
                throw new ChannelClosed();
            }
            return take(user);
        });
    }

    @Override
    public void close() {
        board.locked(() -> {
            leave();
            board.remove(this);
            waiting.forEach(End::close);
            waiting.clear();
            return board;
        });
    }

    @Override
    Object handle() {
        return this;
    }

    @Override
    Optional<Shape> head() {
        return waiting.isEmpty() ? Optional.empty() : Optional.of(new Shape.Other());
    }

    @Override
    boolean isOver() {
        return waiting.isEmpty();
    }

    @Override
    Object take(Participant user) {
        var client = waiting.remove();
        client.own(user);
        return client.handle();
    }

    @Override
    Participant user() {
        return board.owner(this, "the listener of " + name);
    }

    @Override
    String awaited() {
        return "a client of " + name;
    }
}
