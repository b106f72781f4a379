import dev.heliac.lang.Console;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** A vector outlives an exception in the scope that owns it. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/console") Console.Imp console) {
        ExInts data = new ExInts(3);
        int out = 0;
        for (int i = 0; i < 5; i++) {
            try {
                data.set(i, 10 + i);
            } catch (ArrayIndexOutOfBoundsException e) {
                out += data.length();
            }
        }
        Console.println(console, out + " " + data.get(2));
        console.send(new Console.Bye());
    }
}
