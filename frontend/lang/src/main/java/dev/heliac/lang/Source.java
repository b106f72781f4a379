package dev.heliac.lang;

/**
 * Something that gives one thing after another and that {@link Select} can wait for: an endpoint, a listener, the time.
 *
 * @param <M> what it gives
 */
public interface Source<M> {}
