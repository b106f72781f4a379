package dev.heliac.lang;

import java.util.Arrays;

/** A vector of UTF-16 units in the exchange heap: owned by one process at a time, moved by messages without copying. */
public final class ExChars {

    private final char[] elements;

    /** A vector of this length, elements zero. */
    public ExChars(int length) {
        elements = new char[length];
    }

    /** A vector with an array's elements. */
    public static ExChars copyOf(char[] source) {
        ExChars vector = new ExChars(source.length);
        vector.copyFrom(source, 0, 0, source.length);
        return vector;
    }

    public int length() {
        return elements.length;
    }

    public char get(int index) {
        return elements[index];
    }

    public void set(int index, char value) {
        elements[index] = value;
    }

    /** Copies {@code count} elements of an array from {@code from} to this vector at {@code to}. */
    public void copyFrom(char[] source, int from, int to, int count) {
        System.arraycopy(source, from, elements, to, count);
    }

    /** Copies {@code count} elements of this vector from {@code from} to an array at {@code to}. */
    public void copyTo(int from, char[] target, int to, int count) {
        System.arraycopy(elements, from, target, to, count);
    }

    /** The elements in a new array of the process's own heap. */
    public char[] toArray() {
        char[] copy = new char[length()];
        copyTo(0, copy, 0, copy.length);
        return copy;
    }

    /** Gives the memory back now; otherwise that happens after the last use. */
    public void free() {
        Arrays.fill(elements, (char) 0);
    }
}
