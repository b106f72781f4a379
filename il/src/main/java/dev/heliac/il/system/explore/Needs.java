package dev.heliac.il.system.explore;

import java.util.Arrays;

/** Who has to act before something comes that a process waits for and that is not there yet; sets of processes are bits. */
final class Needs {

    /** Those each of whom alone can bring something that the process goes on with. */
    private long each;

    /** Sets of more than one: all in a set have to act before what the process waits for together is there. */
    private long[] together = new long[4];

    private int count;

    void clear() {
        each = 0;
        count = 0;
    }

    void add(long all) {
        if ((all & all - 1) == 0) {
            each |= all;
            return;
        }
        if (count == together.length) {
            together = Arrays.copyOf(together, 2 * count);
        }
        together[count++] = all;
    }

    /** Whether what is waited for can come as far as these processes can act. */
    boolean met(long alive) {
        boolean met = (each & alive) != 0;
        for (int i = 0; i < count && !met; i++) {
            met = (together[i] & ~alive) == 0;
        }
        return met;
    }

    /** Processes with which a set has one of everything that is waited for. */
    long missing(long set) {
        long missing = each & ~set;
        for (int i = 0; i < count; i++) {
            if ((together[i] & (set | missing)) == 0) {
                missing |= Long.lowestOneBit(together[i]);
            }
        }
        return missing;
    }

    /** Everybody who may have to act. */
    long all() {
        long all = each;
        for (int i = 0; i < count; i++) {
            all |= together[i];
        }
        return all;
    }
}
