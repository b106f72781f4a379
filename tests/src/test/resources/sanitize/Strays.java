import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.ExLongs;
import dev.heliac.lang.Isa;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Platform;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

@Contract("""
        state Ready: { Put? -> Busy; Sum? -> Busy; Turn? -> Busy; }
        state Busy: Done! -> End;
        state End: ;
        """)
interface Work {
    sealed interface In {}

    sealed interface Out {}

    record Put(ExInts cells, int at) implements In {}

    record Sum(int n) implements In {}

    record Turn(int from) implements In {}

    record Done(int result) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

@Process(name = "server")
@Platform(prefer = Isa.GPU, weight = 2)
final class Server {
    static void main(@Provides("/work") Work.Exp client) {
        switch (client.receive()) {
            case Work.Put(var cells, var at) -> {
                Parallel.unordered(1, i -> put(cells, at + i));
                client.send(new Work.Done(cells.get(0)));
            }
            case Work.Sum(var n) -> client.send(new Work.Done(sum(n)));
            case Work.Turn(var from) -> client.send(new Work.Done(turned(from)));
        }
    }

    private static void put(ExInts cells, int at) {
        cells.set(at, 1);
    }

    private static int sum(int n) {
        var numbers = new ExLongs(10);
        Parallel.range(numbers.length(), i -> numbers.set(i, i * n));
        return last(numbers);
    }

    private static int turned(int from) {
        var turned = new ExInts(20);
        Parallel.tiles(2, (tile, number) -> {
            ExInts numbers = tile.ints(10);
            ExInts others = tile.ints(10);
            tile.range(10, i -> numbers.set(i, number * 10 + i));
            tile.range(10, i -> others.set(i, numbers.get(from - i)));
            tile.range(10, i -> turned.set(number * 10 + i, others.get(i)));
        });
        return turned.get(10);
    }

    private static int last(ExLongs numbers) {
        return (int) numbers.get(9);
    }
}

@Process(name = "client")
final class Client {
    static void main(@Uses("/work") Work.Imp work, String[] words) {
        int at = Integer.parseInt(words[0]);
        if (at == -1) {
            work.send(new Work.Sum(7));
        } else if (at < 0) {
            work.send(new Work.Turn(-at));
        } else {
            work.send(new Work.Put(new ExInts(25), at));
        }
        try {
            System.out.println("gave " + work.receive(Work.Done.class).result());
        } catch (ChannelClosed e) {
            System.out.println(e.getMessage());
        }
    }
}
