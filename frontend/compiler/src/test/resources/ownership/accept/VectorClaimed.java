import dev.heliac.lang.Claims;
import dev.heliac.lang.Console;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** A helper claims a vector and frees it. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/console") Console.Imp console) {
        int n = 0;
        for (int i = 1; i <= 3; i++) {
            n += consume(new ExInts(i), i > 1);
        }
        Console.println(console, "n " + n);
        console.send(new Console.Bye());
    }

    static int consume(@Claims ExInts data, boolean early) {
        int n = data.length();
        if (early) {
            data.free();
            return n * 10;
        }
        return n;
    }
}
