package pingpong;

import dev.heliac.lang.Console;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** {@code ROUNDS}: words; {@code ROUNDS BYTES}: one vector of that size. Prints how often it came back. */
@Process(name = "client")
final class Client {

    private Client() {}

    static void main(@Uses("/pingpong") PingPong.Imp server, @Uses("/console") Console.Imp console, String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 1;
        int answer = 0;
        if (args.length > 1) {
            ExBytes bytes = new ExBytes(Integer.parseInt(args[1]));
            for (int i = 0; i < rounds; i++) {
                bytes.set(0, (byte) (bytes.get(0) + 1));
                server.send(new PingPong.Throw(bytes));
                bytes = server.receive(PingPong.Back.class).bytes();
            }
            answer = bytes.get(0);
            bytes.free();
        } else {
            for (int i = 0; i < rounds; i++) {
                server.send(new PingPong.Ping(answer));
                answer = server.receive(PingPong.Pong.class).n();
            }
        }
        Console.println(console, rounds + " rounds, " + answer);
        server.send(new PingPong.Bye());
        console.send(new Console.Bye());
    }
}
