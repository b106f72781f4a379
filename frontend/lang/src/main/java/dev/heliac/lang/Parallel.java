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
 *
 * <p>A reduction makes one number of those that its body gives for each index. The body's type says of which kind they are, so that the
 * index is written with its own:
 *
 * <pre>{@code
 * double dot = Parallel.sum(n, (int i) -> x.get(i) * y.get(i));
 * long product = Parallel.reduce(n, 1L, (int i) -> v.get(i) % 97L, (long a, long b) -> a * b % 97);
 * }</pre>
 *
 * <p>The order in which numbers are added or combined is always the same, so that sums have the same bits everywhere. There are blocks
 * of 1024 numbers in a row, the last one perhaps of fewer, and each becomes one number; what the blocks give is treated alike, until
 * one number is left. In a block, numbers are dealt out to 32 lanes. To add them up, lane k gets the numbers k, k + 32, k + 64 and so on,
 * and adds them in that order; then lane k takes over what lane k + 16 has, for k below 16, then k + 8, k + 4, k + 2 and k + 1. To combine
 * them, lane k gets 32 numbers in a row, from 32 * k on, and combines them in that order; then every other lane takes over what the next
 * one has, and so on with every fourth, eighth, sixteenth and the first: left is left, for operations that are associative only. Where
 * there is no number there is nothing to add or combine.
 *
 * <p>A scan adds up the elements of each block of 1024, one after the other. The sums of the blocks are scanned in their turn, and to each
 * element is added what the blocks before its own give together. An exclusive one begins each block with 0.
 */
// With the type of its index, a lambda tells which of several is meant.
@SuppressWarnings("overloads")
public final class Parallel {

    private static final int MOST_TILES = 1 << 20;

    private Parallel() {}

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


    /** What a tile does. */
    @FunctionalInterface
    public interface TileBody {
        void at(Tile tile, int index);
    }

    /** What the tile in a row and column does. */
    @FunctionalInterface
    public interface TileBody2 {
        void at(Tile tile, int row, int column);
    }

    /** Gives an int for each index. */
    @FunctionalInterface
    public interface IntValue {
        int at(int index);
    }

    /** Gives a long for each index. */
    @FunctionalInterface
    public interface LongValue {
        long at(int index);
    }

    /** Gives a float for each index. */
    @FunctionalInterface
    public interface FloatValue {
        float at(int index);
    }

    /** Gives a double for each index. */
    @FunctionalInterface
    public interface DoubleValue {
        double at(int index);
    }

    /** Makes one int of two; associative. */
    @FunctionalInterface
    public interface IntCombination {
        int of(int left, int right);
    }

    /** Makes one long of two; associative. */
    @FunctionalInterface
    public interface LongCombination {
        long of(long left, long right);
    }

    /** Makes one float of two; associative. */
    @FunctionalInterface
    public interface FloatCombination {
        float of(float left, float right);
    }

    /** Makes one double of two; associative. */
    @FunctionalInterface
    public interface DoubleCombination {
        double of(double left, double right);
    }

    /** The sum of what the body gives for each index from 0 to below a number; of nothing, it is 0. */
    public static int sum(int indices, IntValue body) {
        check(indices);
        return Reductions.dealt(indices, 0, body::at, Integer::sum);
    }

    /** The sum of what the body gives for each index from 0 to below a number; of nothing, it is 0. */
    public static long sum(int indices, LongValue body) {
        check(indices);
        return Reductions.dealt(indices, 0L, body::at, Long::sum);
    }

    /** The sum of what the body gives for each index from 0 to below a number; of nothing, it is 0. */
    public static float sum(int indices, FloatValue body) {
        check(indices);
        return Reductions.dealt(indices, 0f, body::at, Float::sum);
    }

    /** The sum of what the body gives for each index from 0 to below a number; of nothing, it is 0. */
    public static double sum(int indices, DoubleValue body) {
        check(indices);
        return Reductions.dealt(indices, 0.0, body::at, Double::sum);
    }

    /** The least of what the body gives, as {@link Math#min} has it; of nothing there is none, which is an IllegalArgumentException. */
    public static int min(int indices, IntValue body) {
        checkSome(indices);
        return Reductions.dealt(indices, null, body::at, Math::min);
    }

    /** The least of what the body gives, as {@link Math#min} has it; of nothing there is none, which is an IllegalArgumentException. */
    public static long min(int indices, LongValue body) {
        checkSome(indices);
        return Reductions.dealt(indices, null, body::at, Math::min);
    }

    /** The least of what the body gives, as {@link Math#min} has it; of nothing there is none, which is an IllegalArgumentException. */
    public static float min(int indices, FloatValue body) {
        checkSome(indices);
        return Reductions.dealt(indices, null, body::at, Math::min);
    }

    /** The least of what the body gives, as {@link Math#min} has it; of nothing there is none, which is an IllegalArgumentException. */
    public static double min(int indices, DoubleValue body) {
        checkSome(indices);
        return Reductions.dealt(indices, null, body::at, Math::min);
    }

    /** The greatest of what the body gives, as {@link Math#max} has it; of nothing there is none, which is an IllegalArgumentException. */
    public static int max(int indices, IntValue body) {
        checkSome(indices);
        return Reductions.dealt(indices, null, body::at, Math::max);
    }

    /** The greatest of what the body gives, as {@link Math#max} has it; of nothing there is none, which is an IllegalArgumentException. */
    public static long max(int indices, LongValue body) {
        checkSome(indices);
        return Reductions.dealt(indices, null, body::at, Math::max);
    }

    /** The greatest of what the body gives, as {@link Math#max} has it; of nothing there is none, which is an IllegalArgumentException. */
    public static float max(int indices, FloatValue body) {
        checkSome(indices);
        return Reductions.dealt(indices, null, body::at, Math::max);
    }

    /** The greatest of what the body gives, as {@link Math#max} has it; of nothing there is none, which is an IllegalArgumentException. */
    public static double max(int indices, DoubleValue body) {
        checkSome(indices);
        return Reductions.dealt(indices, null, body::at, Math::max);
    }

    /**
     * What an associative operation makes of what the body gives, in the order of the indices.
     *
     * @param nothing what there is when there are no indices
     */
    public static int reduce(int indices, int nothing, IntValue body, IntCombination combination) {
        check(indices);
        return Reductions.inARow(indices, nothing, body::at, combination::of);
    }

    /**
     * What an associative operation makes of what the body gives, in the order of the indices.
     *
     * @param nothing what there is when there are no indices
     */
    public static long reduce(int indices, long nothing, LongValue body, LongCombination combination) {
        check(indices);
        return Reductions.inARow(indices, nothing, body::at, combination::of);
    }

    /**
     * What an associative operation makes of what the body gives, in the order of the indices.
     *
     * @param nothing what there is when there are no indices
     */
    public static float reduce(int indices, float nothing, FloatValue body, FloatCombination combination) {
        check(indices);
        return Reductions.inARow(indices, nothing, body::at, combination::of);
    }

    /**
     * What an associative operation makes of what the body gives, in the order of the indices.
     *
     * @param nothing what there is when there are no indices
     */
    public static double reduce(int indices, double nothing, DoubleValue body, DoubleCombination combination) {
        check(indices);
        return Reductions.inARow(indices, nothing, body::at, combination::of);
    }

    static void checkTiles(int tiles) {
        checkTiles(tiles, 1);
    }

    static void checkTiles(int rows, int columns) {
        check(rows, columns);
        if (rows * columns > MOST_TILES) {
            throw new IllegalArgumentException(rows * columns + " tiles");
        }
    }

    static void checkSome(int indices) {
        check(indices);
        if (indices == 0) {
            throw new IllegalArgumentException("neither least nor greatest of nothing");
        }
    }

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

    /**
     * Does the body for each index from 0 to below a number, where the program takes care of what happens when iterations meet. Each
     * element is read and written whole, as some iteration wrote it; in which order, and when others see it, is not said.
     */
    public static void unordered(int indices, Body body) {
        range(indices, body);
    }

    /** Does the body for each row and column, of iterations that may meet. */
    public static void unordered(int rows, int columns, Body2 body) {
        range(rows, columns, body);
    }

    /** Does the body for each plane, row and column, of iterations that may meet. */
    public static void unordered(int planes, int rows, int columns, Body3 body) {
        range(planes, rows, columns, body);
    }

    /** Does the body for so many tiles, no more than 1048576. */
    public static void tiles(int tiles, TileBody body) {
        checkTiles(tiles);
        for (int i = 0; i < tiles; i++) {
            body.at(new Tile(), i);
        }
    }

    /** Does the body for each row and column of tiles, of which there are no more than 1048576. */
    public static void tiles(int rows, int columns, TileBody2 body) {
        checkTiles(rows, columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                body.at(new Tile(), row, column);
            }
        }
    }

    /** Replaces each element by the sum of all up to and with it, in the order that is said above. */
    public static void inclusiveScan(ExInts elements) {
        Scans.scan(elements, false);
    }

    /** Replaces each element by the sum of all up to and with it, in the order that is said above. */
    public static void inclusiveScan(ExLongs elements) {
        Scans.scan(elements, false);
    }

    /** Replaces each element by the sum of all up to and with it, in the order that is said above. */
    public static void inclusiveScan(ExFloats elements) {
        Scans.scan(elements, false);
    }

    /** Replaces each element by the sum of all up to and with it, in the order that is said above. */
    public static void inclusiveScan(ExDoubles elements) {
        Scans.scan(elements, false);
    }

    /** Replaces each element by the sum of all before it, the first by 0. */
    public static void exclusiveScan(ExInts elements) {
        Scans.scan(elements, true);
    }

    /** Replaces each element by the sum of all before it, the first by 0. */
    public static void exclusiveScan(ExLongs elements) {
        Scans.scan(elements, true);
    }

    /** Replaces each element by the sum of all before it, the first by 0. */
    public static void exclusiveScan(ExFloats elements) {
        Scans.scan(elements, true);
    }

    /** Replaces each element by the sum of all before it, the first by 0. */
    public static void exclusiveScan(ExDoubles elements) {
        Scans.scan(elements, true);
    }
}
