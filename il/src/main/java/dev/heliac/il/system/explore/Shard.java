package dev.heliac.il.system.explore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The states whose hash falls to it, numbered as they come, each with the one that it was reached from. Open addressing. */
final class Shard {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int CHUNK_BITS = 8;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final int length;
    private final List<byte[]> chunks = new ArrayList<>();
    private int[] parents = new int[CHUNK];
    /** The upper half of the hash, and one more than the number. */
    private long[] table = new long[2 * CHUNK];
    private int size;

    Shard(int length) {
        this.length = length;
    }

    /** Of a state, a multiple of eight bytes. */
    static long hash(byte[] from, int at, int length) {
        long h = length;
        for (int i = at; i < at + length; i += 8) {
            h = (h ^ (long) LONGS.get(from, i)) * 0x9e3779b97f4a7c15L;
            h ^= h >>> 29;
        }
        h *= 0xbf58476d1ce4e5b9L;
        return h ^ h >>> 32;
    }

    int size() {
        return size;
    }

    /** What it takes, and would take after growing for this many more states. */
    long bytes(int more) {
        long table = this.table.length;
        while (2L * (size + more) > table) {
            table *= 2;
        }
        // While it grows, the old table is there as well.
        long tables = table == this.table.length ? table : table + table / 2;
        long chunks = (size + more + CHUNK - 1L) / CHUNK;
        return 8 * tables + chunks * CHUNK * length + 4L * Math.max(parents.length, 2L * (size + more));
    }

    /** The number of a state, which is kept when it is new. */
    int add(byte[] from, int at, long hash, int parent) {
        if (2 * (size + 1) > table.length) {
            grow();
        }
        int mask = table.length - 1;
        long upper = hash & 0xffffffff00000000L;
        int slot = (int) (hash >>> 8) & mask;
        for (long entry; (entry = table[slot]) != 0; slot = slot + 1 & mask) {
            if ((entry & 0xffffffff00000000L) == upper) {
                int number = (int) entry - 1;
                int start = (number & CHUNK - 1) * length;
                if (Arrays.equals(chunks.get(number >> CHUNK_BITS), start, start + length, from, at, at + length)) {
                    return number;
                }
            }
        }
        table[slot] = upper | size + 1;
        if (size >> CHUNK_BITS == chunks.size()) {
            chunks.add(new byte[CHUNK * length]);
        }
        System.arraycopy(from, at, chunks.get(size >> CHUNK_BITS), (size & CHUNK - 1) * length, length);
        if (size == parents.length) {
            parents = Arrays.copyOf(parents, 2 * size);
        }
        parents[size] = parent;
        return size++;
    }

    private void grow() {
        var old = table;
        table = new long[2 * old.length];
        int mask = table.length - 1;
        for (long entry : old) {
            if (entry != 0) {
                int number = (int) entry - 1;
                long hash = hash(chunks.get(number >> CHUNK_BITS), (number & CHUNK - 1) * length, length);
                int slot = (int) (hash >>> 8) & mask;
                while (table[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                table[slot] = entry;
            }
        }
    }

    void load(int number, byte[] into) {
        System.arraycopy(chunks.get(number >> CHUNK_BITS), (number & CHUNK - 1) * length, into, 0, length);
    }

    int parent(int number) {
        return parents[number];
    }
}
