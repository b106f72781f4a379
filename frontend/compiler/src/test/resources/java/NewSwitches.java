import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Switches with arrows, as statements and as values. */
@Process(name = "main")
final class NewSwitches {
    static final int STEPS = 10;

    static String run(int step) {
        int days = switch (step) {
            case 1, 3, 5, 7, 8 -> 31;
            case 4, 6, 9 -> 30;
            case 2 -> {
                int n = 0;
                for (int i = 0; i < 4; i++) {
                    n += 7;
                }
                yield n;
            }
            default -> -1;
        };
        String word = switch (days) {
            case 28 -> "short";
            case 30, 31 -> switch (step % 2) {
                case 0 -> "even";
                default -> "odd";
            };
            default -> {
                if (step == 0) {
                    yield "none";
                }
                yield "what";
            }
        };
        int sum = 1;
        sum += switch (step & 3) {
            case 0 -> sum;
            case 1 -> sum + 1;
            default -> sum + step;
        };
        return days + " " + word + " " + sum;
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
