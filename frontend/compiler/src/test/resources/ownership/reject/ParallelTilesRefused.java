import dev.heliac.lang.ExInts;
import dev.heliac.lang.ExLongs;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;
import dev.heliac.lang.Tile;

/** What tiles may not do. */
@Process(name = "tiles")
final class Tiles {
    static void main() {
        ExInts v = new ExInts(640);
        Parallel.tiles(10, (tile, index) -> v.set(index, 1));
        Parallel.tiles(10, (tile, index) -> tile.range(64, i -> tile.range(i, k -> v.set(k, 1))));
        Parallel.tiles(10, (tile, index) -> Parallel.range(64, i -> v.set(index * 64 + i, 1)));
        Parallel.tiles(10, (tile, index) -> {
            ExLongs own = tile.longs(6145);
            tile.range(64, i -> own.set(i, index));
        });
        Parallel.tiles(10, (tile, index) -> {
            ExInts own = tile.ints(index);
            tile.range(1, i -> own.set(i, index));
        });
        Parallel.tiles(10, (tile, index) -> {
            if (index > 5) {
                ExInts own = tile.ints(64);
                tile.range(64, i -> own.set(i, index));
            }
        });
        Parallel.tiles(10, (tile, index) -> part(tile, v, index));
        Parallel.tiles(10, (tile, index) -> tile.range(64, i -> System.out.println(i)));
        Parallel.range(10, i -> Parallel.tiles(2, (tile, index) -> {}));
        Parallel.tiles(10, (tile, index) -> tile.range(64, i -> {
            if (i == index) {
                throw new IllegalStateException();
            }
        }));
    }

    private static void part(Tile tile, ExInts v, int index) {
        tile.range(64, i -> v.set(index * 64 + i, 1));
    }
}
