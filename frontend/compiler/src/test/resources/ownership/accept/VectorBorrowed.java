import dev.heliac.lang.Console;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Helpers read and write a vector of their caller. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/console") Console.Imp console) {
        ExInts data = new ExInts(5);
        fill(data, 3);
        fill(data, 4);
        Console.println(console, "sum " + sum(data) + " of " + data.length());
        console.send(new Console.Bye());
    }

    static void fill(ExInts data, int by) {
        for (int i = 0; i < data.length(); i++) {
            data.set(i, data.get(i) + i * by);
        }
    }

    static int sum(ExInts data) {
        int sum = 0;
        for (int i = 0; i < data.length(); i++) {
            sum += data.get(i);
        }
        return sum;
    }
}
