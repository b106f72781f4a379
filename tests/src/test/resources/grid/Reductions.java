import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExDoubles;
import dev.heliac.lang.ExFloats;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.ExLongs;
import dev.heliac.lang.Isa;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Platform;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

@Contract("""
        state Ready: { Reduce? -> Reduced; Bye? -> End; }
        state Reduced: Results! -> Ready;
        state End: ;
        """)
interface Reducing {
    sealed interface In {}

    sealed interface Out {}

    record Reduce(int n, int seed) implements In {}

    record Bye() implements In {}

    record Results(ExLongs results) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** Everything that makes one value of many, and counts and scans, of sizes around those of blocks and lanes. */
@Process(name = "server")
@Platform(prefer = Isa.GPU, weight = 2)
final class Server {
    private static final int RESULTS = 16;

    static void main(@Provides("/reducing") Reducing.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Reducing.Reduce(var n, var seed) -> {
                    var results = new ExLongs(RESULTS);
                    sums(results, n, seed);
                    if (n > 0) {
                        extremes(results, n, seed);
                    }
                    combined(results, n, seed);
                    counts(results, n, seed);
                    client.send(new Reducing.Results(results));
                }
                case Reducing.Bye bye -> {
                    return;
                }
            }
        }
    }

    private static int hash(int i, int seed) {
        int h = i * 0x9e3779b9 + seed;
        return (h ^ h >>> 15) * 0x85ebca6b;
    }

    private static double number(int i, int seed) {
        return hash(i, seed) * 1e-5 + 1.0 / (i + 1);
    }

    private static void sums(ExLongs results, int n, int seed) {
        results.set(0, Parallel.sum(n, (int i) -> hash(i, seed)));
        results.set(1, Parallel.sum(n, (int i) -> (long) hash(i, seed) * i));
        results.set(2, Float.floatToRawIntBits(Parallel.sum(n, (int i) -> (float) number(i, seed))));
        results.set(3, Double.doubleToRawLongBits(Parallel.sum(n, (int i) -> number(i, seed))));
    }

    private static void extremes(ExLongs results, int n, int seed) {
        results.set(4, Parallel.min(n, (int i) -> hash(i, seed)));
        results.set(5, Parallel.max(n, (int i) -> (long) hash(i, seed) * i));
        results.set(6, Float.floatToRawIntBits(Parallel.min(n, (int i) -> (float) number(i, seed))));
        results.set(7, Double.doubleToRawLongBits(Parallel.max(n, (int i) -> Math.sin(number(i, seed)))));
    }

    private static void combined(ExLongs results, int n, int seed) {
        results.set(8, Parallel.reduce(n, 1, (int i) -> hash(i, seed) | 1, (int a, int b) -> a * 31 * b));
        results.set(9, Parallel.reduce(n, 0L, (int i) -> i + 2L, (long a, long b) -> a * b % 1_000_003 + seed % 2));
        results.set(10, Double.doubleToRawLongBits(
                Parallel.reduce(n, -1.0, (int i) -> number(i, seed), (double a, double b) -> a * 0.5 + b)));
    }

    private static void counts(ExLongs results, int n, int seed) {
        var bins = new ExInts(16);
        Parallel.range(n, i -> bins.atomicAdd(hash(i, seed) & 15, i));
        long mixed = 0;
        for (int i = 0; i < bins.length(); i++) {
            mixed = mixed * 31 + bins.get(i);
        }
        results.set(11, mixed);
        var floats = new ExFloats(n);
        Parallel.range(n, i -> floats.set(i, (float) number(i, seed)));
        Parallel.inclusiveScan(floats);
        results.set(12, n == 0 ? 0 : Float.floatToRawIntBits(floats.get(n - 1)));
        var doubles = new ExDoubles(n);
        Parallel.range(n, i -> doubles.set(i, number(i, seed)));
        Parallel.exclusiveScan(doubles);
        results.set(13, Parallel.sum(n, (int i) -> Double.doubleToRawLongBits(doubles.get(i)) >>> 7));
        var any = new ExInts(1);
        Parallel.unordered(n, i -> {
            if (i == n - 1) {
                any.set(0, 7);
            }
        });
        results.set(14, any.get(0));
        // Exact in any order.
        var singles = new ExFloats(1);
        var halves = new ExDoubles(1);
        var wide = new ExLongs(1);
        Parallel.unordered(n, i -> {
            singles.atomicAdd(0, i & 3);
            halves.atomicAdd(0, (i & 7) * 0.5);
            wide.atomicAdd(0, i + 3_000_000_000L);
        });
        results.set(15, (long) singles.get(0) + (long) (halves.get(0) * 2) * 31 + wide.get(0) * 977);
    }
}

@Process(name = "client")
final class Client {
    static void main(@Uses("/reducing") Reducing.Imp server) {
        int[] sizes = {0, 1, 2, 31, 32, 33, 63, 1000, 1023, 1024, 1025, 1056, 2048, 33_000, 1_100_000};
        for (int i = 0; i < sizes.length; i++) {
            server.send(new Reducing.Reduce(sizes[i], i * 77));
            var results = server.receive(Reducing.Results.class).results();
            var text = new StringBuilder();
            text.append(sizes[i]).append(':');
            for (int k = 0; k < results.length(); k++) {
                text.append(' ').append(Long.toHexString(results.get(k)));
            }
            System.out.println(text);
        }
        server.send(new Reducing.Bye());
    }
}
