package dev.heliac.lang;

import java.time.Duration;

/**
 * Waits for several things at once. What it gives is the operand of a pattern switch, whose cases say what is waited for: of each
 * source a message, or {@code _} for nothing, as other patterns too that match anything and name nothing. The first case goes on for
 * which all that it names is there; until there is one, nothing is taken, and of the sources that a case does not name nothing is.
 *
 * <pre>{@code
 * switch (Select.receive(left, right)) {
 *     case Two(Feed.Item l, Feed.Item r) -> merge(l, r);   // one of each
 *     case Two(Feed.Done _, _) -> drain(right);            // the left one is done, whatever the right one says
 *     case Two(_, Feed.Done _) -> drain(left);
 * }
 * }</pre>
 *
 * <p>Every message that may come is named in some case, and there is a case for each combination of them: {@code javac} and the compiler
 * check that. An {@link EndpointSet} gives the first of its members that has something. A {@code default} only quietens {@code javac}
 * about messages that a state does not admit; nothing is waited for there.
 * When the other end of an endpoint is closed and no case can go on, {@link ChannelClosed} is thrown as by {@code receive}, unless the
 * source is {@linkplain #orClosed asked to say so}; so it is when nothing is waited for but sets without members.
 */
public final class Select {

    /** What one source gives. */
    public record One<A>(A first) {}

    /** What two sources give. */
    public record Two<A, B>(A first, B second) {}

    /** What three sources give. */
    public record Three<A, B, C>(A first, B second, C third) {}

    /** What four sources give. */
    public record Four<A, B, C, D>(A first, B second, C third, D fourth) {}

    /** What five sources give. */
    public record Five<A, B, C, D, E>(A first, B second, C third, D fourth, E fifth) {}

    /** What a source gives that says when it ends. */
    public sealed interface Event<M> {}

    /** Something came. */
    public record Came<M>(M message) implements Event<M> {}

    /** All that was sent has been received, and no more can come; the endpoint or listener is closed. */
    public record Closed<M>() implements Event<M> {}

    /** What the time gives. Not a record itself, so that {@code Timeout _} is more than {@code _}. */
    public sealed interface Time {}

    /** The time has passed. */
    public record Timeout() implements Time {}

    /** A source that says when it ends, where others let {@link ChannelClosed} be thrown. */
    public record OrClosed<M>(Source<M> source) implements Source<Event<M>> {}

    /** The time as a source. */
    public record After(long nanos) implements Source<Time> {}

    private Select() {}

    /** Waits for what the cases of the switch around it say. */
    public static <A> One<A> receive(Source<A> only) throws ChannelClosed {
        throw inProcessesOnly();
    }

    /** Waits for what the cases of the switch around it say. */
    public static <A, B> Two<A, B> receive(Source<A> first, Source<B> second) throws ChannelClosed {
        throw inProcessesOnly();
    }

    /** Waits for what the cases of the switch around it say. */
    public static <A, B, C> Three<A, B, C> receive(Source<A> first, Source<B> second, Source<C> third) throws ChannelClosed {
        throw inProcessesOnly();
    }

    /** Waits for what the cases of the switch around it say. */
    public static <A, B, C, D> Four<A, B, C, D> receive(Source<A> first, Source<B> second, Source<C> third, Source<D> fourth)
            throws ChannelClosed {
        throw inProcessesOnly();
    }

    /** Waits for what the cases of the switch around it say. */
    public static <A, B, C, D, E> Five<A, B, C, D, E> receive(
            Source<A> first, Source<B> second, Source<C> third, Source<D> fourth, Source<E> fifth) throws ChannelClosed {
        throw inProcessesOnly();
    }

    /** An endpoint or listener whose end is a case of its own: {@code Closed()}. */
    public static <M> Source<Event<M>> orClosed(Source<M> source) {
        return new OrClosed<>(source);
    }

    /** A source that gives {@link Timeout} when so much time has passed since the {@code receive} began; at once if none or less. */
    public static Source<Time> after(Duration time) {
        return new After(Times.nanos(time));
    }

    private static UnsupportedOperationException inProcessesOnly() {
        return new UnsupportedOperationException("channels exist in processes only, a test gets its ends as parameters");
    }
}
