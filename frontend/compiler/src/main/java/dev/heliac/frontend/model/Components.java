package dev.heliac.frontend.model;

import dev.heliac.frontend.model.MessageInfo.Component;
import dev.heliac.frontend.model.MessageInfo.Kind;
import dev.heliac.il.Role;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type.AnyType;
import dev.heliac.il.Type.EndpointType;
import dev.heliac.il.Type.VectorType;
import java.util.Optional;
import java.util.function.Function;
import org.objectweb.asm.Type;

/** What a message may carry. */
public final class Components {

    /** The remedy for what it may not. */
    public static final String REMEDY = "messages carry primitives, String, exchange vectors (ExBytes, …) and endpoints";

    private Components() {}

    /**
     * A component of a message's record; empty where values of its type cannot travel.
     *
     * @param descriptor of its type
     * @param state the protocol state it is annotated with, or nothing
     * @param owners the binary name of the contract whose endpoint interface has this internal name
     */
    public static Optional<Component> of(
            String name, String descriptor, String state, Function<String, Optional<String>> owners) {
        var type = Type.getType(descriptor);
        var scalar = JavaTypes.scalar(type);
        if (scalar.isPresent()) {
            return Optional.of(new Component(name, descriptor, Kind.SCALAR, scalar.get()));
        }
        var internal = type.getSort() == Type.OBJECT ? type.getInternalName() : "";
        if (internal.equals("java/lang/String")) {
            return Optional.of(new Component(name, descriptor, Kind.STRING, new VectorType(Scalar.I8, false)));
        }
        var vector = JavaTypes.element(internal);
        if (vector.isPresent()) {
            return Optional.of(new Component(name, descriptor, Kind.VECTOR, new VectorType(vector.get(), false)));
        }
        if (internal.equals("dev/heliac/lang/Endpoint$Any")) {
            return Optional.of(new Component(name, descriptor, Kind.ENDPOINT, new AnyType()));
        }
        var role = internal.endsWith("$Exp") ? Role.EXP : Role.IMP;
        return owners.apply(internal).map(o -> new Component(name, descriptor, Kind.ENDPOINT, new EndpointType(role, o, state)));
    }

    /** What is wrong with one whose values cannot travel. */
    public static String cannotTravel(String message, String component) {
        return "message `" + message + "`: component `" + component + "` has a type that cannot travel";
    }
}
