package dev.heliac.lang;

/**
 * Endpoints in one state, as many as there are, which {@link Select} waits for together. It owns what is put into it, and gives a member
 * out again with a message that came for it; one whose other end is gone is closed and leaves the set unnoticed.
 *
 * <pre>{@code
 * var clients = EndpointSet.of(Store.Exp.class);
 * while (true) {
 *     switch (Select.receive(listener, clients)) {
 *         case Two(_, EndpointSet.From(Store.Exp client, Store.Put put)) -> {
 *             client.send(new Store.Kept(put.data().length()));
 *             clients.add(client);
 *         }
 *         case Two(_, EndpointSet.From(Store.Exp _, Store.Bye _)) -> {}
 *         case Two(Store.Exp client, _) -> clients.add(client);
 *     }
 * }
 * }</pre>
 *
 * <p>A {@code Select} over nothing but sets and maps throws {@link ChannelClosed} when these have no members, or none any more, and they
 * stay as they are. An {@link EndpointMap} tells which member is gone.
 *
 * <p>Members take turns: who had something first comes out first. A set has one owner, like an endpoint; what is left in it when it is
 * closed is closed. It cannot be sent. In processes only: an ordinary JVM has no channels.
 *
 * @param <E> the class of the endpoints
 * @param <M> the messages that they receive
 */
public interface EndpointSet<E extends Endpoint<M, ?>, M> extends Source<EndpointSet.From<E, M>> {

    /** A member that has left the set, and what came for it. */
    record From<E, M>(E endpoint, M message) {}

    /** An empty set of endpoints in their contract's initial state. */
    static <M, E extends Endpoint<M, ?>> EndpointSet<E, M> of(Class<E> type) {
        throw new UnsupportedOperationException("channels exist in processes only, a test gets its ends as parameters: " + type);
    }

    /** An empty set of endpoints in this state, which is written as a literal. In it they can receive. */
    static <M, E extends Endpoint<M, ?>> EndpointSet<E, M> of(Class<E> type, String state) {
        throw new UnsupportedOperationException(
                "channels exist in processes only, a test gets its ends as parameters: " + type + " in " + state);
    }

    /** Puts an endpoint in, which is in the set's state. */
    void add(E endpoint);

    /** How many members there are. */
    int size();

    /** Closes the members. */
    void close();
}
