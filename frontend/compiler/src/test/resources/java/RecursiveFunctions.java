import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Recursion, direct and mutual. */
@Process(name = "main")
final class RecursiveFunctions {
    static final int STEPS = 8;

    static String run(int step) {
        return fib(step + 10) + " " + ackermann(2, step) + " " + gcd(step * 84, 126) + " " + even(step * 3) + " " + hanoi(step, 'a', 'b', 'c')
                + " " + power(3, step * 7) + " " + digits(step * 98765);
    }

    private static int fib(int n) {
        return n < 2 ? n : fib(n - 1) + fib(n - 2);
    }

    private static int ackermann(int m, int n) {
        return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static boolean even(int n) {
        return n == 0 || odd(n - 1);
    }

    private static boolean odd(int n) {
        return n != 0 && even(n - 1);
    }

    private static String hanoi(int n, char from, char to, char over) {
        return n == 0 || n > 4 ? "" : hanoi(n - 1, from, over, to) + from + to + hanoi(n - 1, over, to, from);
    }

    private static long power(long base, int n) {
        if (n == 0) {
            return 1;
        }
        long half = power(base, n / 2);
        return n % 2 == 0 ? half * half : half * half * base;
    }

    private static String digits(int n) {
        return n < 10 ? "" + n : digits(n / 10) + "." + n % 10;
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
