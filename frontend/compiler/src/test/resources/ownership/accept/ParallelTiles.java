import dev.heliac.lang.ExDoubles;
import dev.heliac.lang.ExFloats;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.ExLongs;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;

/** Tiles: groups of threads that share fast memory, and go on together from one range to the next. */
@Process(name = "tiled")
final class Tiled {
    private static final int T = 8;

    static void main() {
        int tiles = 3;
        int n = tiles * T;
        ExFloats a = new ExFloats(n * n);
        ExFloats b = new ExFloats(n * n);
        ExFloats c = new ExFloats(n * n);
        Parallel.range(n, n, (i, j) -> a.set(i * n + j, (i * 7 + j) % 11 / 3f));
        Parallel.range(n, n, (i, j) -> b.set(i * n + j, (i - j) % 5 / 7f));
        multiply(a, b, c, tiles);
        Parallel.range(n, n, (i, j) -> a.set(i * n + j, a.get(i * n + j) * 2));
        float sum = Parallel.sum(n * n, (int i) -> c.get(i) * (i % 3));
        System.out.println("product " + c.get(0) + " " + c.get(n * n - 1) + " " + sum);
        blocks();
        transposed(5);
        counts();
        try {
            Parallel.tiles(1025, 1024, (tile, row, column) -> {});
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            Parallel.tiles(-1, (tile, index) -> {});
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        Parallel.tiles(0, (tile, index) -> tile.range(-1, i -> c.set(0, 1)));
    }

    private static void multiply(ExFloats a, ExFloats b, ExFloats c, int tiles) {
        int width = tiles * T;
        Parallel.tiles(tiles, tiles, (tile, row, column) -> {
            ExFloats left = tile.floats(T * T);
            ExFloats right = tile.floats(T * T);
            ExFloats sums = tile.floats(T * T);
            for (int t = 0; t < tiles; t++) {
                int at = t * T;
                tile.range(T, T, (i, j) -> {
                    left.set(i * T + j, a.get((row * T + i) * width + at + j));
                    right.set(i * T + j, b.get((at + i) * width + column * T + j));
                });
                tile.range(T, T, (i, j) -> {
                    float sum = sums.get(i * T + j);
                    for (int k = 0; k < T; k++) {
                        sum += left.get(i * T + k) * right.get(k * T + j);
                    }
                    sums.set(i * T + j, sum);
                });
            }
            tile.range(T, T, (i, j) -> c.set((row * T + i) * width + column * T + j, sums.get(i * T + j)));
        });
    }

    /** Each tile turns its own 64 elements around, and tells of each its place in the tile, and their sum. */
    private static void blocks() {
        ExInts v = new ExInts(10 * 64);
        ExLongs sums = new ExLongs(10);
        Parallel.range(v.length(), i -> v.set(i, i * i));
        Parallel.tiles(sums.length(), (tile, index) -> {
            ExInts own = tile.ints(64);
            ExDoubles halves = tile.doubles(64);
            ExLongs sum = tile.longs(1);
            tile.range(64, i -> own.set(i, v.get(index * 64 + i)));
            tile.range(64, i -> sum.atomicAdd(0, own.get(i)));
            tile.range(64, i -> v.set(index * 64 + i, own.get(63 - i) + i));
            tile.range(64, i -> halves.set(i, sum.get(0) / 2.0));
            if (sum.get(0) % 2 == 0) {
                tile.range(1, i -> sums.set(index, (long) halves.get(i)));
            } else {
                tile.range(1, i -> sums.set(index, -sum.get(0)));
            }
        });
        System.out.println("blocks " + Parallel.sum(640, (int i) -> v.get(i) * i) + " " + sums.get(0) + " " + sums.get(9));
    }

    /** What is read from one place is written to the mirrored one, by way of the fast memory. */
    private static void transposed(int tiles) {
        int width = tiles * 4;
        ExInts from = new ExInts(width * width);
        ExInts to = new ExInts(width * width);
        Parallel.range(from.length(), i -> from.set(i, i));
        Parallel.tiles(tiles, tiles, (tile, row, column) -> {
            ExInts part = tile.ints(16);
            tile.range(4, 4, (i, j) -> part.set(j * 4 + i, from.get((column * 4 + i) * width + row * 4 + j)));
            tile.range(4, 4, (i, j) -> to.set((row * 4 + i) * width + column * 4 + j, part.get(i * 4 + j)));
        });
        int wrong = Parallel.sum(width * width, (int i) -> to.get(i) == i % width * width + i / width ? 0 : 1);
        System.out.println("transposed " + to.get(1) + " " + wrong);
    }

    /** Counted in fast memory first. */
    private static void counts() {
        ExInts all = new ExInts(16);
        Parallel.tiles(20, (tile, index) -> {
            ExInts own = tile.ints(16);
            tile.range(100, i -> own.atomicAdd((index * 100 + i) * 0x9E3779B1 >>> 28, 1));
            tile.range(16, i -> all.atomicAdd(i, own.get(i)));
        });
        int hash = 0;
        for (int i = 0; i < 16; i++) {
            hash = hash * 31 + all.get(i);
        }
        System.out.println("counts " + hash);
    }
}
