package dev.heliac.lang;

/**
 * Both ends of a new channel. Each end is taken once.
 *
 * <pre>{@code
 * var channel = Channel.create(Echo.Imp.class, Echo.Exp.class);
 * Echo.Imp client = channel.imp();
 * Echo.Exp server = channel.exp();
 * }</pre>
 */
public record Channel<I extends Endpoint<?, ?>, E extends Endpoint<?, ?>>(I imp, E exp) {

    /** Makes a channel in the contract's initial state. In processes only: an ordinary JVM has no channels. */
    public static <I extends Endpoint<?, ?>, E extends Endpoint<?, ?>> Channel<I, E> create(Class<I> imp, Class<E> exp) {
        throw new UnsupportedOperationException(
                "channels exist in processes only, a test gets its ends as parameters: " + imp + ", " + exp);
    }

    /**
     * Makes a channel in a state of the contract, which is written as a literal, as are the classes. Conversations that begin there are
     * decided like those that begin in the initial state.
     */
    public static <I extends Endpoint<?, ?>, E extends Endpoint<?, ?>> Channel<I, E> create(Class<I> imp, Class<E> exp, String state) {
        throw new UnsupportedOperationException(
                "channels exist in processes only, a test gets its ends as parameters: " + imp + ", " + exp + ", " + state);
    }
}
