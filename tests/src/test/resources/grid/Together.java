import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Claims;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.Isa;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Platform;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

@Contract("""
        state Ready: Try? -> Tried;
        state Tried: Done! -> End;
        state End: ;
        """)
interface Trial {
    sealed interface In {}

    sealed interface Out {}

    record Try(ExInts cells, int n) implements In {}

    record Done(ExInts cells) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** Tiles look at what their phases left, and decide by it how to go on; each begins with zeros, in vectors of several types. */
@Process(name = "looks")
@Platform(prefer = Isa.GPU, weight = 2)
final class Looks {
    private static final int T = 24;

    static void main(@Provides("/looks") Trial.Exp client) {
        switch (client.receive()) {
            case Trial.Try(var cells, var n) -> {
                int tiles = n / T;
                ExInts given = new ExInts(tiles * T);
                Parallel.tiles(tiles, (tile, at) -> {
                    var steps = tile.ints(3);
                    var halves = tile.doubles(T);
                    var long1 = tile.longs(1);
                    tile.range(T, i -> halves.set(i, halves.get(i) + cells.get(at * T + i)));
                    while (halves.get(5) > 1) {
                        tile.range(T, i -> halves.set(i, halves.get(i) / 2));
                        tile.range(1, i -> steps.set(i + 2, steps.get(i + 2) + 1));
                        tile.range(1, i -> long1.set(i, long1.get(i) * 3 + (int) (halves.get(7) * 100)));
                    }
                    int seen = steps.get(2) * 1000 + (int) long1.get(0);
                    if (steps.get(2) % 2 == 1) {
                        tile.range(T, i -> given.set(at * T + i, seen + i));
                    } else {
                        tile.range(T, i -> given.set(at * T + i, -seen - i));
                    }
                });
                client.send(new Trial.Done(given));
            }
        }
    }
}

/** One iteration of a phase of one tile divides by zero; the others' threads do not wait for it. */
@Process(name = "phase")
@Platform(prefer = Isa.GPU, weight = 2)
final class Phase {
    static void main(@Provides("/phase") Trial.Exp client) {
        switch (client.receive()) {
            case Trial.Try(var cells, var n) -> {
                work(cells, n / 16);
                client.send(new Trial.Done(cells));
            }
        }
    }

    private static void work(ExInts cells, int tiles) {
        Parallel.tiles(tiles, (tile, at) -> {
            var own = tile.ints(16);
            tile.range(16, i -> own.set(i, i + at));
            tile.range(16, i -> own.set(i, own.get(i) + divided(at * 16 + i)));
            tile.range(16, i -> cells.set(at * 16 + i, own.get(15 - i)));
        });
    }

    private static int divided(int i) {
        return 5000 / (i - 1234);
    }
}

/** So many tiles cannot be. */
@Process(name = "many")
@Platform(prefer = Isa.GPU, weight = 2)
final class Many {
    static void main(@Provides("/many") Trial.Exp client) {
        switch (client.receive()) {
            case Trial.Try(var cells, var n) -> {
                Parallel.tiles(n, n, (tile, row, column) -> tile.range(1, i -> {}));
                client.send(new Trial.Done(cells));
            }
        }
    }
}

@Process(name = "client")
final class Client {
    static void main(@Uses("/looks") Trial.Imp looks, @Uses("/phase") Trial.Imp phase, @Uses("/many") Trial.Imp many) {
        ask("looks", looks);
        ask("phase", phase);
        ask("many", many);
    }

    private static void ask(String what, @Claims Trial.Imp trial) {
        var asked = new ExInts(2400);
        for (int i = 0; i < asked.length(); i++) {
            asked.set(i, i * i % 10007);
        }
        trial.send(new Trial.Try(asked, 2400));
        try {
            switch (trial.receive()) {
                case Trial.Done(var cells) -> {
                    int sum = 0;
                    for (int i = 0; i < cells.length(); i++) {
                        sum = sum * 31 + cells.get(i);
                    }
                    System.out.println(what + " gave " + cells.get(5) + " " + cells.get(2399) + " " + sum);
                }
            }
        } catch (ChannelClosed e) {
            System.out.println(what + ": " + e.getMessage());
        }
    }
}
