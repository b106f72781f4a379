import dev.heliac.lang.Console;
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

/** A process between two others passes vectors on. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/relay") Store.Imp store, @Uses("/console") Console.Imp console) {
        ExInts data = new ExInts(4);
        for (int i = 0; i < data.length(); i++) {
            data.set(i, i + 1);
        }
        store.send(new Store.Put(data));
        Console.println(console, "sum " + store.receive(Store.Kept.class).sum());
        store.send(new Store.Swap(new ExInts(1), new ExInts(2)));
        var swapped = store.receive(Store.Swapped.class);
        Console.println(console, swapped.one().length() + " " + swapped.other().length());
        store.send(new Store.Bye());
        console.send(new Console.Bye());
    }
}

@Process(name = "relay")
final class Relay {
    static void main(@Provides("/relay") Store.Exp client, @Uses("/store") Store.Imp store) {
        while (true) {
            switch (client.receive()) {
                case Store.Put put -> {
                    store.send(new Store.Put(put.data()));
                    client.send(store.receive(Store.Kept.class));
                }
                case Store.Swap swap -> {
                    store.send(new Store.Swap(swap.one(), swap.other()));
                    client.send(store.receive(Store.Swapped.class));
                }
                case Store.Bye bye -> {
                    store.send(bye);
                    return;
                }
            }
        }
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
