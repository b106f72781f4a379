import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Computes for long without ever waiting. */
@Process(name = "a-busy")
final class Busy {
    static void main(@Uses("/console") Console.Imp console) {
        int x = 1;
        int rounds = 0;
        while (x != 0 && rounds != 300_000_000) {
            x = x * 1664525 + 1013904223 | 1;
            rounds++;
        }
        Console.println(console, "busy " + x);
        console.send(new Console.Bye());
    }
}

@Process(name = "b-brief")
final class Brief {
    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < 3; i++) {
            Console.println(console, "brief " + i);
        }
        console.send(new Console.Bye());
    }
}
