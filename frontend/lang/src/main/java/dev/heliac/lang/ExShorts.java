package dev.heliac.lang;

import java.util.Arrays;

/** A vector of 16-bit integers in the exchange heap: owned by one process at a time, moved by messages without copying. */
public final class ExShorts {

    private final short[] elements;

    /** A vector of this length, elements zero. */
    public ExShorts(int length) {
        elements = new short[length];
    }

    /** A vector with an array's elements. */
    public static ExShorts copyOf(short[] source) {
        ExShorts vector = new ExShorts(source.length);
        vector.copyFrom(source, 0, 0, source.length);
        return vector;
    }

    public int length() {
        return elements.length;
    }

    public short get(int index) {
        return elements[index];
    }

    public void set(int index, short value) {
        elements[index] = value;
    }

    /** Copies {@code count} elements of an array from {@code from} to this vector at {@code to}. */
    public void copyFrom(short[] source, int from, int to, int count) {
        System.arraycopy(source, from, elements, to, count);
    }

    /** Copies {@code count} elements of this vector from {@code from} to an array at {@code to}. */
    public void copyTo(int from, short[] target, int to, int count) {
        System.arraycopy(elements, from, target, to, count);
    }

    /** The elements in a new array of the process's own heap. */
    public short[] toArray() {
        short[] copy = new short[length()];
        copyTo(0, copy, 0, copy.length);
        return copy;
    }

    /** Gives the memory back now; otherwise that happens after the last use. */
    public void free() {
        Arrays.fill(elements, (short) 0);
    }
}
