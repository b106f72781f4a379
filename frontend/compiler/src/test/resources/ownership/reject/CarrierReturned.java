import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

@Contract("""
        state Start: { Put? -> Putting; Swap? -> Swapping; Bye? -> End; }
        state Putting: Kept! -> Start;
        state Swapping: Swapped! -> Start;
        state End: ;
        """)
interface Store {
    sealed interface In {}

    sealed interface Out {}

    record Put(ExInts data) implements In {}

    record Swap(ExInts one, ExInts other) implements In {}

    record Bye() implements In {}

    record Kept(int sum) implements Out {}

    record Swapped(ExInts one, ExInts other) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** A message with a vector cannot be returned by a method. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/store") Store.Imp store) {
        store.send(make());
        store.receive(Store.Kept.class);
        store.send(new Store.Bye());
    }

    static Store.Put make() {
        return new Store.Put(new ExInts(1));
    }
}

@Process(name = "keeper")
final class Keeper {
    static void main(@Provides("/store") Store.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Store.Put put -> client.send(new Store.Kept(sum(put.data())));
                case Store.Swap swap -> client.send(new Store.Swapped(swap.other(), swap.one()));
                case Store.Bye bye -> {
                    return;
                }
            }
        }
    }

    static int sum(ExInts data) {
        int sum = 0;
        for (int i = 0; i < data.length(); i++) {
            sum += data.get(i);
        }
        return sum;
    }
}
