package dev.heliac.lang;

/**
 * Where the provider of a name with many clients gets each client's endpoint.
 *
 * @param <E> the exporter's endpoint type
 */
public interface Listener<E> extends Source<E> {

    /** Waits for the next client; throws when no client can come any more. */
    E accept() throws ChannelClosed;

    /** Turns further clients away. */
    void close();
}
