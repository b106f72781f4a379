package dev.heliac.junit;

import dev.heliac.frontend.translate.Cases;
import dev.heliac.frontend.translate.Cases.Shape;
import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Transition;
import dev.heliac.il.Role;
import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Endpoint;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/** One end of a channel, which holds its owner to the contract. Its state belongs to the board's lock. */
final class End extends Owned implements InvocationHandler {

    private final String channel;
    private final Contract contract;
    private final Role role;
    private final Object proxy;
    private final Deque<Object> inbox = new ArrayDeque<>();
    private End peer;
    private Contract.State state;
    /** The set that it is a member of. */
    private Optional<Members> set = Optional.empty();
    /** What answers here instead of an owner: a message in, answers out. */
    private Optional<Function<Object, List<Object>>> service = Optional.empty();
    private boolean closed;

    private End(Board board, String channel, Contract contract, Class<?> type, Role role) {
        super(board);
        this.channel = channel;
        this.contract = contract;
        this.role = role;
        this.proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this);
        enter(contract.initial());
    }

    /** Both ends of a new channel. */
    record Pair(End imp, End exp) {}

    static Pair channel(Board board, String name, Contract contract, Class<?> imp, Class<?> exp) {
        var pair = new Pair(new End(board, name, contract, imp, Role.IMP), new End(board, name, contract, exp, Role.EXP));
        pair.imp.peer = pair.exp;
        pair.exp.peer = pair.imp;
        return pair;
    }

    @Override
    Object handle() {
        return proxy;
    }

    /** Goes into a set, which has it until it comes out with a message. */
    void join(Members members) {
        set = Optional.of(members);
        keep();
    }

    private void came() {
        set.ifPresent(s -> s.came(this));
    }

    void serve(Function<Object, List<Object>> answers) {
        service = Optional.of(answers);
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "send" -> {
                board.locked(() -> send(arguments[0]));
                yield null;
            }
            case "receive" -> receive(arguments == null ? Optional.empty() : Optional.of((Class<?>) arguments[0]));
            case "inState" -> board.locked(() -> {
                used();
                return isIn((String) arguments[0]);
            });
            case "close" -> board.locked(() -> {
                used();
                close();
                return null;
            });
            case "toString" -> toString();
            case "hashCode" -> System.identityHashCode(self);
            case "equals" -> of(arguments[0]).filter(e -> e == this).isPresent();
            default -> throw new UnsupportedOperationException("under JUnit endpoints do not know " + method.getName());
        };
    }

    private Object send(Object message) {
        var user = used();
        if (!step(name(message), t -> t.sentBy(role))) {
            throw board.wrong("in state `" + state.name() + "` of " + channel + " the " + side() + " may send "
                    + admitted(t -> t.sentBy(role)) + ", not `" + name(message) + "`");
        }
        board.sent(new Sent(channel, user.map(p -> p.name).orElse("system"), peer.owner().map(p -> p.name).orElse(""), message));
        carried(message).forEach(Owned::leave);
        if (peer.closed && peer.service.isEmpty()) {
            carried(message).forEach(End::close);
        } else if (peer.service.isPresent()) {
            peer.step(name(message), t -> !t.sentBy(peer.role));
            peer.service.get().apply(message).forEach(peer::send);
        } else {
            peer.inbox.add(message);
            peer.came();
        }
        board.change();
        return message;
    }

    private Object receive(Optional<Class<?>> type) {
        var user = board.locked(this::user);
        var expected = type.map(t -> "`" + t.getSimpleName() + "`").orElseGet(() -> admitted(t -> !t.sentBy(role)));
        return board.await(user, "for " + expected + where(), this::next).map(message -> {
            var taken = board.locked(() -> taken(message, user));
            if (type.isPresent() && !type.get().isInstance(message)) {
                throw board.wrong("expected " + expected + " on " + channel + ", but " + message + " came");
            }
            return taken;
        }).orElseThrow(ChannelClosed::new);
    }

    private String where() {
        return " on " + channel + ", in state `" + state.name() + "`";
    }

    /** The next message; nothing at all until there is one, and no message when there will be none. */
    private Optional<Optional<Object>> next() {
        return isOver()
                ? Optional.of(Optional.empty())
                : inbox.isEmpty() ? Optional.empty() : Optional.of(Optional.of(inbox.remove()));
    }

    @Override
    Optional<Shape> head() {
        return Optional.ofNullable(inbox.peek()).map(m -> Cases.message(Type.getInternalName(m.getClass())));
    }

    @Override
    boolean isOver() {
        return inbox.isEmpty() && peer.closed;
    }

    @Override
    Object take(Participant user) {
        set = Optional.empty();
        return taken(inbox.remove(), user);
    }

    @Override
    String awaited() {
        return admitted(t -> !t.sentBy(role)) + where();
    }

    private Object taken(Object message, Participant user) {
        carried(message).forEach(e -> e.own(user));
        if (!step(name(message), t -> !t.sentBy(role))) {
            throw board.wrong("in state `" + state.name() + "` of " + channel + " the " + side() + " does not admit `" + name(message)
                    + "`, which came");
        }
        return Boxes.moved(message, user.loader);
    }

    /** Whether the state admits it; then it has gone on. */
    private boolean step(String message, Predicate<Transition> of) {
        var next = state.transitions().stream().filter(t -> of.test(t) && t.message().equals(message)).findFirst();
        next.ifPresent(t -> enter(t.next()));
        return next.isPresent();
    }

    /** A conversation that is over needs no {@code close()}. */
    void enter(String name) {
        state = contract.states().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
        if (state.transitions().isEmpty()) {
            closed = true;
            board.remove(this);
        }
    }

    boolean isIn(String name) {
        return board.locked(() -> state.name().equals(name));
    }

    @Override
    void close() {
        leave();
        set = Optional.empty();
        board.remove(this);
        if (!closed || !inbox.isEmpty()) {
            closed = true;
            inbox.forEach(m -> carried(m).forEach(End::close));
            inbox.clear();
            peer.came();
            board.change();
        }
    }

    /** Whoever uses it, who must own it. A service has no owner. */
    private Optional<Participant> used() {
        return service.isPresent() ? Optional.empty() : Optional.of(user());
    }

    @Override
    Participant user() {
        return board.owner(this, toString());
    }

    @Override
    public String toString() {
        return "the " + side() + "'s end of " + channel;
    }

    private String side() {
        return role == Role.EXP ? "exporter" : "importer";
    }

    private String admitted(Predicate<Transition> of) {
        var messages = state.transitions().stream().filter(of).map(t -> "`" + t.message() + "`").collect(Collectors.joining(" or "));
        return messages.isEmpty() ? "nothing" : messages;
    }

    private static String name(Object message) {
        return message.getClass().getSimpleName();
    }

    /** The ends that a message carries. */
    private static List<End> carried(Object message) {
        return message instanceof Record r ? Records.values(r).stream().flatMap(v -> of(v).stream()).toList() : List.of();
    }

    /** The end that a program holds, or holds without knowing of which contract. */
    static Optional<End> of(Object value) {
        if (value instanceof AnyEnd any) {
            return Optional.of(any.end());
        }
        return value instanceof Endpoint<?, ?> && Proxy.isProxyClass(value.getClass()) && Proxy.getInvocationHandler(value) instanceof End e
                ? Optional.of(e)
                : Optional.empty();
    }
}
