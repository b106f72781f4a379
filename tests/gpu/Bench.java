import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExDoubles;
import dev.heliac.lang.ExFloats;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.Isa;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Platform;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

/** A client on the processor has a server on the GPU do the work, which times it itself. */
@Contract("""
        state Ready: { Work? -> Working; Echo? -> Echoing; Bye? -> End; }
        state Working: Done! -> Ready;
        state Echoing: Echoed! -> Ready;
        state End: ;
        """)
interface Bench {
    sealed interface In {}

    sealed interface Out {}

    /** One kind of work, so many times on so many elements, rows or bodies. */
    record Work(int kind, int size, int times) implements In {}

    record Echo(int number) implements In {}

    record Bye() implements In {}

    /** Nanoseconds for all times, and a number from what was computed. */
    record Done(long nanos, double seen) implements Out {}

    record Echoed(int number) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

@Process(name = "server")
@Platform(prefer = Isa.GPU, weight = 2)
final class Server {
    private static final int TILE = 16;
    private static final int LIMIT = 1000;

    static void main(@Provides("/bench") Bench.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Bench.Work(int kind, int size, int times) -> {
                    var seen = new ExDoubles(1);
                    long nanos = work(kind, size, times, seen);
                    client.send(new Bench.Done(nanos, seen.get(0)));
                }
                case Bench.Echo(int number) -> client.send(new Bench.Echoed(number + 1));
                case Bench.Bye _ -> {
                    return;
                }
            }
        }
    }

    private static long work(int kind, int size, int times, ExDoubles seen) {
        return switch (kind) {
            case 0 -> copy(size, times, seen);
            case 1 -> add(size, times, seen);
            case 2 -> multiply(size, times, seen);
            case 3 -> mandelbrot(size, times, seen);
            case 4 -> pull(size, times, seen);
            default -> nothing(size, times, seen);
        };
    }

    private static long copy(int size, int times, ExDoubles seen) {
        var x = new ExFloats(size);
        var y = new ExFloats(size);
        Parallel.range(size, i -> x.set(i, i % 1021));
        long start = System.nanoTime();
        for (int t = 0; t < times; t++) {
            Parallel.range(size, i -> y.set(i, x.get(i)));
        }
        long nanos = System.nanoTime() - start;
        seen.set(0, y.get(size - 1));
        return nanos;
    }

    private static long add(int size, int times, ExDoubles seen) {
        var x = new ExFloats(size);
        var y = new ExFloats(size);
        var z = new ExFloats(size);
        Parallel.range(size, i -> {
            x.set(i, i % 1021);
            y.set(i, i % 13);
        });
        long start = System.nanoTime();
        for (int t = 0; t < times; t++) {
            Parallel.range(size, i -> z.set(i, x.get(i) + y.get(i)));
        }
        long nanos = System.nanoTime() - start;
        seen.set(0, z.get(size - 1));
        return nanos;
    }

    /** Squares of numbers from 0 to below 1, by tiles of 16 rows and columns. */
    private static long multiply(int size, int times, ExDoubles seen) {
        int tiles = size / TILE;
        int n = tiles * TILE;
        var a = new ExFloats(n * n);
        var b = new ExFloats(n * n);
        var c = new ExFloats(n * n);
        Parallel.range(n * n, i -> {
            a.set(i, i % 17 / 17f);
            b.set(i, i % 19 / 19f);
        });
        long start = System.nanoTime();
        for (int t = 0; t < times; t++) {
            Parallel.tiles(tiles, tiles, (tile, tileRow, tileColumn) -> {
                var left = tile.floats(TILE * TILE);
                var right = tile.floats(TILE * TILE);
                var sums = tile.floats(TILE * TILE);
                int row = tileRow * TILE;
                int column = tileColumn * TILE;
                for (int at = 0; at < n; at += TILE) {
                    int from = at;
                    tile.range(TILE, TILE, (i, j) -> {
                        left.set(i * TILE + j, a.get((row + i) * n + from + j));
                        right.set(i * TILE + j, b.get((from + i) * n + column + j));
                    });
                    tile.range(TILE, TILE, (i, j) -> {
                        float sum = sums.get(i * TILE + j);
                        for (int k = 0; k < TILE; k++) {
                            sum += left.get(i * TILE + k) * right.get(k * TILE + j);
                        }
                        sums.set(i * TILE + j, sum);
                    });
                }
                tile.range(TILE, TILE, (i, j) -> c.set((row + i) * n + column + j, sums.get(i * TILE + j)));
            });
        }
        long nanos = System.nanoTime() - start;
        seen.set(0, c.get(n * n - 1));
        return nanos;
    }

    private static long mandelbrot(int size, int times, ExDoubles seen) {
        var counts = new ExInts(size * size);
        long start = System.nanoTime();
        for (int t = 0; t < times; t++) {
            Parallel.range(size, size, (row, column) ->
                    counts.set(row * size + column, escape(3.0 * column / size - 2, 2.0 * row / size - 1)));
        }
        long nanos = System.nanoTime() - start;
        seen.set(0, Parallel.sum(counts.length(), (int i) -> (double) counts.get(i)));
        return nanos;
    }

    private static int escape(double re, double im) {
        double x = 0;
        double y = 0;
        int n = 0;
        while (n < LIMIT && x * x + y * y <= 4) {
            double next = x * x - y * y + re;
            y = 2 * x * y + im;
            x = next;
            n++;
        }
        return n;
    }

    /** How all bodies of mass 1 pull each, softened. */
    private static long pull(int size, int times, ExDoubles seen) {
        var places = new ExDoubles(3 * size);
        var pulls = new ExDoubles(3 * size);
        Parallel.range(3 * size, i -> places.set(i, i % 1021 / 7.0));
        long start = System.nanoTime();
        for (int t = 0; t < times; t++) {
            Parallel.range(pulls.length() / 3, i -> {
                double x = 0;
                double y = 0;
                double z = 0;
                for (int k = 0; k < size; k++) {
                    double dx = places.get(3 * k) - places.get(3 * i);
                    double dy = places.get(3 * k + 1) - places.get(3 * i + 1);
                    double dz = places.get(3 * k + 2) - places.get(3 * i + 2);
                    double square = dx * dx + dy * dy + dz * dz + 0.01;
                    double pull = 1 / (square * Math.sqrt(square));
                    x += dx * pull;
                    y += dy * pull;
                    z += dz * pull;
                }
                pulls.set(3 * i, x);
                pulls.set(3 * i + 1, y);
                pulls.set(3 * i + 2, z);
            });
        }
        long nanos = System.nanoTime() - start;
        seen.set(0, pulls.get(3 * size - 1));
        return nanos;
    }

    /** What a loop costs that does next to nothing. */
    private static long nothing(int size, int times, ExDoubles seen) {
        var cells = new ExInts(size);
        long start = System.nanoTime();
        for (int t = 0; t < times; t++) {
            Parallel.range(size, i -> cells.set(i, cells.get(i) + 1));
        }
        long nanos = System.nanoTime() - start;
        seen.set(0, cells.get(0));
        return nanos;
    }
}

/** Prints names, nanoseconds for each time, and what was seen. Its words are how much there is to do, as a divisor, and how often. */
@Process(name = "client")
final class Client {
    private static final int ECHOES = 10_000;
    private static final String[] NAMES = {"copy", "add", "matmul", "mandelbrot", "nbody", "loop"};
    private static final int[] SIZES = {1 << 26, 1 << 26, 2048, 2048, 1 << 15, 256};
    private static final int[] ROOTS = {1, 1, 3, 2, 2, 8};

    static void main(@Uses("/bench") Bench.Imp server, String[] words) {
        long start = System.nanoTime();
        server.send(new Bench.Echo(0));
        var first = server.receive(Bench.Echoed.class);
        print("start", System.nanoTime() - start, first.number());
        int less = Integer.parseInt(words[0]);
        int times = Integer.parseInt(words[1]);
        for (int kind = 0; kind < NAMES.length; kind++) {
            int size = SIZES[kind];
            for (int n = 1; n < less; n *= 1 << ROOTS[kind]) {
                size /= 2;
            }
            server.send(new Bench.Work(kind, size, 1));
            server.receive(Bench.Done.class);
            server.send(new Bench.Work(kind, size, times));
            var done = server.receive(Bench.Done.class);
            print(NAMES[kind], done.nanos() / times, done.seen());
        }
        int number = 0;
        start = System.nanoTime();
        for (int i = 0; i < ECHOES / less; i++) {
            server.send(new Bench.Echo(number));
            number = server.receive(Bench.Echoed.class).number();
        }
        print("echo", (System.nanoTime() - start) / number, number);
        server.send(new Bench.Bye());
    }

    private static void print(String name, long nanos, double seen) {
        System.out.println(name + " " + nanos + " " + seen);
    }
}
