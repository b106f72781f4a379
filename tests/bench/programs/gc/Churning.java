package gc;

import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

@Process(name = "churn")
final class Churning {

    private Churning() {}

    static void main(@Uses("/console") Console.Imp console, String[] words) {
        Console.println(console, Churn.run(words));
        console.send(new Console.Bye());
    }
}
