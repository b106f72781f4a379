package dev.heliac.lang;

import java.util.Arrays;

/** A vector of truth values in the exchange heap: owned by one process at a time, moved by messages without copying. */
public final class ExBooleans {

    private final boolean[] elements;

    /** A vector of this length, elements zero. */
    public ExBooleans(int length) {
        elements = new boolean[length];
    }

    /** A vector with an array's elements. */
    public static ExBooleans copyOf(boolean[] source) {
        ExBooleans vector = new ExBooleans(source.length);
        vector.copyFrom(source, 0, 0, source.length);
        return vector;
    }

    public int length() {
        return elements.length;
    }

    public boolean get(int index) {
        return elements[index];
    }

    public void set(int index, boolean value) {
        elements[index] = value;
    }

    /** Copies {@code count} elements of an array from {@code from} to this vector at {@code to}. */
    public void copyFrom(boolean[] source, int from, int to, int count) {
        System.arraycopy(source, from, elements, to, count);
    }

    /** Copies {@code count} elements of this vector from {@code from} to an array at {@code to}. */
    public void copyTo(int from, boolean[] target, int to, int count) {
        System.arraycopy(elements, from, target, to, count);
    }

    /** The elements in a new array of the process's own heap. */
    public boolean[] toArray() {
        boolean[] copy = new boolean[length()];
        copyTo(0, copy, 0, copy.length);
        return copy;
    }

    /** Gives the memory back now; otherwise that happens after the last use. */
    public void free() {
        Arrays.fill(elements, false);
    }
}
