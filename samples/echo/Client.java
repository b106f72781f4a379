package echo;

import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Asks three times and prints the answers. */
@Process(name = "client")
final class Client {

    private Client() {}

    static void main(@Uses("/echo") Echo.Imp server, @Uses("/console") Console.Imp console) {
        for (int i = 1; i <= 3; i++) {
            server.send(new Echo.Ask(i * 7));
            Echo.Answer answer = server.receive(Echo.Answer.class);
            Console.println(console, "asked " + i * 7 + ", answered " + answer.n());
        }
        server.send(new Echo.Bye());
        console.send(new Console.Bye());
    }
}
