package dev.heliac.lang;

import java.util.Arrays;

/** A vector of 32-bit integers in the exchange heap: owned by one process at a time, moved by messages without copying. */
public final class ExInts {

    private final int[] elements;

    /** A vector of this length, elements zero. */
    public ExInts(int length) {
        elements = new int[length];
    }

    /** A vector with an array's elements. */
    public static ExInts copyOf(int[] source) {
        ExInts vector = new ExInts(source.length);
        vector.copyFrom(source, 0, 0, source.length);
        return vector;
    }

    public int length() {
        return elements.length;
    }

    public int get(int index) {
        return elements[index];
    }

    public void set(int index, int value) {
        elements[index] = value;
    }

    /**
     * Adds to an element, in one step that no other iteration of a parallel loop comes into: so iterations may add at any index, as long as
     * they do nothing else with the vector.
     */
    public void atomicAdd(int index, int value) {
        elements[index] += value;
    }

    /** Copies {@code count} elements of an array from {@code from} to this vector at {@code to}. */
    public void copyFrom(int[] source, int from, int to, int count) {
        System.arraycopy(source, from, elements, to, count);
    }

    /** Copies {@code count} elements of this vector from {@code from} to an array at {@code to}. */
    public void copyTo(int from, int[] target, int to, int count) {
        System.arraycopy(elements, from, target, to, count);
    }

    /** The elements in a new array of the process's own heap. */
    public int[] toArray() {
        int[] copy = new int[length()];
        copyTo(0, copy, 0, copy.length);
        return copy;
    }

    /** Gives the memory back now; otherwise that happens after the last use. */
    public void free() {
        Arrays.fill(elements, 0);
    }
}
