import dev.heliac.lang.Process;
import java.util.ArrayList;
import java.util.List;

/** Recursion of every kind ends in an error that can be caught: through interfaces, in pairs, and by the texts of exceptions. */
@Process(name = "main")
final class Recursions {
    static final int STEPS = 5;

    interface Step {
        int go(int n);
    }

    record Add(Step next) implements Step {
        @Override
        public int go(int n) {
            return 1 + next.go(n + 1);
        }
    }

    static final class Loop implements Step {
        Step next;

        @Override
        public int go(int n) {
            depth = n;
            return next.go(n + 1) + 1;
        }
    }

    static int depth;

    static int pair(int n) {
        return n % 2 == 0 ? even(n + 1) : odd(n + 1);
    }

    static int even(int n) {
        depth = n;
        return pair(n) + 1;
    }

    static int odd(int n) {
        depth = n;
        return pair(n) + 2;
    }

    static String text(int n) {
        depth = n;
        return "x" + text(n + 1);
    }

    static int failing(int n) {
        depth = n;
        if (n >= 0) {
            throw new IllegalStateException("" + failing(n + 1));
        }
        return 0;
    }

    static String run(int step) {
        Loop loop = new Loop();
        loop.next = new Add(loop);
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        Runnable kind = List.<Runnable>of(() -> loop.go(0), () -> pair(0), () -> text(0), () -> failing(0), itself::hashCode).get(step);
        try {
            kind.run();
            return "came back";
        } catch (StackOverflowError e) {
            return "overflow after more than a thousand calls: " + (depth > 1000);
        }
    }

    public static void main(String[] words) {
        for (int i = 0; i < STEPS; i++) {
            System.out.println(run(i));
        }
    }
}
