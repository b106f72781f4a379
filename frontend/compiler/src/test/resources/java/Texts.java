import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Concatenation of every kind of value, and the methods of String. */
@Process(name = "main")
final class Texts {
    static final int STEPS = 10;

    private static final String[] TEXTS = {"", "a", "hello", "Hello, world", "gr\u00fc\u00df", "\u4f60\u597d", "abc\ud83d\ude00", "\t\u00ff\u0100", "aaa", "zebra"};

    static String run(int step) {
        String text = TEXTS[step];
        String other = TEXTS[(step + 3) % TEXTS.length];
        byte b = (byte) (step * 50);
        short s = (short) (step * -5000);
        char c = (char) ('a' + step);
        long l = step * -12345678901L;
        boolean z = step % 2 == 0;
        Object none = null;
        String line = b + "," + s + "," + c + "," + step + "," + l + "," + z + "," + (String) none + "," + text + other;
        line += " " + text.length() + " " + text.hashCode() + " " + text.isEmpty() + " " + text.equals(other) + " " + text.equals("hel" + "lo");
        line += " " + text.compareTo(other) + " " + text.indexOf('l') + " " + text.startsWith("h") + " " + text.endsWith("a");
        line += " " + text.concat(other).length();
        try {
            line += " " + (int) text.charAt(2) + " " + text.substring(1, 3) + " " + text.substring(2);
        } catch (StringIndexOutOfBoundsException e) {
            line += " short";
        }
        line += c + 1;
        line += (char) (c + 1);
        return line + Integer.MIN_VALUE + Long.MIN_VALUE + 'x' + 1 + 2L + true;
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
