import dev.heliac.lang.ExInts;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** What iterations may not do. */
@Process(name = "refused")
final class Refused {
    private static int count;
    private int last;

    interface Shape {
        int area(int n);
    }

    static final class Square implements Shape {
        @Override
        public int area(int n) {
            return n * n;
        }
    }

    static final class Line implements Shape {
        @Override
        public int area(int n) {
            return n;
        }
    }

    static void main() {
        ExInts a = new ExInts(100);
        int n = a.length();
        int[] table = new int[100];
        List<Integer> list = new ArrayList<>();
        Shape shape = n > 50 ? new Square() : new Line();
        IntUnaryOperator twice = i -> 2 * i;
        Refused object = new Refused();
        Parallel.range(n, i -> count++);
        Parallel.range(n, i -> object.last = i);
        Parallel.range(n, i -> table[i] = i);
        Parallel.range(n, i -> a.set(i, new int[i].length));
        Parallel.range(n, i -> a.set(i, shape.area(i)));
        Parallel.range(n, i -> a.set(i, twice.applyAsInt(i)));
        Parallel.range(n, i -> list.add(i));
        Parallel.range(n, i -> System.out.println(i));
        Parallel.range(n, i -> a.set(i, factorial(i)));
        Parallel.range(n, i -> a.set(i, even(i) ? 1 : 0));
        Parallel.range(n, i -> {
            if (i > 50) {
                throw new IllegalStateException();
            }
        });
        Parallel.range(n, i -> {
            try {
                a.set(i, 1 / i);
            } catch (ArithmeticException e) {
                a.set(i, 0);
            }
        });
        Parallel.range(n, i -> a.set(i, (int) System.nanoTime()));
        Parallel.range(n, i -> System.exit(i));
        Parallel.range(n, i -> Parallel.range(n, k -> a.set(i, k)));
        Parallel.range(n, i -> {
            ExInts own = new ExInts(3);
            own.set(0, i);
        });
        Parallel.range(n, i -> System.arraycopy(table, 0, table, i, 1));
        Parallel.range(n, i -> a.set(i, ("" + i).length()));
    }

    private static int factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }

    private static boolean even(int n) {
        return n == 0 || odd(n - 1);
    }

    private static boolean odd(int n) {
        return n != 0 && even(n - 1);
    }
}
