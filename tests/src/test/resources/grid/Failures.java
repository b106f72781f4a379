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

/** One iteration of many is out of bounds, in a method that the loop calls. */
@Process(name = "bounds")
@Platform(prefer = Isa.GPU, weight = 2)
final class Bounds {
    static void main(@Provides("/bounds") Trial.Exp client) {
        switch (client.receive()) {
            case Trial.Try(var cells, var n) -> {
                work(cells, n / 777);
                client.send(new Trial.Done(cells));
            }
        }
    }

    private static void work(ExInts cells, int more) {
        Parallel.range(cells.length() + more, i -> put(cells, i));
    }

    private static void put(ExInts cells, int i) {
        cells.set(i, i);
    }
}

/** The process itself divides by zero, outside of loops. */
@Process(name = "divide")
@Platform(prefer = Isa.GPU, weight = 2)
final class Divide {
    static void main(@Provides("/divide") Trial.Exp client) {
        switch (client.receive()) {
            case Trial.Try(var cells, var n) -> {
                cells.set(0, 7 / (n - 777));
                client.send(new Trial.Done(cells));
            }
        }
    }
}

@Process(name = "negative")
@Platform(prefer = Isa.GPU, weight = 2)
final class Negative {
    static void main(@Provides("/negative") Trial.Exp client) {
        switch (client.receive()) {
            case Trial.Try(var cells, var n) -> {
                Parallel.range(-n, i -> cells.set(i, i));
                client.send(new Trial.Done(cells));
            }
        }
    }
}

@Process(name = "client")
final class Client {
    static void main(
            @Uses("/bounds") Trial.Imp bounds,
            @Uses("/divide") Trial.Imp divide,
            @Uses("/negative") Trial.Imp negative) {
        ask("bounds", bounds);
        ask("divide", divide);
        ask("negative", negative);
    }

    private static void ask(String what, @Claims Trial.Imp trial) {
        trial.send(new Trial.Try(new ExInts(5000), 777));
        try {
            switch (trial.receive()) {
                case Trial.Done(var cells) -> System.out.println(what + " gave " + cells.length());
            }
        } catch (ChannelClosed e) {
            System.out.println(what + ": " + e.getMessage());
        }
    }
}
