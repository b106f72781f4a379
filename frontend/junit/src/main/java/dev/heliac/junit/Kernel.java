package dev.heliac.junit;

import dev.heliac.lang.Channel;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.EndpointMap;
import dev.heliac.lang.EndpointSet;
import dev.heliac.lang.TRef;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What processes have of their kernel; their classes call it in place of the JDK's and the language's own. Not for tests. */
public final class Kernel {

    private Kernel() {}

    /** Ends the process that runs on the thread. */
    static final class Exit extends Error {
        private static final long serialVersionUID = 1;

        Exit() {
            super("the process ends itself", null, false, false);
        }
    }

    /** Both ends of a new channel, which belong to who asks. */
    public static <I extends Endpoint<?, ?>, E extends Endpoint<?, ?>> Channel<I, E> create(Class<I> imp, Class<E> exp) {
        return create(imp, exp, Contracts.ofEnd(imp).initial());
    }

    /** The same, in a state of the contract. */
    public static <I extends Endpoint<?, ?>, E extends Endpoint<?, ?>> Channel<I, E> create(Class<I> imp, Class<E> exp, String state) {
        var self = Participant.CURRENT.get();
        var contract = Contracts.ofEnd(imp);
        var pair = self.board.locked(() -> End.channel(self.board, imp.getDeclaringClass().getSimpleName(), contract, imp, exp));
        for (var end : List.of(pair.imp(), pair.exp())) {
            end.own(self);
            end.enter(state);
        }
        return new Channel<>(imp.cast(pair.imp().handle()), exp.cast(pair.exp().handle()));
    }

    /** An endpoint whose contract is not known any more. */
    public static Endpoint.Any of(Endpoint<?, ?> end) {
        return new AnyEnd(End.of(end).orElseThrow());
    }

    /**
     * Where a call of {@code Select.receive} goes.
     *
     * @param method the method that it is in, by name and descriptor
     * @param index which of that method's it is
     */
    public static CallSite select(MethodHandles.Lookup where, String name, MethodType type, String method, int index)
            throws ReflectiveOperationException {
        var site = SelectSite.of(where.lookupClass(), method, index, type.returnType());
        var receive = MethodHandles.lookup().bind(site, "receive", MethodType.methodType(Object.class, Object[].class));
        return new ConstantCallSite(receive.asCollector(Object[].class, type.parameterCount()).asType(type));
    }

    /** Where the use of a contract's member goes that its class does not let the process's see. */
    public static CallSite member(MethodHandles.Lookup where, String name, MethodType type, String owner, String descriptor, int opcode)
            throws ReflectiveOperationException {
        return new ConstantCallSite(Hidden.find(where, owner, name, descriptor, opcode).asType(type));
    }

    /** {@code TRef.acquire} of a process. */
    public static <T> T acquire(TRef<T> cell) {
        var thing = cell.acquire();
        claim(thing);
        return thing;
    }

    /** {@code TRef.release} of a process. */
    public static <T> void release(TRef<T> cell, T thing) {
        cell.release(thing);
        Owned.in(thing).ifPresent(t -> t.board.keep(cell, t));
    }

    /** Behind the constructor of a {@link TRef} that holds something. */
    public static <T> void filled(TRef<T> cell) {
        if (!cell.isEmpty()) {
            release(cell, cell.acquire());
        }
    }

    /** Comes into a variable of the method that runs. */
    public static void claim(Object thing) {
        var self = Participant.CURRENT.get();
        Owned.in(thing).filter(_ -> self != null).ifPresent(t -> t.board.locked(() -> {
            if (t.owner().filter(o -> o == self).isPresent()) {
                t.own(self);
            }
            return t;
        }));
    }

    /** What comes to the process from here on can be told from what it has. */
    public static long mark() {
        var self = Participant.CURRENT.get();
        return self == null ? 0 : self.mark();
    }

    /**
     * In front of each handler.
     *
     * @param mark when its method was entered
     * @param variables what is used afterwards
     */
    public static void unwound(Throwable thrown, long mark, Object[] variables) {
        if (thrown instanceof Exit exit) {
            throw exit;
        }
        if (thrown instanceof Board.Stopped stopped) {
            throw stopped;
        }
        var self = Participant.CURRENT.get();
        if (self != null) {
            var inVariables = new HashSet<Owned>();
            for (var variable : variables) {
                collect(variable, inVariables);
            }
            self.board.unwind(self, mark, inVariables);
        }
    }

    /** What a variable has: an end or a listener, or what of them is in a channel, a message, or several messages. */
    private static void collect(Object value, Set<Owned> found) {
        Owned.in(value).ifPresent(found::add);
        if (value instanceof Record r && (r.getClass().getEnclosingClass() != null || r instanceof Channel<?, ?>)) {
            Records.values(r).forEach(v -> collect(v, found));
        }
    }

    /** An empty set, which belongs to who asks. */
    public static <M, E extends Endpoint<M, ?>> EndpointSet<E, M> setOf(Class<E> type) {
        return Members.set(Participant.CURRENT.get(), type, Optional.empty());
    }

    /** The same of endpoints in a state of the contract. */
    public static <M, E extends Endpoint<M, ?>> EndpointSet<E, M> setOf(Class<E> type, String state) {
        return Members.set(Participant.CURRENT.get(), type, Optional.of(state));
    }

    /** An empty map, which belongs to who asks. */
    public static <M, E extends Endpoint<M, ?>, D> EndpointMap<E, M, D> mapOf(Class<E> type) {
        return Members.map(Participant.CURRENT.get(), type, Optional.empty());
    }

    /** The same of endpoints in a state of the contract. */
    public static <M, E extends Endpoint<M, ?>, D> EndpointMap<E, M, D> mapOf(Class<E> type, String state) {
        return Members.map(Participant.CURRENT.get(), type, Optional.of(state));
    }

    /** {@code System.out} and {@code System.err} of a process. */
    public static PrintStream console() {
        var self = Participant.CURRENT.get();
        return new PrintStream(new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                self.board.print(bytes, from, count);
            }
        }, true, StandardCharsets.UTF_8);
    }

    /** Where a process that prints an exception's trace has it: on the console, as all that it writes. */
    public static void printStackTrace(Throwable thrown) {
        thrown.printStackTrace(console());
    }

    /** {@code System.exit} of a process. */
    public static void exit(int status) {
        throw new Exit();
    }

    /** {@code Runtime.exit} of a process. */
    public static void exit(Runtime runtime, int status) {
        throw new Exit();
    }

    /** {@code Runtime.halt} of a process. */
    public static void halt(Runtime runtime, int status) {
        throw new Exit();
    }
}
