import dev.heliac.lang.Console;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** A vector whose variable gets another is freed. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/console") Console.Imp console) {
        ExBytes data = new ExBytes(1);
        for (int i = 0; i < 1000; i++) {
            data = new ExBytes(data.length() + 1);
        }
        Console.println(console, "length " + data.length());
        console.send(new Console.Bye());
    }
}
