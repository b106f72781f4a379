package dev.heliac.lang;

/**
 * One end of a channel. An endpoint has one owner; what may be done with it next is its protocol state, which the compiler
 * follows.
 *
 * @param <R> the messages this end receives
 * @param <S> the messages this end sends
 */
public interface Endpoint<R, S> extends Source<R> {

    /** Waits for any message the state admits; to be used as a pattern switch's operand. */
    R receive() throws ChannelClosed;

    /** Waits for the one message the state admits. */
    <M extends R> M receive(Class<M> type) throws ChannelClosed;

    /** Sends a message and what it carries. Never blocks; a message to a peer that is gone is dropped. */
    void send(S message);

    /**
     * Whether the endpoint is in this state, which is written as a literal: to be asked where paths meet that left it in different ones.
     * Where it says yes, it is.
     */
    boolean inState(String state);

    /** Gives the endpoint up. The peer sees the channel closed after the messages already sent. */
    void close();

    /**
     * One end of a channel whose contract, role and state are known when the program runs only. It has one owner like any endpoint, and a
     * method that it is passed to keeps it.
     *
     * <pre>{@code
     * if (any.is(Echo.Imp.class)) {
     *     Echo.Imp echo = any.as(Echo.Imp.class);
     *     ...
     * } else {
     *     any.close();
     * }
     * }</pre>
     */
    interface Any {

        /** Takes an endpoint, in the state that it is in. In processes only: an ordinary JVM has no channels. */
        static Any of(Endpoint<?, ?> end) {
            throw new UnsupportedOperationException("channels exist in processes only, a test gets its ends as parameters: " + end);
        }

        /** Whether it is one of this class, in its contract's initial state; an exporter also of a contract that extends the class's. */
        boolean is(Class<? extends Endpoint<?, ?>> type);

        /** Whether it is one of this class, in this state. Both are written as literals. */
        boolean is(Class<? extends Endpoint<?, ?>> type, String state);

        /**
         * The endpoint of this class, in its contract's initial state, that it is.
         *
         * @throws ClassCastException when it is not, after closing it
         */
        <E extends Endpoint<?, ?>> E as(Class<E> type);

        /** The endpoint of this class, in this state, that it is. */
        <E extends Endpoint<?, ?>> E as(Class<E> type, String state);

        /** Gives the endpoint up. */
        void close();
    }
}
