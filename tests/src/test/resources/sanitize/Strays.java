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
        state Ready: { Put? -> Busy; Sum? -> Busy; }
        state Busy: Done! -> End;
        state End: ;
        """)
interface Work {
    sealed interface In {}

    sealed interface Out {}

    record Put(ExInts cells, int at) implements In {}

    record Sum(int n) implements In {}

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

    private static int last(ExLongs numbers) {
        return (int) numbers.get(9);
    }
}

@Process(name = "client")
final class Client {
    static void main(@Uses("/work") Work.Imp work, String[] words) {
        int at = Integer.parseInt(words[0]);
        if (at < 0) {
            work.send(new Work.Sum(7));
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
