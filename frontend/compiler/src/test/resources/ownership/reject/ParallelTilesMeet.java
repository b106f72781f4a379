import dev.heliac.lang.ExInts;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;

/** Tiles, or iterations within one, that may meet. */
@Process(name = "meet")
final class Meet {
    static void main() {
        ExInts v = new ExInts(640);
        ExInts w = new ExInts(640);
        int n = v.length();
        // Every tile writes the same.
        Parallel.tiles(10, (tile, index) -> tile.range(64, i -> v.set(i, index)));
        // The last of a tile is the next one's first.
        Parallel.tiles(10, (tile, index) -> tile.range(65, i -> v.set(index * 64 + i, i)));
        // In one range, of a vector of the tile's own.
        Parallel.tiles(10, (tile, index) -> {
            ExInts own = tile.ints(64);
            tile.range(63, i -> own.set(i, own.get(i + 1)));
        });
        // What one range writes, another one of the next tile reads.
        Parallel.tiles(10, (tile, index) -> {
            tile.range(64, i -> v.set(index * 64 + i, i));
            tile.range(64, i -> w.set(index * 64 + i, v.get((index * 64 + i + 64) % n)));
        });
        // The tile's own code reads what other tiles write.
        Parallel.tiles(10, (tile, index) -> {
            int first = v.get(0);
            tile.range(64, i -> v.set(index * 64 + i, first));
        });
        // Rows that overlap.
        Parallel.tiles(4, 4, (tile, row, column) ->
                tile.range(5, 4, (i, j) -> w.set((row * 4 + i) * 16 + column * 4 + j, 1)));
        // How wide a row is, has nothing to do with how many tiles there are.
        int width = w.get(0);
        Parallel.tiles(4, 4, (tile, row, column) ->
                tile.range(4, 4, (i, j) -> w.set((row * 4 + i) * width + column * 4 + j, 1)));
        // How far a range goes is no constant.
        Parallel.tiles(10, (tile, index) -> tile.range(width, i -> v.set(index * 64 + i, 1)));
    }
}
