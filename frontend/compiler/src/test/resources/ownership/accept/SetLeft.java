import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Claims;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.EndpointMap;
import dev.heliac.lang.EndpointSet;
import dev.heliac.lang.Listener;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Select;
import dev.heliac.lang.Select.One;
import dev.heliac.lang.Select.Two;
import dev.heliac.lang.Uses;

@Contract("""
        state Start: Ask? -> Asked;
        state Asked: Answer! -> Start;
        """)
interface Desk {
    sealed interface In {}

    sealed interface Out {}

    record Ask() implements In {}

    record Answer() implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** Waits for those who came, and is told when there is nobody any more: of sets, and of a map that nobody was put into. */
@Process(name = "server")
final class Server {
    static void main(@Provides("/desk") Listener<Desk.Exp> door) {
        EndpointSet<Desk.Exp, Desk.In> asked = EndpointSet.of(Desk.Exp.class);
        EndpointSet<Desk.Exp, Desk.In> fresh = EndpointSet.of(Desk.Exp.class);
        int answered = 0;
        fresh.add(door.accept());
        fresh.add(door.accept());
        try {
            while (true) {
                switch (Select.receive(asked, fresh)) {
                    case Two(EndpointSet.From(Desk.Exp client, Desk.Ask _), _) -> {
                        client.send(new Desk.Answer());
                        asked.add(client);
                        answered++;
                    }
                    case Two(_, EndpointSet.From(Desk.Exp client, Desk.Ask _)) -> {
                        client.send(new Desk.Answer());
                        asked.add(client);
                        answered++;
                    }
                }
            }
        } catch (ChannelClosed e) {
            System.out.println(answered + " answered, " + asked.size() + " and " + fresh.size() + " left");
        }
        fresh.add(door.accept());
        try {
            while (true) {
                switch (Select.receive(fresh)) {
                    case One(EndpointSet.From(Desk.Exp client, Desk.Ask _)) -> {
                        client.send(new Desk.Answer());
                        fresh.add(client);
                        answered++;
                    }
                }
            }
        } catch (ChannelClosed e) {
            System.out.println(answered + " answered, " + fresh.size() + " left");
        }
        fresh.close();
        asked.close();
        nobody();
    }

    private static void nobody() {
        EndpointMap<Desk.Exp, Desk.In, String> names = EndpointMap.of(Desk.Exp.class);
        try {
            switch (Select.receive(names)) {
                case One(EndpointMap.From(Desk.Exp client, Desk.Ask _, String _)) -> client.close();
                case One(EndpointMap.Gone(String name)) -> System.out.println(name);
            }
        } catch (ChannelClosed e) {
            System.out.println("nobody");
        }
        names.close();
    }
}

final class Client {
    private Client() {}

    static void ask(@Claims Desk.Imp desk, int times) {
        for (int i = 0; i < times; i++) {
            desk.send(new Desk.Ask());
            switch (desk.receive()) {
                case Desk.Answer _ -> {}
            }
        }
        desk.close();
    }
}

@Process(name = "ada")
final class Ada {
    static void main(@Uses("/desk") Desk.Imp desk) {
        Client.ask(desk, 4);
    }
}

@Process(name = "bob")
final class Bob {
    static void main(@Uses("/desk") Desk.Imp desk) {
        Client.ask(desk, 4);
    }
}

@Process(name = "eve")
final class Eve {
    static void main(@Uses("/desk") Desk.Imp desk) {
        Client.ask(desk, 4);
    }
}
