package dev.heliac.lang;

import java.util.Arrays;

/** A vector of single-precision numbers in the exchange heap: owned by one process at a time, moved by messages without copying. */
public final class ExFloats {

    private final float[] elements;

    /** A vector of this length, elements zero. */
    public ExFloats(int length) {
        elements = new float[length];
    }

    /** A vector with an array's elements. */
    public static ExFloats copyOf(float[] source) {
        ExFloats vector = new ExFloats(source.length);
        vector.copyFrom(source, 0, 0, source.length);
        return vector;
    }

    public int length() {
        return elements.length;
    }

    public float get(int index) {
        return elements[index];
    }

    public void set(int index, float value) {
        elements[index] = value;
    }

    /**
     * Adds to an element, in one step that no other iteration of a parallel loop comes into. What the sum is depends on the order, so that
     * only iterations of {@link Parallel#unordered(int, Parallel.Body)} may add where others do.
     */
    public void atomicAdd(int index, float value) {
        elements[index] += value;
    }

    /** Copies {@code count} elements of an array from {@code from} to this vector at {@code to}. */
    public void copyFrom(float[] source, int from, int to, int count) {
        System.arraycopy(source, from, elements, to, count);
    }

    /** Copies {@code count} elements of this vector from {@code from} to an array at {@code to}. */
    public void copyTo(int from, float[] target, int to, int count) {
        System.arraycopy(elements, from, target, to, count);
    }

    /** The elements in a new array of the process's own heap. */
    public float[] toArray() {
        float[] copy = new float[length()];
        copyTo(0, copy, 0, copy.length);
        return copy;
    }

    /** Gives the memory back now; otherwise that happens after the last use. */
    public void free() {
        Arrays.fill(elements, 0);
    }
}
