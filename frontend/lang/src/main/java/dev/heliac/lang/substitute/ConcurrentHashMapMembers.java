package dev.heliac.lang.substitute;

/** One counter, which nobody else changes, and the test whether keys compare with their own kind. */
@Substitute("java.util.concurrent.ConcurrentHashMap")
final class ConcurrentHashMapMembers {

    private ConcurrentHashMapMembers() {}

    static Class<?> comparableClassFor(Object key) {
        return key instanceof Comparable<?> ? key.getClass() : null;
    }

    private void fullAddCount(long count, boolean uncontended) {
        throw new IllegalStateException();
    }
}
