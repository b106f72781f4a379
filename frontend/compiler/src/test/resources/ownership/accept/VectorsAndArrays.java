import dev.heliac.lang.Console;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Vectors are copied from and to arrays. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/console") Console.Imp console) {
        int[] numbers = {5, 6, 7, 8};
        ExInts data = ExInts.copyOf(numbers);
        data.copyFrom(numbers, 0, 2, 2);
        data.copyTo(1, numbers, 0, 3);
        int[] all = data.toArray();
        String text = "";
        for (int n : numbers) {
            text += n + " ";
        }
        for (int n : all) {
            text += n + " ";
        }
        try {
            data.copyTo(2, numbers, 0, 3);
        } catch (IndexOutOfBoundsException e) {
            text += "out of bounds";
        }
        Console.println(console, text);
        console.send(new Console.Bye());
    }
}
