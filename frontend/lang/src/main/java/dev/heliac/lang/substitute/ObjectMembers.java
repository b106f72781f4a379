package dev.heliac.lang.substitute;

import dev.heliac.lang.support.Intrinsics;

/** Object's native methods; getClass, which no class may declare, is the compiler's. */
@Substitute("java.lang.Object")
class ObjectMembers {

    @Override
    public int hashCode() {
        return Intrinsics.hash(this);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    protected Object clone() throws CloneNotSupportedException {
        if (!(this instanceof Cloneable)) {
            throw new CloneNotSupportedException(getClass().getName());
        }
        return Intrinsics.copy(this);
    }
}
