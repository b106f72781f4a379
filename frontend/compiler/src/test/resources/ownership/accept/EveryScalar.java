import dev.heliac.lang.Console;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

/** Every primitive type travels, at its extremes. */
@Contract("""
        state Start: { Take? -> Taken; Bye? -> End; }
        state Taken: Back! -> Start;
        state End: ;
        """)
interface Box {
    sealed interface In {}

    sealed interface Out {}

    record Take(boolean z, byte b, short s, char c, int i, long l, float f, double d) implements In {}

    record Bye() implements In {}

    record Back(double d, float f, long l, int i, char c, short s, byte b, boolean z) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

@Process(name = "box")
final class BoxProcess {
    static void main(@Provides("/box") Box.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Box.Take t -> client.send(new Box.Back(t.d(), t.f(), t.l(), t.i(), t.c(), t.s(), t.b(), t.z()));
                case Box.Bye bye -> {
                    return;
                }
            }
        }
    }
}

@Process(name = "client")
final class Client {
    static void main(@Uses("/box") Box.Imp box, @Uses("/console") Console.Imp console) {
        box.send(new Box.Take(true, (byte) -128, (short) -32768, (char) 65535, -2147483648, Long.MIN_VALUE, 0.5f, -0.25));
        print(box.receive(Box.Back.class), console);
        box.send(new Box.Take(false, (byte) 127, (short) 32767, 'A', 2147483647, Long.MAX_VALUE, -1.5f, 1e9));
        print(box.receive(Box.Back.class), console);
        box.send(new Box.Bye());
        console.send(new Console.Bye());
    }

    static void print(Box.Back back, Console.Imp console) {
        Console.println(console, back.z() + " " + back.b() + " " + back.s() + " " + (int) back.c() + " " + back.i());
        Console.println(console, back.l() + " " + (int) (back.f() * 100) + " " + (long) (back.d() * 100));
    }
}
