package dev.heliac.lang.support;

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
        return new NegativeArraySizeException(String.valueOf(size));
    }

    public static Throwable cast() {
        return new ClassCastException();
    }

    public static Throwable memory() {
        return new OutOfMemoryError("process heap");
    }

    /** For an element that its array does not take. */
    public static Throwable store(Object value) {
        return new ArrayStoreException(value.getClass().getName());
    }

    public static Throwable copy(Object source, int from, Object target, int to, int count) {
        return Copies.failure(source, from, target, to, count);
    }

    public static Throwable stack() {
        return new StackOverflowError();
    }

    /** Classes whose initialization failed; a class can be begun again then. */
    private static Failed failures;

    private record Failed(String type, Failed next) {}

    /** Refuses a class whose initialization failed before. */
    public static void initializerBegins(String type) {
        for (Failed f = failures; f != null; f = f.next()) {
            if (f.type().equals(type)) {
                throw new NoClassDefFoundError("Could not initialize class " + type);
            }
        }
    }

    /** What is thrown when an initializer throws. */
    public static Throwable initializerFailed(Throwable exception, String type) {
        failures = new Failed(type, failures);
        return exception instanceof Error ? exception : new ExceptionInInitializerError(exception);
    }
}
