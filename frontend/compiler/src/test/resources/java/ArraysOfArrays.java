import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Several dimensions, ragged rows, and what is wrong with sizes. */
@Process(name = "main")
final class ArraysOfArrays {
    static final int STEPS = 8;

    static String run(int step) {
        try {
            switch (step) {
                case 0 -> {
                    int[][] a = new int[3][4];
                    for (int i = 0; i < 3; i++) {
                        for (int j = 0; j < 4; j++) {
                            a[i][j] = i * j;
                        }
                    }
                    return a.length + " " + a[2].length + " " + a[2][3] + " " + (a[0] == a[1]);
                }
                case 1 -> {
                    long[][][] a = new long[2][3][2];
                    a[1][2][1] = 7;
                    return a[1][2][1] + a[0][2][1] + " " + a[1].length + a[1][0].length;
                }
                case 2 -> {
                    int[][] a = new int[3][];
                    a[1] = new int[] {4, 5};
                    return (a[0] == null) + " " + a[1][1] + a[2].length;
                }
                case 3 -> {
                    int[][] a = {{1}, {}, {2, 3}};
                    int sum = 0;
                    for (int[] row : a) {
                        for (int x : row) {
                            sum = sum * 10 + x;
                        }
                    }
                    return sum + " " + a[1][0];
                }
                case 4 -> {
                    int[][] a = new int[2][step - 5];
                    return "made " + a.length;
                }
                case 5 -> {
                    int[][] a = new int[0][step - 6];
                    return "made " + a.length;
                }
                case 6 -> {
                    byte[][][] a = new byte[2][2][];
                    a[0][1] = new byte[] {9};
                    byte[][] row = a[0];
                    return row[1][0] + " " + (row[0] == null);
                }
                default -> {
                    String[][] a = {{"a", "b"}, {"c"}};
                    String[] last = a[1];
                    a[1] = a[0];
                    a[0] = last;
                    return a[0][0] + a[1][0] + a[1][1];
                }
            }
        } catch (NullPointerException e) {
            return "null";
        } catch (NegativeArraySizeException e) {
            return "negative " + e.getMessage();
        } catch (ArrayIndexOutOfBoundsException e) {
            return e.getMessage();
        }
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
