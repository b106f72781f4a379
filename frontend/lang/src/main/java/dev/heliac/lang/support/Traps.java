package dev.heliac.lang.support;

import dev.heliac.lang.ExBytes;

/** Makes the exceptions that failing instructions throw. */
public final class Traps {

    private Traps() {}

    public static Throwable nullPointer() {
        return new NullPointerException();
    }

    public static Throwable bounds(int index, int length) {
        return new ArrayIndexOutOfBoundsException("Index " + index + " out of bounds for length " + length);
    }

    public static Throwable divide() {
        return new ArithmeticException("/ by zero");
    }

    public static Throwable negativeSize(int size) {
        return new NegativeArraySizeException(Strings.valueOf(size));
    }

    public static Throwable cast() {
        return new ClassCastException();
    }

    public static Throwable memory() {
        return new OutOfMemoryError("process heap");
    }

    /** For an element that its array does not take; null stands for one of many that were copied. */
    public static Throwable store(Object value) {
        return value == null ? new ArrayStoreException() : new ArrayStoreException(Intrinsics.className(value));
    }

    public static Throwable stack() {
        return new StackOverflowError();
    }

    /** What is printed when an exception ends a process. */
    public static ExBytes describe(Throwable exception) {
        String name = Intrinsics.className(exception);
        String message = exception.getMessage();
        return Strings.utf8(message == null ? name : name + ": " + message);
    }
}
