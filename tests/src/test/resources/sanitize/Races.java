import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Claims;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExBytes;
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

    record Try(ExInts cells) implements In {}

    record Done(ExInts cells) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** All iterations write the same number to the same element. */
@Process(name = "collide")
@Platform(prefer = Isa.GPU, weight = 2)
final class Collide {
    static void main(@Provides("/collide") Trial.Exp client) {
        switch (client.receive()) {
            case Trial.Try(var cells) -> {
                Parallel.unordered(cells.length(), i -> cells.set(0, 7));
                client.send(new Trial.Done(cells));
            }
        }
    }
}

/** Each iteration reads what another one may have written. */
@Process(name = "neighbours")
@Platform(prefer = Isa.GPU, weight = 2)
final class Neighbours {
    static void main(@Provides("/neighbours") Trial.Exp client) {
        switch (client.receive()) {
            case Trial.Try(var cells) -> {
                Parallel.unordered(cells.length() - 1, i -> take(cells, i, i + 1));
                client.send(new Trial.Done(cells));
            }
        }
    }

    private static void take(ExInts cells, int to, int from) {
        int taken = cells.get(from);
        cells.set(to, taken & 7);
    }
}

/** Iterations add to what others look at. */
@Process(name = "mixed")
@Platform(prefer = Isa.GPU, weight = 2)
final class Mixed {
    static void main(@Provides("/mixed") Trial.Exp client) {
        switch (client.receive()) {
            case Trial.Try(var cells) -> {
                Parallel.unordered(cells.length(), i -> {
                    if (i % 3 == 0) {
                        cells.atomicAdd(0, 1);
                    } else {
                        cells.set(i, cells.get(0) & 0);
                    }
                });
                client.send(new Trial.Done(cells));
            }
        }
    }
}

/** A loop within a loop's function writes the row of another iteration, too. */
@Process(name = "rows")
@Platform(prefer = Isa.GPU, weight = 2)
final class Rows {
    static void main(@Provides("/rows") Trial.Exp client) {
        switch (client.receive()) {
            case Trial.Try(var cells) -> {
                var bytes = new ExBytes(cells.length());
                Parallel.unordered(cells.length() / 10 - 1, row -> {
                    for (int i = 0; i <= 10; i++) {
                        bytes.set(row * 10 + i, (byte) 1);
                    }
                });
                Parallel.range(cells.length(), i -> cells.set(i, bytes.get(i)));
                client.send(new Trial.Done(cells));
            }
        }
    }
}

/** Much that is close to a race and none. */
@Process(name = "apart")
@Platform(prefer = Isa.GPU, weight = 2)
final class Apart {
    static void main(@Provides("/apart") Trial.Exp client) {
        switch (client.receive()) {
            case Trial.Try(var cells) -> {
                int n = cells.length();
                var bytes = new ExBytes(n);
                Parallel.unordered(n, i -> bytes.set(n - 1 - i, (byte) i)); // neighbours in one word
                Parallel.range(n, i -> cells.set(i, bytes.get(n - 1 - i))); // what another thread wrote in the loop before
                Parallel.range(n, i -> bytes.set(i, (byte) 0));
                var sums = new ExInts(4);
                Parallel.range(n, i -> sums.atomicAdd(i & 3, cells.get(i)));
                int sum = sums.get(0) + sums.get(1) + sums.get(2) + sums.get(3);
                cells.set(0, sum); // by the leader, between loops
                Parallel.tiles(n / 100, (tile, number) -> {
                    ExInts part = tile.ints(100);
                    tile.range(100, i -> part.set(i, cells.get(number * 100 + i)));
                    tile.range(100, i -> cells.set(number * 100 + i, part.get(i) - part.get(99 - i)));
                    tile.range(100, i -> part.set(i, 0));
                });
                int first = cells.get(0);
                Parallel.range(n, i -> cells.set(i, first));
                client.send(new Trial.Done(cells));
            }
        }
    }
}

@Process(name = "client")
final class Client {
    static void main(
            @Uses("/collide") Trial.Imp collide,
            @Uses("/neighbours") Trial.Imp neighbours,
            @Uses("/mixed") Trial.Imp mixed,
            @Uses("/rows") Trial.Imp rows,
            @Uses("/apart") Trial.Imp apart) {
        ask("collide", collide);
        ask("neighbours", neighbours);
        ask("mixed", mixed);
        ask("rows", rows);
        ask("apart", apart);
    }

    private static void ask(String what, @Claims Trial.Imp trial) {
        trial.send(new Trial.Try(new ExInts(1000)));
        try {
            switch (trial.receive()) {
                case Trial.Done(var cells) -> System.out.println(what + " gave " + cells.get(0));
            }
        } catch (ChannelClosed e) {
            System.out.println(what + ": " + e.getMessage());
        }
    }
}
