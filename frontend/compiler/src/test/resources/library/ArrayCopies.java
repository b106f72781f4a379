import dev.heliac.lang.Process;
import java.util.Arrays;

/** What is said of copies between arrays that cannot be. */
@Process(name = "main")
final class ArrayCopies {
    interface Shape {}

    record Dot(int x) implements Shape {}

    static Object array(int kind) {
        return switch (kind) {
            case 0 -> new int[] {1, 2, 3, 4, 5};
            case 1 -> new long[3];
            case 2 -> new boolean[2];
            case 3 -> new byte[7];
            case 4 -> new char[4];
            case 5 -> new short[4];
            case 6 -> new float[4];
            case 7 -> new double[4];
            case 8 -> new Object[] {"a", 1, new Dot(2)};
            case 9 -> new String[] {"p", "q"};
            case 10 -> new Integer[] {1, 2, 3};
            case 11 -> new Shape[] {new Dot(1)};
            case 12 -> new Dot[] {new Dot(3), null};
            case 13 -> new int[][] {{1}, {2, 3}};
            case 14 -> new String[][] {{"x"}, null};
            case 15 -> "no array";
            default -> null;
        };
    }

    static final int KINDS = 17;

    static void copy(Object source, int from, Object target, int to, int count) {
        try {
            System.arraycopy(source, from, target, to, count);
            System.out.println("copied");
        } catch (RuntimeException e) {
            System.out.println(e);
        }
    }

    static void ints(int[] source, int from, int[] target, int to, int count) {
        try {
            System.arraycopy(source, from, target, to, count);
            System.out.println("copied " + Arrays.toString(target));
        } catch (RuntimeException e) {
            System.out.println(e);
        }
    }

    static void texts(Object[] source, int from, String[] target, int to, int count) {
        try {
            System.arraycopy(source, from, target, to, count);
            System.out.println("copied " + Arrays.toString(target));
        } catch (RuntimeException e) {
            System.out.println(e + " " + Arrays.toString(target));
        }
    }

    public static void main(String[] args) {
        for (int source = 0; source < KINDS; source++) {
            for (int target = 0; target < KINDS; target++) {
                System.out.print(source + " " + target + " ");
                copy(array(source), 0, array(target), 0, 2);
            }
        }
        int[] places = {-1, 0, 4, 6, Integer.MAX_VALUE};
        for (int from : places) {
            for (int to : places) {
                for (int count : places) {
                    ints(new int[] {1, 2, 3, 4, 5}, from, new int[6], to, count);
                }
            }
        }
        for (int from : places) {
            texts(new Object[] {"a", "b", 3, "c", "d"}, from, new String[] {"x", "y", "z"}, 0, 2);
            copy(new Object[5], from, new Dot[5], 1, 4);
        }
        texts(new Object[0], 0, new String[0], 0, 0);
        texts(new Integer[] {null, 1}, 0, new String[2], 0, 1);
        texts(new Integer[] {null, 1}, 0, new String[2], 0, 2);
        try {
            System.out.println(Arrays.copyOfRange(new int[0], 1, 3).length);
        } catch (RuntimeException e) {
            System.out.println(e);
        }
    }
}
