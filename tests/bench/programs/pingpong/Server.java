package pingpong;

import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;

/** Returns what it is given. */
@Process(name = "server")
final class Server {

    private Server() {}

    static void main(@Provides("/pingpong") PingPong.Exp client) {
        while (true) {
            switch (client.receive()) {
                case PingPong.Ping ping -> client.send(new PingPong.Pong(ping.n() + 1));
                case PingPong.Throw thrown -> client.send(new PingPong.Back(thrown.bytes()));
                case PingPong.Bye bye -> {
                    return;
                }
            }
        }
    }
}
