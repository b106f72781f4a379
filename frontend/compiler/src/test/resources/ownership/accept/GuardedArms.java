import dev.heliac.lang.Console;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

@Contract("""
        state Start: { Ask? -> Asked; Bye? -> End; }
        state Asked: { Answer! -> Start; Refused! -> Start; }
        state End: ;
        """)
interface Echo {
    sealed interface In {}

    sealed interface Out {}

    record Ask(int n) implements In {}

    record Bye() implements In {}

    record Answer(int n) implements Out {}

    record Refused(String why) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** Guards choose among answers. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/echo") Echo.Imp echo, @Uses("/console") Console.Imp console) {
        for (int n = 0; n < 4; n++) {
            echo.send(new Echo.Ask(n));
            String text = switch (echo.receive()) {
                case Echo.Answer answer when answer.n() == 0 -> "zero";
                case Echo.Answer answer when answer.n() > 4 -> "large " + answer.n();
                case Echo.Answer answer -> "small " + answer.n();
                case Echo.Refused refused -> refused.why();
            };
            Console.println(console, text);
        }
        echo.send(new Echo.Bye());
        console.send(new Console.Bye());
    }
}

@Process(name = "server")
final class Server {
    static void main(@Provides("/echo") Echo.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Echo.Ask ask when ask.n() < 0 -> client.send(new Echo.Refused("negative"));
                case Echo.Ask ask -> client.send(new Echo.Answer(ask.n() * 2));
                case Echo.Bye bye -> {
                    return;
                }
            }
        }
    }
}
