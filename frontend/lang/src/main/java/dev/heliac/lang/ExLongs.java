package dev.heliac.lang;

import java.util.Arrays;

/** A vector of 64-bit integers in the exchange heap: owned by one process at a time, moved by messages without copying. */
public final class ExLongs {

    private final long[] elements;

    /** A vector of this length, elements zero. */
    public ExLongs(int length) {
        elements = new long[length];
    }

    /** A vector with an array's elements. */
    public static ExLongs copyOf(long[] source) {
        ExLongs vector = new ExLongs(source.length);
        vector.copyFrom(source, 0, 0, source.length);
        return vector;
    }

    public int length() {
        return elements.length;
    }

    public long get(int index) {
        return elements[index];
    }

    public void set(int index, long value) {
        elements[index] = value;
    }

    /**
     * Adds to an element, in one step that no other iteration of a parallel loop comes into: so iterations may add at any index, as long as
     * they do nothing else with the vector.
     */
    public void atomicAdd(int index, long value) {
        elements[index] += value;
    }

    /** Copies {@code count} elements of an array from {@code from} to this vector at {@code to}. */
    public void copyFrom(long[] source, int from, int to, int count) {
        System.arraycopy(source, from, elements, to, count);
    }

    /** Copies {@code count} elements of this vector from {@code from} to an array at {@code to}. */
    public void copyTo(int from, long[] target, int to, int count) {
        System.arraycopy(elements, from, target, to, count);
    }

    /** The elements in a new array of the process's own heap. */
    public long[] toArray() {
        long[] copy = new long[length()];
        copyTo(0, copy, 0, copy.length);
        return copy;
    }

    /** Gives the memory back now; otherwise that happens after the last use. */
    public void free() {
        Arrays.fill(elements, 0);
    }
}
