import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Claims;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.Listener;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Select;
import dev.heliac.lang.Select.Came;
import dev.heliac.lang.Select.Closed;
import dev.heliac.lang.Select.Two;
import dev.heliac.lang.Uses;

@Contract("""
        state Start: { Put? -> Putting; Bye? -> End; }
        state Putting: { Kept! -> Start; Full! -> End; }
        state End: ;
        """)
interface Store {
    sealed interface In {}

    sealed interface Out {}

    record Put(ExInts data, String name) implements In {}

    record Bye() implements In {}

    record Kept(int sum) implements Out {}

    record Full(ExInts back) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** Serves its first client; a new one, which comes in between, is served to its end before. */
@Process(name = "server")
final class Server {
    private static int names;
    private static long sum;

    static void main(@Provides("/store") Listener<Store.Exp> clients) {
        try {
            serveAll(clients);
        } catch (ChannelClosed nobody) {
            System.out.println(names + " letters, " + sum);
        }
    }

    private static void serveAll(@Claims Listener<Store.Exp> clients) {
        Store.Exp first = clients.accept();
        while (true) {
            switch (Select.receive(first, Select.orClosed(clients))) {
                case Two(Store.Put(ExInts data, String name), _) -> first.send(new Store.Kept(keep(data, name)));
                case Two(Store.Bye _, _) -> first = clients.accept();
                case Two(_, Came(Store.Exp next)) -> serve(next);
                case Two(_, Closed()) -> {
                    serve(first);
                    throw new ChannelClosed();
                }
            }
        }
    }

    private static void serve(@Claims Store.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Store.Put put -> {
                    if (put.data().length() > 3) {
                        client.send(new Store.Full(put.data()));
                        return;
                    }
                    client.send(new Store.Kept(keep(put.data(), put.name())));
                }
                case Store.Bye bye -> {
                    return;
                }
            }
        }
    }

    private static int keep(ExInts data, String name) {
        int kept = 0;
        for (int i = 0; i < data.length(); i++) {
            kept += data.get(i);
        }
        names += name.length();
        sum += kept;
        return kept;
    }
}

@Process(name = "ada")
final class Ada {
    static void main(@Uses("/store") Store.Imp store) {
        for (int i = 0; i < 3; i++) {
            var data = new ExInts(3);
            data.set(i, 5);
            store.send(new Store.Put(data, "Ada"));
            switch (store.receive()) {
                case Store.Kept kept -> {}
                case Store.Full full -> {
                    return;
                }
            }
        }
        store.send(new Store.Bye());
    }
}

@Process(name = "bob")
final class Bob {
    static void main(@Uses("/store") Store.Imp store) {
        for (int i = 0; i < 2; i++) {
            var data = new ExInts(3);
            data.set(i, 70);
            store.send(new Store.Put(data, "Bob"));
            switch (store.receive()) {
                case Store.Kept kept -> {}
                case Store.Full full -> {
                    return;
                }
            }
        }
        store.send(new Store.Bye());
    }
}

@Process(name = "cleo")
final class Cleo {
    static void main(@Uses("/store") Store.Imp store) {
        for (int i = 0; i < 1; i++) {
            var data = new ExInts(3);
            data.set(i, 900);
            store.send(new Store.Put(data, "Cleo"));
            switch (store.receive()) {
                case Store.Kept kept -> {}
                case Store.Full full -> {
                    return;
                }
            }
        }
        store.send(new Store.Bye());
    }
}
