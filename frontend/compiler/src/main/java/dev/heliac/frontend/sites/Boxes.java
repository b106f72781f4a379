package dev.heliac.frontend.sites;

import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Type;

/** The wrapper classes. */
final class Boxes {

    private static final Map<String, Type> UNBOXED = Map.of(
            "java/lang/Boolean", Type.BOOLEAN_TYPE,
            "java/lang/Byte", Type.BYTE_TYPE,
            "java/lang/Character", Type.CHAR_TYPE,
            "java/lang/Short", Type.SHORT_TYPE,
            "java/lang/Integer", Type.INT_TYPE,
            "java/lang/Long", Type.LONG_TYPE,
            "java/lang/Float", Type.FLOAT_TYPE,
            "java/lang/Double", Type.DOUBLE_TYPE);

    private Boxes() {}

    /** What a wrapper class wraps. */
    static Optional<Type> unboxed(Type wrapper) {
        return Optional.ofNullable(UNBOXED.get(wrapper.getInternalName()));
    }

    /** The class that wraps a primitive; a reference type itself. */
    static Type boxed(Type type) {
        return UNBOXED.entrySet().stream()
                .filter(e -> e.getValue().equals(type))
                .findFirst()
                .map(e -> Type.getObjectType(e.getKey()))
                .orElse(type);
    }
}
