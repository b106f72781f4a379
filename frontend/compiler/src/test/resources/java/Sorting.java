import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Sorting and searching in arrays. */
@Process(name = "main")
final class Sorting {
    static final int STEPS = 6;

    static String run(int step) {
        int[] a = new int[12 + step];
        int seed = step + 1;
        for (int i = 0; i < a.length; i++) {
            seed = seed * 1103515245 + 12345;
            a[i] = seed >>> 16 & 0xff;
        }
        int[] b = a.clone();
        quick(a, 0, a.length - 1);
        heap(b);
        String line = "";
        boolean same = true;
        for (int i = 0; i < a.length; i++) {
            line += a[i] + " ";
            same &= a[i] == b[i];
        }
        return line + same + " " + find(a, a[step]) + " " + find(a, 1000);
    }

    private static void quick(int[] a, int low, int high) {
        if (low >= high) {
            return;
        }
        int pivot = a[low + high >>> 1];
        int i = low;
        int j = high;
        while (i <= j) {
            while (a[i] < pivot) {
                i++;
            }
            while (a[j] > pivot) {
                j--;
            }
            if (i <= j) {
                int t = a[i];
                a[i++] = a[j];
                a[j--] = t;
            }
        }
        quick(a, low, j);
        quick(a, i, high);
    }

    private static void heap(int[] a) {
        for (int n = a.length / 2 - 1; n >= 0; n--) {
            sift(a, n, a.length);
        }
        for (int n = a.length - 1; n > 0; n--) {
            int t = a[0];
            a[0] = a[n];
            a[n] = t;
            sift(a, 0, n);
        }
    }

    private static void sift(int[] a, int at, int end) {
        for (int child; (child = 2 * at + 1) < end; at = child) {
            if (child + 1 < end && a[child + 1] > a[child]) {
                child++;
            }
            if (a[at] >= a[child]) {
                return;
            }
            int t = a[at];
            a[at] = a[child];
            a[child] = t;
        }
    }

    private static int find(int[] a, int x) {
        int low = 0;
        int high = a.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (a[middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < a.length && a[low] == x ? low : ~low;
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
