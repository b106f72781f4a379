import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Claims;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.EndpointMap;
import dev.heliac.lang.Listener;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Select;
import dev.heliac.lang.Select.One;
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

/** Ends at once while others are in its map: they see that, as if it had closed them. */
@Process(name = "server")
final class Server {
    static void main(@Provides("/desk") Listener<Desk.Exp> door) {
        EndpointMap<Desk.Exp, Desk.In, StringBuilder> present = EndpointMap.of(Desk.Exp.class);
        for (int i = 0; i < 3; i++) {
            present.add(door.accept(), new StringBuilder());
        }
        for (int i = 0; i < 5; i++) {
            switch (Select.receive(present)) {
                case One(EndpointMap.From(Desk.Exp client, Desk.Ask _, StringBuilder asked)) -> {
                    client.send(new Desk.Answer());
                    present.add(client, asked.append(i));
                }
                case One(EndpointMap.Gone(StringBuilder asked)) -> System.out.println("nobody leaves: " + asked);
            }
        }
        System.exit(0);
    }
}

final class Client {
    private Client() {}

    static void askUntilClosed(@Claims Desk.Imp desk) {
        try {
            while (true) {
                desk.send(new Desk.Ask());
                desk.receive(Desk.Answer.class);
            }
        } catch (ChannelClosed e) {
            System.out.println("closed");
        }
    }
}

@Process(name = "ada")
final class Ada {
    static void main(@Uses("/desk") Desk.Imp desk) {
        Client.askUntilClosed(desk);
    }
}

@Process(name = "bob")
final class Bob {
    static void main(@Uses("/desk") Desk.Imp desk) {
        Client.askUntilClosed(desk);
    }
}

@Process(name = "eve")
final class Eve {
    static void main(@Uses("/desk") Desk.Imp desk) {
        Client.askUntilClosed(desk);
    }
}
