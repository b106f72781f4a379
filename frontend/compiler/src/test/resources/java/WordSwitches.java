import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Switches over words that are alike: in length, in their first letters, in their hashes, or but for their alphabet. */
@Process(name = "main")
final class WordSwitches {
    private static final String[] WORDS = {
        "", "a", "b", "c", "é", "ab", "ac", "Aa", "BB", "AaAa", "BBBB", "AaBB", "BBAa", "public", "private", "protected", "static",
        "strictfp", "synchronized", "ünder", "under", "undEr", "\u0100", "\u2260=", "AaBb", "privatE", "publics", "statid", "null",
    };
    static final int STEPS = WORDS.length + 1;

    static String run(int step) {
        String word = step < WORDS.length ? WORDS[step] : null;
        String copy = word == null ? null : new StringBuilder(word).reverse().reverse().toString();
        String text = step + " ";
        try {
            text += number(copy) + " " + modifier(copy) + " " + guarded(copy) + " " + falling(copy);
        } catch (NullPointerException e) {
            text += "null";
        }
        return text + " " + within(word) + " " + wide(word);
    }

    private static int number(String s) {
        switch (s) {
            case "":
                return 0;
            case "a":
                return 1;
            case "b":
                return 2;
            case "é":
                return 3;
            case "ab":
                return 4;
            case "Aa":
                return 5;
            case "BB":
                return 6;
            default:
                return -1;
        }
    }

    private static String modifier(String s) {
        return switch (s) {
            case "public", "private", "protected" -> "access";
            case "static" -> "S";
            case "strictfp" -> "F";
            case "synchronized" -> "Y";
            case "AaAa", "BBBB" -> "same";
            case "AaBB" -> "same too";
            case "ünder" -> "ü";
            case "under" -> "u";
            default -> "none";
        };
    }

    private static String guarded(String s) {
        for (int i = 0; ; i++) {
            try {
                switch (s) {
                    case "under":
                        throw new IllegalStateException(s);
                    case "ab":
                        if (i < 3) {
                            continue;
                        }
                        return "late";
                    case "BBAa":
                        return "BBAa";
                }
                return "-";
            } catch (IllegalStateException e) {
                return e.getMessage() + i;
            } finally {
                s = s + "";
            }
        }
    }

    private static int falling(String s) {
        int n = 0;
        switch (s) {
            case "a":
                n += 1;
            case "b":
                n += 10;
            case "c":
                n += 100;
                break;
            case "private":
                n = 7;
        }
        return n;
    }

    private static String within(String s) {
        try {
            return switch (s) {
                case "x" -> "x";
                case "null" -> "text";
                default -> "other";
            };
        } catch (NullPointerException e) {
            return "caught";
        }
    }

    private static int wide(String s) {
        return switch (s) {
            case null -> -1;
            case "\u0100" -> 1;
            case "\u2260=" -> 2;
            case "b" -> 3;
            default -> 4;
        };
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
