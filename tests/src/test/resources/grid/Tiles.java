import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExFloats;
import dev.heliac.lang.Isa;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Platform;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

@Contract("""
        state Ready: Multiply? -> Asked;
        state Asked: Product! -> End;
        state End: ;
        """)
interface Matrices {
    sealed interface In {}

    sealed interface Out {}

    record Multiply(ExFloats a, ExFloats b, int tiles) implements In {}

    record Product(ExFloats c) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** Tiles with memory of their own, in several phases. */
@Process(name = "server")
@Platform(prefer = Isa.GPU, weight = 2)
final class Server {
    private static final int T = 8;

    static void main(@Provides("/matrices") Matrices.Exp client) {
        switch (client.receive()) {
            case Matrices.Multiply(var a, var b, var tiles) -> {
                int width = tiles * T;
                var c = new ExFloats(width * width);
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
                client.send(new Matrices.Product(c));
            }
        }
    }
}

@Process(name = "client")
final class Client {
    private static final int TILES = 5;
    private static final int WIDTH = TILES * 8;

    static void main(@Uses("/matrices") Matrices.Imp server) {
        var a = new ExFloats(WIDTH * WIDTH);
        var b = new ExFloats(WIDTH * WIDTH);
        for (int i = 0; i < a.length(); i++) {
            a.set(i, i % 11 / 3f);
            b.set(i, (i % 7 - 3) / 7f);
        }
        server.send(new Matrices.Multiply(a, b, TILES));
        var c = server.receive(Matrices.Product.class).c();
        int bits = 0;
        for (int i = 0; i < c.length(); i++) {
            bits = bits * 31 + Float.floatToIntBits(c.get(i));
        }
        System.out.println(c.get(0) + " " + c.get(c.length() - 1) + " " + bits);
    }
}
