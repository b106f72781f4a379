package dev.heliac.lang.substitute;

/** The cache of small integers, whose size no property of a virtual machine sets. */
@Substitute("java.lang.Integer$IntegerCache")
final class IntegerCacheMembers {

    static final int low = -128;
    static final int high = 127;
    static final Integer[] cache;

    static {
        // Boxing would look into the cache.
        @SuppressWarnings({"deprecation", "removal", "BoxedPrimitiveConstructor", "UnnecessaryBoxedVariable"})
        Integer[] made = new Integer[high - low + 1];
        for (int i = 0; i < made.length; i++) {
            made[i] = fresh(low + i);
        }
        cache = made;
    }

    private IntegerCacheMembers() {}

    @Added
    @SuppressWarnings({"deprecation", "removal", "BoxedPrimitiveConstructor"})
    private static Integer fresh(int value) {
        return new Integer(value);
    }
}
