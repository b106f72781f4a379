import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Switches with colons: falling through, default anywhere, dense and sparse keys. */
@Process(name = "main")
final class OldSwitches {
    static final int STEPS = 20;

    private static final int[] KEYS = {
        -1, 0, 1, 2, 3, 4, 5, 6, 7, 99, 100, 1000000, -1000000, Integer.MAX_VALUE, Integer.MIN_VALUE, 'a', 'b', 65535, 65536, 8
    };

    static String run(int step) {
        int key = KEYS[step];
        String text = "";
        switch (key) {
            case 0:
                text += "zero ";
            case 1:
                text += "one ";
                break;
            default:
                text += "default ";
            case 2:
            case 3:
                text += "few ";
                break;
            case 5: {
                text += "five ";
            }
        }
        switch (key) {
            case 1000000:
                return text + "million";
            case -1000000:
                return text + "minus million";
            case Integer.MIN_VALUE:
                text += "min ";
                break;
            case Integer.MAX_VALUE:
                text += "max ";
        }
        switch ((char) key) {
            case 'a':
            case 'b':
                text += "letter ";
                break;
            case 65535:
                text += "last ";
        }
        switch ((byte) key) {
            case -1 -> text += "byte -1";
            case 100 -> text += "byte 100";
            default -> {}
        }
        switch (key) {
        }
        return text;
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
