package org.example.echo;

import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

@Process(name = "client")
final class Client {
    static void main(@Uses("/echo") Echo.Imp server, @Uses("/console") Console.Imp console, String[] words) {
        for (String word : words) {
            server.send(new Echo.Ask(Integer.parseInt(word)));
            Echo.Answer answer = server.receive(Echo.Answer.class);
            Console.println(console, "asked " + word + ", answered " + answer.n());
        }
        server.send(new Echo.Bye());
        console.send(new Console.Bye());
    }
}
