import dev.heliac.lang.Console;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** A loop hands a vector from round to round. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/console") Console.Imp console) {
        ExInts row = new ExInts(1);
        row.set(0, 1);
        for (int n = 0; n < 4; n++) {
            ExInts next = new ExInts(row.length() + 1);
            for (int i = 0; i < row.length(); i++) {
                next.set(i, next.get(i) + row.get(i));
                next.set(i + 1, row.get(i));
            }
            row = next;
        }
        String text = "";
        for (int i = 0; i < row.length(); i++) {
            text += row.get(i) + " ";
        }
        Console.println(console, text);
        console.send(new Console.Bye());
    }
}
