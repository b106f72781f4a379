package dev.heliac.junit;

import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Listener;
import java.util.ArrayDeque;
import java.util.Deque;

/** The clients of a name, all of which are known when a run begins. Belongs to the board's lock. */
final class Clients implements Listener<Object> {

    private final Board board;
    private final Participant provider;
    private final Deque<End> waiting = new ArrayDeque<>();

    Clients(Board board, Participant provider) {
        this.board = board;
        this.provider = provider;
    }

    void add(End client) {
        client.own(provider);
        waiting.add(client);
    }

    @Override
    public Object accept() {
        return board.locked(() -> {
            if (waiting.isEmpty()) {
                throw new ChannelClosed();
            }
            return waiting.remove().proxy();
        });
    }

    @Override
    public void close() {
        board.locked(() -> {
            waiting.forEach(End::close);
            waiting.clear();
            return board;
        });
    }
}
