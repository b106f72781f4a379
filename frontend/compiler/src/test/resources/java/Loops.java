import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Loops of every kind. */
@Process(name = "main")
final class Loops {
    static final int STEPS = 8;

    static String run(int step) {
        long n = 0;
        for (int i = step; i > -step; i -= 2) {
            n = n * 3 + i;
        }
        int i = 0;
        while (i < 20) {
            if (i++ % 3 == 0) {
                continue;
            }
            n += i;
        }
        do {
            n ^= i--;
        } while (i > step);
        for (byte b = 120; b > 0; b++) {
            n++;
        }
        for (char c = 'a'; c <= 'f'; c++) {
            n += c;
        }
        for (float f = 0; f < 1; f += 0.1f) {
            n += 1000;
        }
        for (long l = 1; l != 0; l <<= 1) {
            n -= l;
        }
        for (; ; ) {
            if (n % 7 == 0) {
                return n + " " + i;
            }
            n--;
        }
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
