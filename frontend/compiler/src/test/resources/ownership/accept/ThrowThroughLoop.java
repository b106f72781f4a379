import dev.heliac.lang.Console;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** An exception leaves two loops with a vector each. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/console") Console.Imp console) {
        String text = "";
        for (int limit = 1; limit < 4; limit++) {
            try {
                text += count(limit);
            } catch (IllegalStateException e) {
                text += e.getMessage();
            }
        }
        Console.println(console, text);
        console.send(new Console.Bye());
    }

    static String count(int limit) {
        int n = 0;
        for (int i = 0; i < 3; i++) {
            ExInts outer = new ExInts(4);
            for (int j = 0; j < 3; j++) {
                ExInts inner = new ExInts(4);
                inner.set(j, 1);
                n += inner.get(j) + outer.get(j);
                if (n > 3 * limit) {
                    throw new IllegalStateException("[" + i + j + "]");
                }
            }
        }
        return "n" + n;
    }
}
