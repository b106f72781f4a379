import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Everything an instruction can throw. */
@Process(name = "main")
final class Traps {
    static final int STEPS = 18;

    static String run(int step) {
        int[] a = new int[3];
        int[] none = null;
        Point gone = null;
        Object object = "text";
        try {
            int n = switch (step) {
                case 0 -> a[3];
                case 1 -> a[-1];
                case 2 -> none[0];
                case 3 -> none.length;
                case 4 -> gone.x;
                case 5 -> 1 / a[0];
                case 6 -> 1 % a[0];
                case 7 -> (int) (5L / a[0]);
                case 8 -> (int) (5L % a[0]);
                case 9 -> new int[-step].length;
                case 10 -> ((Point) object).x;
                case 11 -> ((Point) null == null) ? 11 : 12;
                case 12 -> a[Integer.MIN_VALUE];
                case 13 -> gone.twice();
                case 14 -> {
                    gone.x = 4;
                    yield 1;
                }
                case 15 -> throw (RuntimeException) object(null);
                case 16 -> gone.none();
                default -> {
                    Object point = new Point(8);
                    yield ((Point) point).twice();
                }
            };
            return "value " + n;
        } catch (ArrayIndexOutOfBoundsException e) {
            return "bounds: " + e.getMessage();
        } catch (ArithmeticException e) {
            return "arithmetic: " + e.getMessage();
        } catch (NullPointerException e) {
            return "null";
        } catch (NegativeArraySizeException e) {
            return "negative: " + e.getMessage();
        } catch (ClassCastException e) {
            return "cast";
        }
    }

    private static Object object(Object o) {
        return o;
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}

final class Point {
    int x;

    Point(int x) {
        this.x = x;
    }

    int twice() {
        return 2 * x;
    }

    int none() {
        return 0;
    }
}
