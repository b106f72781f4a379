import dev.heliac.lang.Claims;
import dev.heliac.lang.Console;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** A helper takes a vector and returns another. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/console") Console.Imp console) {
        ExInts data = doubled(doubled(ones(3)));
        Console.println(console, data.length() + " " + data.get(0) + " " + data.get(11));
        console.send(new Console.Bye());
    }

    static ExInts ones(int n) {
        ExInts data = new ExInts(n);
        for (int i = 0; i < n; i++) {
            data.set(i, 1);
        }
        return data;
    }

    static ExInts doubled(@Claims ExInts data) {
        int n = data.length();
        ExInts twice = new ExInts(2 * n);
        for (int i = 0; i < 2 * n; i++) {
            twice.set(i, 2 * data.get(i % n));
        }
        return twice;
    }
}
