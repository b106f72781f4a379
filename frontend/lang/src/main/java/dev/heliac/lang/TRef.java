package dev.heliac.lang;

/**
 * Holds an endpoint or exchange vector inside an ordinary object, where the compiler does not follow it, or nothing. What it holds
 * when nothing refers to it any more is closed or freed by a collection.
 *
 * <p>An endpoint is held in the state that {@code @State} on the variable, field, parameter or method names, else in its contract's
 * initial one.
 *
 * @param <T> an endpoint or vector class
 */
public final class TRef<T> {

    private T held;

    /** One that is empty. */
    public TRef() {}

    /** One that holds something. */
    public TRef(@Claims T thing) {
        held = thing;
    }

    /**
     * Empties it and gives what it held.
     *
     * @throws IllegalStateException when it is empty: a process has one thread, so that waiting could not help
     */
    public T acquire() {
        if (held == null) {
            throw new IllegalStateException("acquire on an empty TRef");
        }
        T thing = held;
        held = null;
        return thing;
    }

    /**
     * Fills it.
     *
     * @throws IllegalStateException when it holds something, which stays
     */
    public void release(@Claims T thing) {
        if (held != null) {
            throw new IllegalStateException("release on a full TRef");
        }
        held = thing;
    }

    public boolean isEmpty() {
        return held == null;
    }
}
