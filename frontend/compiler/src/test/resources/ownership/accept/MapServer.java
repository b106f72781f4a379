import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Claims;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.EndpointMap;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.Listener;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Select;
import dev.heliac.lang.Select.Came;
import dev.heliac.lang.Select.Closed;
import dev.heliac.lang.Select.One;
import dev.heliac.lang.Select.Two;
import dev.heliac.lang.Uses;
import java.util.Map;
import java.util.TreeMap;

@Contract("""
        state Start: { Put? -> Putting; Bye? -> End; }
        state Putting: { Kept! -> Start; }
        state End: ;
        """)
interface Store {
    sealed interface In {}

    sealed interface Out {}

    record Put(ExInts data, String name) implements In {}

    record Bye() implements In {}

    record Kept(int sum) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** All clients at once: each comes when it likes, and what is known of it comes with it. */
@Process(name = "server")
final class Server {
    private static final class Session {
        private final StringBuilder name = new StringBuilder();
        private int sum;
    }

    static void main(@Provides("/store") Listener<Store.Exp> listener) {
        EndpointMap<Store.Exp, Store.In, Session> clients = EndpointMap.of(Store.Exp.class);
        var all = new TreeMap<String, Integer>();
        serve(listener, clients, all);
        System.out.println(all);
    }

    private static void serve(
            @Claims Listener<Store.Exp> listener, @Claims EndpointMap<Store.Exp, Store.In, Session> clients, Map<String, Integer> all) {
        while (true) {
            switch (Select.receive(Select.orClosed(listener), clients)) {
                case Two(Came(Store.Exp client), _) -> clients.add(client, new Session());
                case Two(_, EndpointMap.From(Store.Exp client, Store.Put(ExInts data, String name), Session session)) -> {
                    session.name.append(name);
                    for (int i = 0; i < data.length(); i++) {
                        session.sum += data.get(i);
                    }
                    client.send(new Store.Kept(session.sum));
                    clients.add(client, session);
                }
                case Two(_, EndpointMap.From(Store.Exp _, Store.Bye _, Session session)) ->
                    all.put(session.name.toString(), session.sum);
                case Two(_, EndpointMap.Gone(Session session)) -> all.put("lost " + session.name, session.sum);
                case Two(Closed(), _) -> {
                    rest(clients, all);
                    return;
                }
            }
        }
    }

    private static void rest(EndpointMap<Store.Exp, Store.In, Session> clients, Map<String, Integer> all) {
        while (clients.size() > 0) {
            switch (Select.receive(clients)) {
                case One(EndpointMap.From(Store.Exp client, Store.Put put, Session session)) -> {
                    session.name.append(put.name());
                    session.sum += put.data().get(0) * put.data().length();
                    client.send(new Store.Kept(session.sum));
                    clients.add(client, session);
                }
                case One(EndpointMap.From(Store.Exp _, Store.Bye _, Session session)) ->
                    all.put(session.name.toString(), session.sum);
                case One(EndpointMap.Gone(Session session)) -> all.put("lost " + session.name, session.sum);
            }
        }
    }
}

final class Client {
    private Client() {}

    static void put(Store.Imp store, String name, int times, int value) {
        for (int i = 0; i < times; i++) {
            var data = new ExInts(3);
            for (int j = 0; j < 3; j++) {
                data.set(j, value);
            }
            store.send(new Store.Put(data, name));
            Store.Kept kept = store.receive(Store.Kept.class);
            if (kept.sum() != 3 * value * (i + 1)) {
                throw new IllegalStateException(name + kept.sum());
            }
        }
    }
}

@Process(name = "ada")
final class Ada {
    static void main(@Uses("/store") Store.Imp store) {
        Client.put(store, "Ada", 3, 5);
        store.send(new Store.Bye());
    }
}

@Process(name = "bob")
final class Bob {
    static void main(@Uses("/store") Store.Imp store) {
        Client.put(store, "Bob", 2, 70);
        store.close();
    }
}

@Process(name = "cleo")
final class Cleo {
    static void main(@Uses("/store") Store.Imp store) {
        Client.put(store, "Cleo", 1, 900);
        store.send(new Store.Bye());
    }
}
