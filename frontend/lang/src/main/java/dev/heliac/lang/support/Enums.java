package dev.heliac.lang.support;

/** Looks up the constants of an enum by its class object. */
public final class Enums {

    private Enums() {}

    /** The constants, not copied; null for a class that is no enum. The compiler writes the body, from the enums the process has. */
    public static Object[] constants(Class<?> type) {
        return type.getEnumConstants();
    }
}
