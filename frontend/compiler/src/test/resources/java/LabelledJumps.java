import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** break and continue, with and without labels. */
@Process(name = "main")
final class LabelledJumps {
    static final int STEPS = 6;

    static String run(int step) {
        String trace = "";
        outer:
        for (int i = 0; i < 5; i++) {
            middle:
            for (int j = 0; j < 5; j++) {
                if ((i + j) % 3 == step % 3) {
                    continue;
                }
                int k = 0;
                do {
                    if (k == step) {
                        break;
                    }
                    if (i * j * k == 4) {
                        continue outer;
                    }
                    if (i + j + k > 9) {
                        break outer;
                    }
                    if (k > j) {
                        continue middle;
                    }
                    k++;
                } while (k < 4);
                trace += i * 100 + j * 10 + k + " ";
            }
        }
        block: {
            if (step > 3) {
                break block;
            }
            trace += "block";
        }
        return trace;
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
