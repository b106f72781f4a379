package dev.heliac.lang.substitute;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Checks of bounds whose exceptions' texts are put together without lists and formats. */
@Substitute("jdk.internal.util.Preconditions")
final class PreconditionsMembers {

    private PreconditionsMembers() {}

    private static RuntimeException outOfBoundsCheckIndex(
            BiFunction<String, List<Number>, ? extends RuntimeException> maker, int index, int length) {
        return made(maker, "Index " + index + " out of bounds for length " + length);
    }

    private static RuntimeException outOfBoundsCheckFromToIndex(
            BiFunction<String, List<Number>, ? extends RuntimeException> maker, int from, int to, int length) {
        return made(maker, "Range [" + from + ", " + to + ") out of bounds for length " + length);
    }

    private static RuntimeException outOfBoundsCheckFromIndexSize(
            BiFunction<String, List<Number>, ? extends RuntimeException> maker, int from, int size, int length) {
        return made(maker, "Range [" + from + ", " + from + " + " + size + ") out of bounds for length " + length);
    }

    private static RuntimeException outOfBoundsCheckIndex(
            BiFunction<String, List<Number>, ? extends RuntimeException> maker, long index, long length) {
        return made(maker, "Index " + index + " out of bounds for length " + length);
    }

    private static RuntimeException outOfBoundsCheckFromToIndex(
            BiFunction<String, List<Number>, ? extends RuntimeException> maker, long from, long to, long length) {
        return made(maker, "Range [" + from + ", " + to + ") out of bounds for length " + length);
    }

    private static RuntimeException outOfBoundsCheckFromIndexSize(
            BiFunction<String, List<Number>, ? extends RuntimeException> maker, long from, long size, long length) {
        return made(maker, "Range [" + from + ", " + from + " + " + size + ") out of bounds for length " + length);
    }

    /** All makers come from here, so that they may be given the text itself where the JDK's are given the check's name. */
    public static <X extends RuntimeException> BiFunction<String, List<Number>, X> outOfBoundsExceptionFormatter(
            Function<String, X> constructor) {
        return (text, _) -> constructor.apply(text);
    }

    @Added
    private static RuntimeException made(BiFunction<String, List<Number>, ? extends RuntimeException> maker, String text) {
        RuntimeException made = maker == null ? null : maker.apply(text, null);
        return made == null ? new IndexOutOfBoundsException(text) : made; // so that it never is null
    }
}
