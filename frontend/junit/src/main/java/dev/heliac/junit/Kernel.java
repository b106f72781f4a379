package dev.heliac.junit;

import dev.heliac.lang.Channel;
import dev.heliac.lang.Endpoint;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
        return new Channel<>(imp.cast(pair.imp().proxy()), exp.cast(pair.exp().proxy()));
    }

    /** An endpoint whose contract is not known any more. */
    public static Endpoint.Any of(Endpoint<?, ?> end) {
        return new AnyEnd(End.of(end).orElseThrow());
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

    /** {@code System.exit} of a process. */
    public static void exit(int status) {
        throw new Exit();
    }
}
