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

    /** Gives the endpoint up. The peer sees the channel closed after the messages already sent. */
    void close();
}
