import dev.heliac.lang.Process;
import java.util.Arrays;

/** Texts split at one character, known or not, and by regular expressions. */
@Process(name = "main")
final class Splitting {
    static final int STEPS = 4;

    private static String given(String separator, int limit) {
        return Arrays.toString("a1b2,c.d".split(separator, limit));
    }

    static String run(int step) {
        return switch (step) {
            case 0 -> Arrays.toString("a,b,,c,,".split(",")) + Arrays.toString("a,b,,c,,".split(",", -1))
                    + Arrays.toString("a,b,,c,,".split(",", step + 2)) + Arrays.toString("".split(" ")) + "none".split(" ").length;
            case 1 -> Arrays.toString("a.b.c".split("\\.")) + Arrays.toString("a|b".split("\\|", 2)) + Arrays.toString("xéy".split("é"))
                    + Arrays.toString("a\tb".split("\t")) + Arrays.toString("a.b".split(step > 0 ? "\\." : "b"));
            case 2 -> Arrays.toString("a1b22c".split("[0-9]+")) + Arrays.toString("abc".split("")) + Arrays.toString("a.b".split("."))
                    + Arrays.toString("a1b".split("\\d")) + given(".", 0) + given(",", 2) + given("\\d", 0);
            default -> {
                String nothing = step > 0 ? null : "x";
                String wrong;
                try {
                    wrong = "" + nothing.split(",").length;
                } catch (NullPointerException e) {
                    wrong = "null";
                }
                yield wrong;
            }
        };
    }

    public static void main(String[] words) {
        for (int i = 0; i < STEPS; i++) {
            System.out.println(run(i));
        }
    }
}
