package dev.heliac.lang;

/**
 * An {@link EndpointSet} whose members are put in with an object each, such as what is known of a client: it comes out with the member.
 * A map says, too, when a member's other end is gone, so that a {@link Select} over it has a case for that:
 *
 * <pre>{@code
 * switch (Select.receive(listener, clients)) {
 *     case Two(_, EndpointMap.From(Store.Exp client, Store.Put put, Session session)) -> {
 *         session.count(put);
 *         client.send(new Store.Kept(session.total()));
 *         clients.add(client, session);
 *     }
 *     case Two(_, EndpointMap.Gone(Session session)) -> System.out.println(session + " has left");
 *     case Two(Store.Exp client, _) -> clients.add(client, new Session());
 * }
 * }</pre>
 *
 * @param <E> the class of the endpoints
 * @param <M> the messages that they receive
 * @param <D> what they are put in with: an ordinary object, or null
 */
public interface EndpointMap<E extends Endpoint<M, ?>, M, D> extends Source<EndpointMap.Event<E, M, D>> {

    /** What a map gives. */
    sealed interface Event<E, M, D> {}

    /** A member that has left the map, what came for it, and what it was put in with. */
    record From<E, M, D>(E endpoint, M message, D data) implements Event<E, M, D> {}

    /** A member's other end is gone, and all that it sent was received: the member is closed. What it was put in with. */
    record Gone<E, M, D>(D data) implements Event<E, M, D> {}

    /** An empty map of endpoints in their contract's initial state. */
    static <M, E extends Endpoint<M, ?>, D> EndpointMap<E, M, D> of(Class<E> type) {
        throw new UnsupportedOperationException("channels exist in processes only, a test gets its ends as parameters: " + type);
    }

    /** An empty map of endpoints in this state, which is written as a literal. In it they can receive. */
    static <M, E extends Endpoint<M, ?>, D> EndpointMap<E, M, D> of(Class<E> type, String state) {
        throw new UnsupportedOperationException(
                "channels exist in processes only, a test gets its ends as parameters: " + type + " in " + state);
    }

    /** Puts an endpoint in, which is in the map's state, with an object. */
    void add(E endpoint, D data);

    /** How many members there are. */
    int size();

    /** Closes the members. */
    void close();
}
