package dev.heliac.junit;

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
import org.opentest4j.AssertionFailedError;

/** One end of a channel, which holds its owner to the contract. Its state belongs to the board's lock. */
final class End implements InvocationHandler {

    private final Board board;
    private final String channel;
    private final Contract contract;
    private final Role role;
    private final Object proxy;
    private final Deque<Object> inbox = new ArrayDeque<>();
    private End peer;
    private Contract.State state;
    private Optional<Participant> owner = Optional.empty();
    /** What answers here instead of an owner: a message in, answers out. */
    private Optional<Function<Object, List<Object>>> service = Optional.empty();
    private boolean closed;

    private End(Board board, String channel, Contract contract, Class<?> type, Role role) {
        this.board = board;
        this.channel = channel;
        this.contract = contract;
        this.role = role;
        this.proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this);
        enter(contract.initial());
        board.add(this);
    }

    /** Both ends of a new channel. */
    record Pair(End imp, End exp) {}

    static Pair channel(Board board, String name, Contract contract, Class<?> imp, Class<?> exp) {
        var pair = new Pair(new End(board, name, contract, imp, Role.IMP), new End(board, name, contract, exp, Role.EXP));
        pair.imp.peer = pair.exp;
        pair.exp.peer = pair.imp;
        return pair;
    }

    /** What programs hold. */
    Object proxy() {
        return proxy;
    }

    Optional<Participant> owner() {
        return owner;
    }

    void own(Participant participant) {
        owner = Optional.of(participant);
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
            case "close" -> board.locked(() -> {
                used();
                return close();
            });
            case "toString" -> role == Role.EXP ? "the exporter's end of " + channel : "the importer's end of " + channel;
            case "hashCode" -> System.identityHashCode(self);
            case "equals" -> of(arguments[0]).filter(e -> e == this).isPresent();
            default -> throw new UnsupportedOperationException("under JUnit endpoints do not know " + method.getName());
        };
    }

    private Object send(Object message) {
        var user = used();
        if (!step(name(message), t -> t.sentBy(role))) {
            throw wrong("in state `" + state.name() + "` of " + channel + " the " + side() + " may send " + admitted(t -> t.sentBy(role))
                    + ", not `" + name(message) + "`");
        }
        board.sent(new Sent(channel, user.map(p -> p.name).orElse("system"), peer.owner.map(p -> p.name).orElse(""), message));
        carried(message).forEach(e -> e.owner = Optional.empty());
        if (peer.closed && peer.service.isEmpty()) {
            carried(message).forEach(End::close);
        } else if (peer.service.isPresent()) {
            peer.step(name(message), t -> !t.sentBy(peer.role));
            peer.service.get().apply(message).forEach(peer::send);
        } else {
            peer.inbox.add(message);
        }
        board.change();
        return message;
    }

    private Object receive(Optional<Class<?>> type) {
        var user = board.locked(this::used).orElseThrow();
        var expected = type.map(t -> "`" + t.getSimpleName() + "`").orElseGet(() -> admitted(t -> !t.sentBy(role)));
        var what = "for " + expected + " on " + channel + ", in state `" + state.name() + "`";
        return board.await(user, what, this::next).map(message -> {
            board.locked(() -> taken(message, user));
            if (type.isPresent() && !type.get().isInstance(message)) {
                throw wrong("expected " + expected + " on " + channel + ", but " + message + " came");
            }
            return message;
        }).orElseThrow(ChannelClosed::new);
    }

    /** The next message; nothing at all until there is one, and no message when there will be none. */
    private Optional<Optional<Object>> next() {
        return !inbox.isEmpty() ? Optional.of(Optional.of(inbox.remove())) : peer.closed ? Optional.of(Optional.empty()) : Optional.empty();
    }

    private Object taken(Object message, Participant user) {
        carried(message).forEach(e -> e.own(user));
        if (!step(name(message), t -> !t.sentBy(role))) {
            throw wrong("in state `" + state.name() + "` of " + channel + " the " + side() + " does not admit `" + name(message)
                    + "`, which came");
        }
        return message;
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
        closed |= state.transitions().isEmpty();
    }

    boolean isIn(String name) {
        return board.locked(() -> state.name().equals(name));
    }

    /** Gives it up, with what has come and was not received. */
    Object close() {
        owner = Optional.empty();
        if (!closed || !inbox.isEmpty()) {
            closed = true;
            inbox.forEach(m -> carried(m).forEach(End::close));
            inbox.clear();
            board.change();
        }
        return null;
    }

    /** Whoever uses it, who must own it. A service has no owner. */
    private Optional<Participant> used() {
        if (service.isPresent()) {
            return Optional.empty();
        }
        var user = current();
        if (owner.isEmpty() || owner.get() != user) {
            throw wrong(user.who() + " uses the " + side() + "'s end of " + channel + ", which it has given away");
        }
        return owner;
    }

    /** Whoever runs on this thread: the test, unless it is a process's. */
    private Participant current() {
        return Optional.ofNullable(Participant.CURRENT.get()).filter(p -> p.board == board).orElse(board.test());
    }

    private String side() {
        return role == Role.EXP ? "exporter" : "importer";
    }

    private String admitted(Predicate<Transition> of) {
        var messages = state.transitions().stream().filter(of).map(t -> "`" + t.message() + "`").collect(Collectors.joining(" or "));
        return messages.isEmpty() ? "nothing" : messages;
    }

    /** A test fails; a process, which the verifier has not seen, ends. */
    private RuntimeException wrong(String message) {
        if (current().isTest()) {
            throw new AssertionFailedError(message);
        }
        return new IllegalStateException(message);
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
