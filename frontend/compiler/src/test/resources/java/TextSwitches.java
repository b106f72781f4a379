import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Switches over text, equal hashes included. */
@Process(name = "main")
final class TextSwitches {
    static final int STEPS = 7;

    private static final String[] WORDS = {"one", "two", "three", "Aa", "BB", "", "none"};

    static String run(int step) {
        String word = WORDS[step];
        int n = switch (word) {
            case "one" -> 1;
            case "two", "three" -> 23;
            case "Aa" -> 65;
            case "BB" -> 66;
            case "" -> 0;
            default -> -1;
        };
        return word + "=" + n;
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
