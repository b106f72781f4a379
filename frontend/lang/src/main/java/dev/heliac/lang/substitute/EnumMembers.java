package dev.heliac.lang.substitute;

import dev.heliac.lang.support.Enums;

/** Enum's lookup by name, which in the JDK asks the class for a map. */
@Substitute("java.lang.Enum")
abstract class EnumMembers {

    public static <T extends Enum<T>> T valueOf(Class<T> type, String name) {
        for (Object constant : Enums.constants(type)) {
            @SuppressWarnings("unchecked")
            T candidate = (T) constant;
            if (candidate.name().equals(name)) {
                return candidate;
            }
        }
        if (name == null) {
            throw new NullPointerException("Name is null");
        }
        throw new IllegalArgumentException("No enum constant " + type.getTypeName().replace('$', '.') + "." + name);
    }
}
