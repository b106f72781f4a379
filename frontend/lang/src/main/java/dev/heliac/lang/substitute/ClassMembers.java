package dev.heliac.lang.substitute;

import dev.heliac.lang.support.Enums;
import dev.heliac.lang.support.Intrinsics;

/** What a class object knows: the compiler fills in the fields, and nothing asks for members. */
@Substitute(value = "java.lang.Class", whole = true)
final class ClassMembers<T> {

    private static final int INTERFACE = 1;
    private static final int ARRAY = 2;
    private static final int PRIMITIVE = 4;
    private static final int ENUM = 8;
    private static final int RECORD = 16;

    private String name;
    private ClassMembers<?> component;
    private ClassMembers<? super T> superclass;
    private int flags;

    private ClassMembers() {}

    public String getName() {
        return name;
    }

    public String getTypeName() {
        return isArray() ? component.getTypeName() + "[]" : name;
    }

    public String getSimpleName() {
        if (isArray()) {
            return component.getSimpleName() + "[]";
        }
        String simple = name.substring(name.lastIndexOf('.') + 1);
        int start = simple.lastIndexOf('$') + 1;
        // A local or anonymous class has a number before its name, if it has one.
        while (start < simple.length() && start > 0 && simple.charAt(start) >= '0' && simple.charAt(start) <= '9') {
            start++;
        }
        return simple.substring(start);
    }

    public String getPackageName() {
        if (isArray()) {
            return component.getPackageName();
        }
        int dot = name.lastIndexOf('.');
        return isPrimitive() ? "java.lang" : dot < 0 ? "" : name.substring(0, dot);
    }

    public boolean isInterface() {
        return (flags & INTERFACE) != 0;
    }

    public boolean isArray() {
        return (flags & ARRAY) != 0;
    }

    public boolean isPrimitive() {
        return (flags & PRIMITIVE) != 0;
    }

    public boolean isEnum() {
        return (flags & ENUM) != 0;
    }

    public boolean isRecord() {
        return (flags & RECORD) != 0;
    }

    public boolean isHidden() {
        return false;
    }

    public ClassMembers<?> getComponentType() {
        return component;
    }

    public ClassMembers<?> componentType() {
        return component;
    }

    public ClassMembers<? super T> getSuperclass() {
        return superclass;
    }

    public boolean isInstance(Object object) {
        return Intrinsics.isInstance((Class<?>) (Object) this, object);
    }

    @SuppressWarnings("unchecked")
    public T cast(Object object) {
        if (object != null && !isInstance(object)) {
            throw new ClassCastException("Cannot cast " + object.getClass().getName() + " to " + name);
        }
        return (T) object;
    }

    public boolean desiredAssertionStatus() {
        return false;
    }

    @SuppressWarnings("unchecked")
    T[] getEnumConstantsShared() {
        return (T[]) Enums.constants((Class<?>) (Object) this);
    }

    public T[] getEnumConstants() {
        T[] shared = getEnumConstantsShared();
        return shared == null ? null : shared.clone();
    }

    @Override
    public String toString() {
        return (isInterface() ? "interface " : isPrimitive() ? "" : "class ") + name;
    }
}
