import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Static fields and the order of their initialization. */
@Process(name = "main")
final class Statics {
    static final int STEPS = 6;

    private static int counter = Other.start();
    private static final int[] TABLE = new int[5];
    private static final String NAME = "na" + "me";
    private static long total;

    static {
        for (int i = 0; i < TABLE.length; i++) {
            TABLE[i] = i * counter;
        }
    }

    static String run(int step) {
        total += TABLE[step % TABLE.length];
        counter++;
        Other.bump(step);
        return counter + " " + total + " " + NAME + " " + Other.log() + " " + Other.LIMIT;
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}

final class Other {
    static final int LIMIT = 1 << 10;

    private static int bumps = 3;
    private static String log = "log";

    private Other() {}

    static int start() {
        return bumps + LIMIT;
    }

    static void bump(int by) {
        bumps += by;
        log += bumps;
    }

    static String log() {
        return log;
    }
}
