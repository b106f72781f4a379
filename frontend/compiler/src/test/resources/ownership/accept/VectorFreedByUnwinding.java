import dev.heliac.lang.Console;
import dev.heliac.lang.ExLongs;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** An exception frees the vectors of the scopes it leaves. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/console") Console.Imp console) {
        int failed = 0;
        for (int i = 0; i < 500; i++) {
            ExLongs outer = new ExLongs(20000);
            try {
                ExLongs inner = new ExLongs(20000);
                inner.set(i * 100, i);
                outer.set(0, inner.get(i * 100));
            } catch (ArrayIndexOutOfBoundsException e) {
                failed++;
            }
        }
        Console.println(console, "failed " + failed);
        console.send(new Console.Bye());
    }
}
