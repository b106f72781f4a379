import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.Isa;
import dev.heliac.lang.Platform;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

@Contract("""
        state Ready: { Number? -> Numbered; Bytes? -> Counted; Bye? -> End; }
        state Numbered: Next! -> Ready;
        state Counted: Same! -> Ready;
        state End: ;
        """)
interface Echoing {
    sealed interface In {}

    sealed interface Out {}

    record Number(int number) implements In {}

    record Next(int number) implements Out {}

    record Bytes(ExBytes bytes) implements In {}

    record Same(ExBytes bytes) implements Out {}

    record Bye() implements In {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** Gives back what it is given, of numbers the next. */
@Process(name = "server")
@Platform(prefer = Isa.GPU, weight = 2)
final class Server {
    static void main(@Provides("/echo") Echoing.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Echoing.Number(var number) -> client.send(new Echoing.Next(number + 1));
                case Echoing.Bytes(var bytes) -> client.send(new Echoing.Same(bytes));
                case Echoing.Bye bye -> {
                    return;
                }
            }
        }
    }
}

/** Sends as many numbers as the first word says, and then vectors of all sizes that the other words say. */
@Process(name = "client")
final class Client {
    static void main(String[] words, @Uses("/echo") Echoing.Imp server) {
        int number = 0;
        for (int i = Integer.parseInt(words[0]); i > 0; i--) {
            server.send(new Echoing.Number(number));
            number = server.receive(Echoing.Next.class).number();
        }
        System.out.println(number);
        for (int w = 1; w < words.length; w++) {
            int size = Integer.parseInt(words[w]);
            var bytes = new ExBytes(size);
            for (int i = 0; i < size; i++) {
                bytes.set(i, (byte) (i * 7 + i / 60 + size));
            }
            server.send(new Echoing.Bytes(bytes));
            var same = server.receive(Echoing.Same.class).bytes();
            int wrong = same.length() == size ? 0 : 1;
            for (int i = 0; i < same.length(); i++) {
                wrong += same.get(i) == (byte) (i * 7 + i / 60 + size) ? 0 : 1;
            }
            System.out.println(size + " bytes, " + wrong + " wrong");
        }
        server.send(new Echoing.Bye());
    }
}
