import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Console;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Listener;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

@Contract("""
        state Start: Go? -> End;
        state End: ;
        """)
interface One {
    sealed interface In {}

    interface Out {}

    record Go() implements In {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

@Process(name = "lonely")
final class Lonely {
    static void main(@Provides("/one") One.Exp client, @Provides("/many") Listener<One.Exp> clients, @Uses("/console") Console.Imp console) {
        int gone = 0;
        try {
            client.receive(One.Go.class);
            client.close();
        } catch (ChannelClosed closed) {
            gone++;
        }
        try {
            clients.accept().close();
            clients.close();
        } catch (ChannelClosed closed) {
            gone++;
        }
        Console.println(console, gone == 2 ? "nobody came" : "somebody came");
        console.send(new Console.Bye());
    }
}
