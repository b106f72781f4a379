package dev.heliac.junit;

import dev.heliac.frontend.translate.Cases;
import dev.heliac.frontend.translate.Cases.Shape;
import dev.heliac.il.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.EndpointMap;
import dev.heliac.lang.EndpointSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.objectweb.asm.Type;

/** Ends that are waited for together: a set or a map. Who had something first comes out first. */
final class Members extends Owned {

    private final String state;
    private final String contract;
    private final boolean map;
    private final Object handle;
    /** What each was put in with. */
    private final Map<End, Optional<Object>> data = new HashMap<>();
    /** Those that have something, or whose other end is gone. */
    private final Deque<End> ready = new ArrayDeque<>();

    private Members(Board board, Class<?> type, String state, Function<Members, Object> handle, boolean map) {
        super(board);
        contract = type.getDeclaringClass().getSimpleName();
        this.state = state;
        this.map = map;
        this.handle = handle.apply(this);
    }

    /** An empty set, of endpoints in their contract's initial state when none is given. */
    static <E extends Endpoint<M, ?>, M> EndpointSet<E, M> set(Participant owner, Class<E> type, Optional<String> state) {
        @SuppressWarnings("unchecked")
        var made = (EndpointSet<E, M>) made(owner, type, state, OfSet<E, M>::new, false);
        return made;
    }

    /** The same of a map. */
    static <E extends Endpoint<M, ?>, M, D> EndpointMap<E, M, D> map(Participant owner, Class<E> type, Optional<String> state) {
        @SuppressWarnings("unchecked")
        var made = (EndpointMap<E, M, D>) made(owner, type, state, OfMap<E, M, D>::new, true);
        return made;
    }

    private static Object made(
            Participant owner, Class<?> type, Optional<String> state, Function<Members, Object> handle, boolean map) {
        Contract contract = Contracts.ofEnd(type);
        return owner.board.locked(() -> {
            var members = new Members(owner.board, type, state.orElse(contract.initial()), handle, map);
            members.own(owner);
            return members.handle;
        });
    }

    /** What programs hold of a set. */
    private record OfSet<E extends Endpoint<M, ?>, M>(Members members) implements EndpointSet<E, M> {

        @Override
        public void add(E endpoint) {
            members.add(endpoint, null);
        }

        @Override
        public int size() {
            return members.size();
        }

        @Override
        public void close() {
            members.closed();
        }
    }

    /** What programs hold of a map. */
    private record OfMap<E extends Endpoint<M, ?>, M, D>(Members members) implements EndpointMap<E, M, D> {

        @Override
        public void add(E endpoint, D data) {
            members.add(endpoint, data);
        }

        @Override
        public int size() {
            return members.size();
        }

        @Override
        public void close() {
            members.closed();
        }
    }

    /** The set or map that a program holds. */
    static Optional<Owned> of(Object handle) {
        return switch (handle) {
            case OfSet<?, ?> s -> Optional.of(s.members());
            case OfMap<?, ?, ?> m -> Optional.of(m.members());
            case null, default -> Optional.empty();
        };
    }

    private void add(Object endpoint, Object with) {
        board.locked(() -> {
            user();
            var end = End.of(endpoint).orElseThrow();
            end.user();
            if (!end.isIn(state)) {
                throw board.wrong(end + " is not in state `" + state + "`, as the members of " + this + " are");
            }
            data.put(end, Optional.ofNullable(with));
            end.join(this);
            if (end.head().isPresent() || end.isOver()) {
                ready.add(end);
            }
            return end;
        });
    }

    /** A member has something now, or its other end is gone. */
    void came(End member) {
        if (!ready.contains(member)) {
            ready.add(member);
        }
    }

    private int size() {
        return board.locked(() -> {
            user();
            return data.size();
        });
    }

    boolean isEmpty() {
        return data.isEmpty();
    }

    private void closed() {
        board.locked(() -> {
            user();
            close();
            return this;
        });
    }

    @Override
    void close() {
        leave();
        board.remove(this);
        ready.clear();
        data.keySet().forEach(End::close);
        data.clear();
    }

    @Override
    Object handle() {
        return handle;
    }

    /** Of a set those leave unnoticed whose other end is gone. */
    @Override
    Optional<Shape> head() {
        while (!map && !ready.isEmpty() && ready.peek().isOver()) {
            var gone = ready.remove();
            data.remove(gone);
            gone.close();
        }
        return ready.isEmpty() ? Optional.empty() : Optional.of(shape(ready.peek()));
    }

    private Shape shape(End member) {
        var other = new Shape.Other();
        var message = member.head();
        if (message.isEmpty()) {
            return Cases.tuple(Type.getInternalName(EndpointMap.Gone.class), other);
        }
        return map
                ? Cases.tuple(Type.getInternalName(EndpointMap.From.class), other, message.get(), other)
                : Cases.tuple(Type.getInternalName(EndpointSet.From.class), other, message.get());
    }

    @Override
    boolean isOver() {
        return false;
    }

    @Override
    Object take(Participant user) {
        var member = ready.remove();
        var with = data.remove(member).orElse(null);
        if (member.isOver()) {
            member.close();
            return new EndpointMap.Gone<>(with);
        }
        member.own(user);
        var message = member.take(user);
        return map ? new EndpointMap.From<>(member.handle(), message, with) : new EndpointSet.From<>(member.handle(), message);
    }

    @Override
    Participant user() {
        return board.owner(this, toString());
    }

    @Override
    String awaited() {
        return "one of " + data.size() + " members of " + this;
    }

    @Override
    public String toString() {
        return (map ? "a map of " : "a set of ") + contract + " in state `" + state + "`";
    }
}
