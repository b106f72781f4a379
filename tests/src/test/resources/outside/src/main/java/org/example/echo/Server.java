package org.example.echo;

import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;

@Process(name = "server")
final class Server {
    static void main(@Provides("/echo") Echo.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Echo.Ask ask -> client.send(new Echo.Answer(ask.n()));
                case Echo.Bye bye -> {
                    return;
                }
            }
        }
    }
}
