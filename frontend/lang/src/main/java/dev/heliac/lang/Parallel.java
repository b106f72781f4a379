package dev.heliac.lang;

/**
 * Loops whose iterations may run in any order and at the same time.
 *
 * <pre>{@code
 * Parallel.range(y.length(), i -> y.set(i, a * x.get(i) + y.get(i)));
 * Parallel.range(rows, columns, (row, column) -> image.set(row * columns + column, shade(row, column)));
 * }</pre>
 *
 * <p>Where the numbers of the loop are below the extents, the body is done once for each combination of them. It computes and writes to
 * exchange vectors; the compiler proves that what an iteration writes is at indices that no other one reads or writes, and refuses a
 * body of which it cannot. A body does not make objects, change any, send, receive, catch or throw. An exception that a failing
 * operation throws in it, such as an index out of bounds, ends the process, whatever is around the loop.
 *
 * <p>No extent is negative, and their product no more than {@link Integer#MAX_VALUE}: that is an {@link IllegalArgumentException}.
 */
public final class Parallel {

    private Parallel() {}

    /** What is done for each index. */
    @FunctionalInterface
    public interface Body {
        void at(int index);
    }

    /** What is done for each row and column. */
    @FunctionalInterface
    public interface Body2 {
        void at(int row, int column);
    }

    /** What is done for each plane, row and column. */
    @FunctionalInterface
    public interface Body3 {
        void at(int plane, int row, int column);
    }

    /** Does the body for each index from 0 to below a number. */
    public static void range(int indices, Body body) {
        check(indices);
        for (int i = 0; i < indices; i++) {
            body.at(i);
        }
    }

    /** Does the body for each row and column. */
    public static void range(int rows, int columns, Body2 body) {
        check(rows, columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                body.at(row, column);
            }
        }
    }

    /** Does the body for each plane, row and column. */
    public static void range(int planes, int rows, int columns, Body3 body) {
        check(planes, rows, columns);
        for (int plane = 0; plane < planes; plane++) {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    body.at(plane, row, column);
                }
            }
        }
    }

    static void check(int indices) {
        if (indices < 0) {
            throw new IllegalArgumentException(indices + " iterations");
        }
    }

    static void check(int rows, int columns) {
        if (rows < 0 || columns < 0 || (long) rows * columns > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(rows + " times " + columns + " iterations");
        }
    }

    static void check(int planes, int rows, int columns) {
        long plane = (long) rows * columns;
        boolean fits = planes >= 0 && rows >= 0 && columns >= 0 && plane <= Integer.MAX_VALUE;
        if (!fits || planes * plane > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(planes + " times " + rows + " times " + columns + " iterations");
        }
    }
}
