import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Arrays of every element type. */
@Process(name = "main")
final class Arrays {
    static final int STEPS = 9;

    static String run(int step) {
        switch (step) {
            case 0 -> {
                byte[] a = {1, -1, (byte) 200, 127};
                a[0] += 127;
                a[1]--;
                return a[0] + " " + a[1] + " " + a[2] + " " + (a[3] & 0xff) + " " + a.length;
            }
            case 1 -> {
                short[] a = new short[3];
                char[] c = new char[3];
                for (int i = 0; i < 3; i++) {
                    a[i] = (short) (i * 20000);
                    c[i] = (char) (a[i] + 1);
                }
                return a[0] + " " + a[1] + " " + a[2] + " " + (int) c[0] + " " + (int) c[1] + " " + (int) c[2];
            }
            case 2 -> {
                boolean[] a = new boolean[4];
                a[1] = true;
                a[2] = !a[3];
                a[3] = a[1] ^ a[2];
                return a[0] + " " + a[1] + " " + a[2] + " " + a[3];
            }
            case 3 -> {
                long[] a = {1L << 40, -5};
                float[] f = {1.5f, -0f};
                double[] d = {0.1, 1 / -0.0};
                return a[0] + " " + a[1] + " " + Float.floatToIntBits(f[1]) + " " + Double.doubleToLongBits(d[0]) + " " + (long) d[1];
            }
            case 4 -> {
                String[] a = {"x", null, "z"};
                Object[] o = new Object[2];
                o[0] = a;
                return a[0] + a[1] + a[2] + (o[1] == null) + (o[0] == a);
            }
            case 5 -> {
                int[] a = {1, 2, 3, 4, 5, 6};
                System.arraycopy(a, 0, a, 2, 4);
                int[] b = a.clone();
                b[0] = 99;
                System.arraycopy(b, 1, a, 0, 5);
                return text(a) + "/" + text(b);
            }
            case 6 -> {
                int[] a = {1, 2, 3};
                String line = "";
                for (int count = -1; count < 5; count += 2) {
                    try {
                        System.arraycopy(a, 1, a, 0, count);
                        line += "ok ";
                    } catch (IndexOutOfBoundsException e) {
                        line += "bounds ";
                    }
                }
                return line + text(a);
            }
            case 7 -> {
                int[] a = new int[0];
                int sum = 0;
                for (int x : a) {
                    sum += x;
                }
                return a.length + " " + sum;
            }
            default -> {
                int sum = 0;
                for (int i = 0, j = 9; i < j; i++, j--) {
                    int[] a = new int[j];
                    a[i] = j;
                    sum += a[i] + a[j - 1];
                }
                return "" + sum;
            }
        }
    }

    private static String text(int[] a) {
        String text = "";
        for (int x : a) {
            text += x + ",";
        }
        return text;
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
