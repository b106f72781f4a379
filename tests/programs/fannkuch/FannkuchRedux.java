package fannkuch;

import dev.heliac.lang.Process;

/** {@code N}: the most flips that any permutation of 1 to N needs until its first is 1, and a checksum over all. */
@Process(name = "fannkuch")
public final class FannkuchRedux {

    private final int n;
    private final int[] permutation;
    private final int[] scratch;
    private final int[] count;
    private int checksum;
    private int mostFlips;

    private FannkuchRedux(int n) {
        this.n = n;
        permutation = new int[n];
        scratch = new int[n];
        count = new int[n];
        for (int i = 0; i < n; i++) {
            permutation[i] = i;
        }
    }

    private void run() {
        int sign = 1;
        do {
            int flips = flips();
            mostFlips = Math.max(mostFlips, flips);
            checksum += sign * flips;
            sign = -sign;
        } while (next());
    }

    /** Steps to the next permutation in the benchmark's order, by rotating ever longer prefixes; false after the last. */
    private boolean next() {
        for (int length = 1; length < n; length++) {
            int first = permutation[0];
            for (int i = 0; i < length; i++) {
                permutation[i] = permutation[i + 1];
            }
            permutation[length] = first;
            if (++count[length] <= length) {
                return true;
            }
            count[length] = 0;
        }
        return false;
    }

    private int flips() {
        int first = permutation[0];
        if (first == 0) {
            return 0;
        }
        System.arraycopy(permutation, 0, scratch, 0, n);
        int flips = 0;
        while (first != 0) {
            for (int low = 1, high = first - 1; low < high; low++, high--) {
                int swapped = scratch[low];
                scratch[low] = scratch[high];
                scratch[high] = swapped;
            }
            int next = scratch[first];
            scratch[first] = first;
            first = next;
            flips++;
        }
        return flips;
    }

    public static void main(String[] args) {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 7;
        FannkuchRedux fannkuch = new FannkuchRedux(n);
        fannkuch.run();
        System.out.println(fannkuch.checksum);
        System.out.println("Pfannkuchen(" + n + ") = " + fannkuch.mostFlips);
    }
}
