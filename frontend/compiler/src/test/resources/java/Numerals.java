import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Numbers to text and back. */
@Process(name = "main")
final class Numerals {
    static final int STEPS = 12;

    private static final String[] NUMERALS = {
        "0", "-0", "+7", "2147483647", "-2147483648", "2147483648", "", "-", "12a", " 1", "007", "99999999999"
    };

    static String run(int step) {
        String text = NUMERALS[step];
        String parsed;
        try {
            parsed = "" + Integer.parseInt(text);
        } catch (NumberFormatException e) {
            parsed = "not a number";
        }
        int n = step * -178956971;
        return parsed + " " + Integer.toString(n) + " " + String.valueOf(n) + " " + Long.toString((long) n * n) + " " + Boolean.toString(n < 0)
                + " " + Character.toString((char) (65 + step)) + String.valueOf((char) (97 + step));
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
