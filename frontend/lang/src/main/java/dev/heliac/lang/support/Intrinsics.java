package dev.heliac.lang.support;

import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;

/** What the compiler turns into single operations; the bodies serve tests on an ordinary JVM. */
public final class Intrinsics {

    private Intrinsics() {}

    /** The bytes of a string: Latin-1, or UTF-16 with the low byte first. */
    public static byte[] value(String text) {
        return text.getBytes(coder(text) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
    }

    /** 0 for Latin-1, 1 for UTF-16. */
    public static byte coder(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                return 1;
            }
        }
        return 0;
    }

    /** A string of these bytes, which are not copied. */
    public static String newString(byte[] value, byte coder) {
        return new String(value, coder == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
    }

    public static Class<?> classOf(Object object) {
        return object.getClass();
    }

    public static boolean isInstance(Class<?> type, Object object) {
        return type.isInstance(object);
    }

    public static Object newArray(Class<?> component, int length) {
        return Array.newInstance(component, length);
    }

    public static int hash(Object object) {
        return System.identityHashCode(object);
    }

    /** A new object of the same class with the same fields. The JVM has no such thing for all classes; this body only stands here. */
    public static Object copy(Object object) {
        throw new UnsupportedOperationException(object.getClass().getName());
    }

    /** Writes to standard output, 1, or standard error, 2. */
    public static void write(int output, byte[] bytes, int from, int count) {
        (output == 2 ? System.err : System.out).write(bytes, from, count);
    }

    /** Stores return addresses of the stack, the newest first, and gives how many there are; the JVM's cannot be had. */
    public static int takeTrace(int[] addresses) {
        return 0;
    }

    /** Stores class, method, source and line of the n-th method at an address, a zero byte behind each; gives their length, or 0. */
    public static int frame(int address, int n, byte[] text) {
        return 0;
    }

    public static void collect() {}

    /** Bytes of the process's heap in use, garbage included. */
    public static long heapUsed() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    public static long heapLimit() {
        return Runtime.getRuntime().maxMemory();
    }

    public static long nanos() {
        return System.nanoTime();
    }

    public static long millis() {
        return System.currentTimeMillis();
    }

    /** Ends the process. */
    public static void exit(int status) {
        System.exit(status);
    }
}
