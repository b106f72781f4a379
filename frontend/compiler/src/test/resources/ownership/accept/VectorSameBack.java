import dev.heliac.lang.Claims;
import dev.heliac.lang.Console;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** A helper claims a vector and returns the same one. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/console") Console.Imp console) {
        ExInts data = new ExInts(2);
        for (int i = 0; i < 5; i++) {
            data = i % 2 == 0 ? bumped(data) : data;
        }
        Console.println(console, "" + data.get(0));
        console.send(new Console.Bye());
    }

    static ExInts bumped(@Claims ExInts data) {
        data.set(0, data.get(0) + 1);
        return data;
    }
}
