package dev.heliac.lang;

/**
 * A part of the work that a group of threads does together, with vectors in their fast memory that no other group sees.
 *
 * <pre>{@code
 * Parallel.tiles(tiles, tiles, (tile, row, column) -> {
 *     ExFloats a = tile.floats(16 * 16);
 *     ExFloats b = tile.floats(16 * 16);
 *     …
 *     tile.range(16, 16, (i, j) -> a.set(i * 16 + j, x.get((row * 16 + i) * width + column * 16 + j)));
 *     tile.range(16, 16, (i, j) -> …);
 * });
 * }</pre>
 *
 * <p>Each {@code range} is done by all threads of the group, which begin with the next one when all have ended: so each sees what the ones
 * before wrote. In one of them, iterations keep out of each other's way as in {@link Parallel#range(int, Parallel.Body)}. What the body
 * does between them is the same for all threads, and it only computes and reads. What a tile writes to vectors from outside, no other tile
 * reads or writes.
 *
 * <p>The vectors are made in the body's first lines, have constant lengths, and take 48 KiB together at most. They begin as zeros, and are
 * gone with the tile.
 */
public final class Tile {

    Tile() {}

    public ExInts ints(int length) {
        return new ExInts(length);
    }

    public ExLongs longs(int length) {
        return new ExLongs(length);
    }

    public ExFloats floats(int length) {
        return new ExFloats(length);
    }

    public ExDoubles doubles(int length) {
        return new ExDoubles(length);
    }

    /** Does the body for each index from 0 to below a number. */
    public void range(int indices, Parallel.Body body) {
        Parallel.range(indices, body);
    }

    /** Does the body for each row and column. */
    public void range(int rows, int columns, Parallel.Body2 body) {
        Parallel.range(rows, columns, body);
    }
}
