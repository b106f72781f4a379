package dev.heliac.frontend.translate;

import dev.heliac.frontend.model.ContractInfo;
import dev.heliac.il.Role;
import dev.heliac.il.Type;
import java.util.Optional;

/**
 * The identity of a linear object during translation.
 *
 * @param name the first variable it was in; what it is, in angle brackets, as long as it was in none
 * @param type vector or listener type, or the endpoint's type in the state it was obtained in
 * @param line where it was obtained
 * @param borrowed a vector that belongs to the caller
 * @param boxed of an ExBox
 * @param map of an EndpointMap, not an EndpointSet
 */
record Token(
        int id,
        String name,
        Type.Linear type,
        Optional<ContractInfo> contract,
        int line,
        boolean borrowed,
        Optional<Boxed> boxed,
        boolean map) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Token t && t.id == id;
    }

    @Override
    public int hashCode() {
        return id;
    }

    Role role() {
        return ((Type.EndpointType) type).role();
    }

    boolean isEndpoint() {
        return type instanceof Type.EndpointType;
    }

    boolean named() {
        return !name.startsWith("<");
    }

    /** A name for its values. */
    String hint() {
        return named() ? name : name.replaceAll(".* |[^A-Za-z0-9_]", "");
    }

    /** "endpoint `c`", "vector `data`", "the result of `make`". */
    String described() {
        if (!named()) {
            return name.substring(1, name.length() - 1);
        }
        var kind = switch (type) {
            case Type.EndpointType _, Type.AnyType _ -> "endpoint";
            case Type.VectorType _ -> boxed.isPresent() ? "box" : "vector";
            case Type.ListenerType _ -> "listener";
            case Type.SetType _ -> map ? "map" : "set";
        };
        return kind + " `" + name + "`";
    }
}
