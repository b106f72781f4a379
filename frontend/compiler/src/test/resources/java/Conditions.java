import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Short circuits, ternaries and logical operators. */
@Process(name = "main")
final class Conditions {
    static final int STEPS = 16;

    private static int asked;

    static String run(int step) {
        boolean a = (step & 1) != 0;
        boolean b = (step & 2) != 0;
        boolean c = (step & 4) != 0;
        boolean d = (step & 8) != 0;
        asked = 0;
        boolean lazy = ask(a) && ask(b) || ask(c) && !ask(d);
        boolean eager = ask(a) & ask(b) | ask(c) & !ask(d);
        boolean odd = a ^ b ^ c ^ d;
        int n = a ? b ? 1 : 2 : c ? 3 : d ? 4 : 5;
        long wide = a ? 1 : 2L;
        char letter = b ? 'x' : 'y';
        int mixed = c ? letter : 7;
        boolean assigned = false;
        if (a && (assigned = b) || d) {
            n += 10;
        }
        assigned |= c;
        assigned &= !d;
        return lazy + " " + eager + " " + odd + " " + n + " " + wide + " " + letter + " " + mixed + " " + assigned + " " + asked + " "
                + (a == b) + (a != c);
    }

    private static boolean ask(boolean answer) {
        asked++;
        return answer;
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
