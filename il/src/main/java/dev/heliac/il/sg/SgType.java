package dev.heliac.il.sg;

import dev.heliac.il.Role;
import java.util.Optional;

/** A type as it is written, of what a message carries. */
public sealed interface SgType {

    /** Whether a {@code !} says that it is not null. */
    boolean nonNull();

    /** A primitive, an enum, a struct or anything else; with type arguments nothing that can be resolved. */
    record Named(SgName name, boolean generic, boolean nonNull) implements SgType {}

    /**
     * An endpoint.
     *
     * @param contract empty for the contract that the type stands in
     */
    record End(Optional<SgName> contract, Role role, Optional<SgName> state, boolean nonNull) implements SgType {}

    /** A vector, in the exchange heap or not. */
    record Vector(SgType element, boolean nonNull) implements SgType {}

    /** What lies in the exchange heap by itself, {@code T* in ExHeap}. */
    record Pointer(SgType target, boolean nonNull) implements SgType {}
}
