import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Console;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

@Contract("""
        state Start: Ask? -> Asked;
        state Asked: Answer! -> Start;
        """)
interface Endless {
    sealed interface In {}

    sealed interface Out {}

    record Ask(int n) implements In {}

    record Answer(int n) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

@Process(name = "asker")
final class Asker {
    static void main(@Uses("/answers") Endless.Imp server, @Uses("/console") Console.Imp console) {
        Console.println(console, "asking");
        try {
            while (true) {
                server.send(new Endless.Ask(1));
                server.receive(Endless.Answer.class);
            }
        } catch (ChannelClosed gone) {
            Console.println(console, "the server is gone");
        }
        console.send(new Console.Bye());
    }
}

@Process(name = "server")
final class Server {
    static void main(@Provides("/answers") Endless.Exp client) {
        while (true) {
            int n = client.receive(Endless.Ask.class).n();
            client.send(new Endless.Answer(n));
        }
    }
}
