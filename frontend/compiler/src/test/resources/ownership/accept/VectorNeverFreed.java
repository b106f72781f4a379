import dev.heliac.lang.Console;
import dev.heliac.lang.ExLongs;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** A vector that nobody frees is freed at its last use. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/console") Console.Imp console) {
        long total = 0;
        for (int i = 0; i < 1000; i++) {
            ExLongs data = new ExLongs(10000);
            data.set(i, i);
            total += data.get(i);
        }
        Console.println(console, "total " + total);
        console.send(new Console.Bye());
    }
}
