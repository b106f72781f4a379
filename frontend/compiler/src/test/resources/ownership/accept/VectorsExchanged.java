import dev.heliac.lang.Console;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Two variables exchange their vectors in a loop. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/console") Console.Imp console) {
        ExInts a = new ExInts(1);
        ExInts b = new ExInts(2);
        for (int i = 0; i < 3; i++) {
            ExInts old = a;
            a = b;
            b = old;
            a.set(0, a.get(0) + 1);
        }
        Console.println(console, a.length() + " " + a.get(0) + ", " + b.length() + " " + b.get(0));
        console.send(new Console.Bye());
    }
}
