package matmul;

import dev.heliac.lang.ExFloats;
import dev.heliac.lang.Isa;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Platform;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;

/** Computes all elements of a product at once, on a GPU where there is one. */
@Process(name = "multiplier")
@Platform(prefer = Isa.GPU, weight = 2)
final class Multiplier {

    private static final int TILE = Matrices.TILE;

    private Multiplier() {}

    static void main(@Provides("/matrices") Matrices.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Matrices.Multiply(int rows, int inner, int columns, ExFloats a, ExFloats b) -> {
                    ExFloats product = byElements(rows, inner, columns, a, b);
                    client.send(new Matrices.Product(a, b, product));
                }
                case Matrices.MultiplyByTiles(int rows, int inner, int columns, ExFloats a, ExFloats b) -> {
                    if ((rows | inner | columns) % TILE != 0) {
                        throw new IllegalArgumentException("not of tiles");
                    }
                    ExFloats product = byTiles(rows / TILE, inner, columns / TILE, a, b);
                    client.send(new Matrices.Product(a, b, product));
                }
                case Matrices.Bye _ -> {
                    return;
                }
            }
        }
    }

    private static ExFloats byElements(int rows, int inner, int columns, ExFloats a, ExFloats b) {
        var product = new ExFloats(rows * columns);
        Parallel.range(rows, columns, (row, column) -> {
            float sum = 0;
            for (int k = 0; k < inner; k++) {
                sum += a.get(row * inner + k) * b.get(k * columns + column);
            }
            product.set(row * columns + column, sum);
        });
        return product;
    }

    /** Loads each tile of the factors into fast memory once for all elements of a tile of the product. */
    private static ExFloats byTiles(int tileRows, int inner, int tileColumns, ExFloats a, ExFloats b) {
        int columns = tileColumns * TILE;
        var product = new ExFloats(tileRows * TILE * columns);
        Parallel.tiles(tileRows, tileColumns, (tile, tileRow, tileColumn) -> {
            var left = tile.floats(TILE * TILE);
            var right = tile.floats(TILE * TILE);
            var sums = tile.floats(TILE * TILE);
            int row = tileRow * TILE;
            int column = tileColumn * TILE;
            for (int at = 0; at < inner; at += TILE) {
                int from = at;
                tile.range(TILE, TILE, (i, j) -> {
                    left.set(i * TILE + j, a.get((row + i) * inner + from + j));
                    right.set(i * TILE + j, b.get((from + i) * columns + column + j));
                });
                tile.range(TILE, TILE, (i, j) -> {
                    float sum = sums.get(i * TILE + j);
                    for (int k = 0; k < TILE; k++) {
                        sum += left.get(i * TILE + k) * right.get(k * TILE + j);
                    }
                    sums.set(i * TILE + j, sum);
                });
            }
            tile.range(TILE, TILE, (i, j) -> product.set((row + i) * columns + column + j, sums.get(i * TILE + j)));
        });
        return product;
    }
}
