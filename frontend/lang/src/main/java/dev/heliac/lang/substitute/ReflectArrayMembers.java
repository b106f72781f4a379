package dev.heliac.lang.substitute;

import dev.heliac.lang.support.Intrinsics;

/** Arrays of a class that a class object names. */
@Substitute("java.lang.reflect.Array")
final class ReflectArrayMembers {

    private ReflectArrayMembers() {}

    public static Object newInstance(Class<?> component, int length) {
        return Intrinsics.newArray(component, length);
    }
}
