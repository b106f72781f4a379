package dev.heliac.lang;

/**
 * Replaces each element by the sum of those up to it, in blocks of 1024 that are worked on at the same time. The blocks' sums, which are at
 * most 2^21, get the same treatment, and theirs once more: then there are two at most.
 */
final class Scans {

    private static final int LOG_BLOCK = 10;
    private static final int BLOCK = 1 << LOG_BLOCK;

    private Scans() {}

    private static int blocks(int elements) {
        return elements + BLOCK - 1 >>> LOG_BLOCK;
    }

    /** @param exclusive whether an element itself does not count */
    static void scan(ExInts v, boolean exclusive) {
        ExInts sums = new ExInts(blocks(v.length()));
        ExInts more = new ExInts(blocks(sums.length()));
        ExInts most = new ExInts(blocks(more.length()));
        within(v, sums, exclusive);
        within(sums, more, false);
        within(more, most, false);
        before(more, most);
        before(sums, more);
        before(v, sums);
    }

    private static void within(ExInts v, ExInts sums, boolean exclusive) {
        Parallel.range(v.length() + BLOCK - 1 >>> LOG_BLOCK, block -> {
            int sum = 0;
            for (int k = 0; k < BLOCK; k++) {
                if (block * BLOCK + k < v.length()) {
                    int element = v.get(block * BLOCK + k);
                    int next = k == 0 ? element : sum + element;
                    v.set(block * BLOCK + k, exclusive ? sum : next);
                    sum = next;
                }
            }
            sums.set(block, sum);
        });
    }

    private static void before(ExInts v, ExInts sums) {
        Parallel.range(v.length() + BLOCK - 1 >>> LOG_BLOCK, block -> {
            if (block > 0) {
                for (int k = 0; k < BLOCK; k++) {
                    if (block * BLOCK + k < v.length()) {
                        v.set(block * BLOCK + k, sums.get(block - 1) + v.get(block * BLOCK + k));
                    }
                }
            }
        });
    }

    /** @param exclusive whether an element itself does not count */
    static void scan(ExLongs v, boolean exclusive) {
        ExLongs sums = new ExLongs(blocks(v.length()));
        ExLongs more = new ExLongs(blocks(sums.length()));
        ExLongs most = new ExLongs(blocks(more.length()));
        within(v, sums, exclusive);
        within(sums, more, false);
        within(more, most, false);
        before(more, most);
        before(sums, more);
        before(v, sums);
    }

    private static void within(ExLongs v, ExLongs sums, boolean exclusive) {
        Parallel.range(v.length() + BLOCK - 1 >>> LOG_BLOCK, block -> {
            long sum = 0;
            for (int k = 0; k < BLOCK; k++) {
                if (block * BLOCK + k < v.length()) {
                    long element = v.get(block * BLOCK + k);
                    long next = k == 0 ? element : sum + element;
                    v.set(block * BLOCK + k, exclusive ? sum : next);
                    sum = next;
                }
            }
            sums.set(block, sum);
        });
    }

    private static void before(ExLongs v, ExLongs sums) {
        Parallel.range(v.length() + BLOCK - 1 >>> LOG_BLOCK, block -> {
            if (block > 0) {
                for (int k = 0; k < BLOCK; k++) {
                    if (block * BLOCK + k < v.length()) {
                        v.set(block * BLOCK + k, sums.get(block - 1) + v.get(block * BLOCK + k));
                    }
                }
            }
        });
    }

    /** @param exclusive whether an element itself does not count */
    static void scan(ExFloats v, boolean exclusive) {
        ExFloats sums = new ExFloats(blocks(v.length()));
        ExFloats more = new ExFloats(blocks(sums.length()));
        ExFloats most = new ExFloats(blocks(more.length()));
        within(v, sums, exclusive);
        within(sums, more, false);
        within(more, most, false);
        before(more, most);
        before(sums, more);
        before(v, sums);
    }

    private static void within(ExFloats v, ExFloats sums, boolean exclusive) {
        Parallel.range(v.length() + BLOCK - 1 >>> LOG_BLOCK, block -> {
            float sum = 0;
            for (int k = 0; k < BLOCK; k++) {
                if (block * BLOCK + k < v.length()) {
                    float element = v.get(block * BLOCK + k);
                    float next = k == 0 ? element : sum + element;
                    v.set(block * BLOCK + k, exclusive ? sum : next);
                    sum = next;
                }
            }
            sums.set(block, sum);
        });
    }

    private static void before(ExFloats v, ExFloats sums) {
        Parallel.range(v.length() + BLOCK - 1 >>> LOG_BLOCK, block -> {
            if (block > 0) {
                for (int k = 0; k < BLOCK; k++) {
                    if (block * BLOCK + k < v.length()) {
                        v.set(block * BLOCK + k, sums.get(block - 1) + v.get(block * BLOCK + k));
                    }
                }
            }
        });
    }

    /** @param exclusive whether an element itself does not count */
    static void scan(ExDoubles v, boolean exclusive) {
        ExDoubles sums = new ExDoubles(blocks(v.length()));
        ExDoubles more = new ExDoubles(blocks(sums.length()));
        ExDoubles most = new ExDoubles(blocks(more.length()));
        within(v, sums, exclusive);
        within(sums, more, false);
        within(more, most, false);
        before(more, most);
        before(sums, more);
        before(v, sums);
    }

    private static void within(ExDoubles v, ExDoubles sums, boolean exclusive) {
        Parallel.range(v.length() + BLOCK - 1 >>> LOG_BLOCK, block -> {
            double sum = 0;
            for (int k = 0; k < BLOCK; k++) {
                if (block * BLOCK + k < v.length()) {
                    double element = v.get(block * BLOCK + k);
                    double next = k == 0 ? element : sum + element;
                    v.set(block * BLOCK + k, exclusive ? sum : next);
                    sum = next;
                }
            }
            sums.set(block, sum);
        });
    }

    private static void before(ExDoubles v, ExDoubles sums) {
        Parallel.range(v.length() + BLOCK - 1 >>> LOG_BLOCK, block -> {
            if (block > 0) {
                for (int k = 0; k < BLOCK; k++) {
                    if (block * BLOCK + k < v.length()) {
                        v.set(block * BLOCK + k, sums.get(block - 1) + v.get(block * BLOCK + k));
                    }
                }
            }
        });
    }
}
