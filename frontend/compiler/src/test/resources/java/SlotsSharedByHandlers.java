import dev.heliac.lang.Process;
import java.util.List;

/** Variables that share a place in a method's frame, in front of a handler that uses another one there. */
@Process(name = "main")
final class SlotsSharedByHandlers {
    record Closing(String name) implements AutoCloseable {
        @Override
        public void close() {
            said.append(" close ").append(name);
        }
    }

    record Pair(int first, Object second) {}

    static final int STEPS = 4;

    private static StringBuilder said;

    static String run(int step) {
        said = new StringBuilder();
        int sum = 0;
        for (int round = 0; round < 3; round++) {
            {
                int twice = step * 2;
                int thrice = step * 3;
                sum += thrice - twice;
            }
            try {
                List<Integer> some = List.of(step, round);
                for (int x : some) {
                    sum += x;
                }
                sum += some.get(round);
                for (int k = 0; k < step; k++) {
                    sum += some.get(k & 1);
                }
                sum += some.get(step & 1);
            } catch (RuntimeException e) {
                sum += 1000;
            }
            try (Closing a = new Closing("a" + round); Closing b = new Closing("b" + sum)) {
                if (step == round) {
                    throw new IllegalStateException(a.name + b.name);
                }
            } catch (IllegalStateException e) {
                said.append(' ').append(e.getMessage());
            }
        }
        return sum + said.toString() + kind(new Pair(sum, step % 2 == 0 ? "text" : (Object) step));
    }

    /** The first components are compared by their types, which are primitive. */
    private static String kind(Object o) {
        record Local(boolean even, int number) {}
        var local = o instanceof Pair(int n, var _) ? new Local(n % 2 == 0, n) : new Local(false, 0);
        return switch (o) {
            case Pair(int n, String s) when n > 1000 -> " large " + s;
            case Pair(int n, Integer i) when n > i -> " number " + i + local;
            case Pair(int n, Object s) -> " pair " + n + s + local;
            default -> " other";
        };
    }

    public static void main(String[] words) {
        for (int i = 0; i < STEPS; i++) {
            System.out.println(run(i));
        }
    }
}
