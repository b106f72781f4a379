package dev.heliac.il;

/**
 * A HIL type. Values in functions are of a {@linkplain Scalar#isValue() value scalar}, a reference type or a linear type; the
 * narrow scalars exist in storage only (fields, arrays, exchange vectors, messages).
 */
public sealed interface Type permits Scalar, Type.Reference, Type.Linear {

    /** Printed form, as in the text format. */
    String text();

    /** A nullable reference into the process's own heap. */
    sealed interface Reference extends Type permits ClassType, ArrayType {}

    /** A type whose values are consumed exactly once on every path. */
    sealed interface Linear extends Type permits VectorType, EndpointType, AnyType, ListenerType, SetType {}

    /** A class of the module, {@code $demo.Point}. */
    record ClassType(String name) implements Reference {
        @Override
        public String text() {
            return "$" + name;
        }
    }

    /** A heap array, {@code i8[]}; the element is a scalar or a reference type. */
    record ArrayType(Type element) implements Reference {
        @Override
        public String text() {
            return element.text() + "[]";
        }
    }

    /**
     * An exchange-heap vector, {@code ex i8[]}. A borrowed one, {@code &ex i8[]}, is only ever a function's parameter: it may be
     * read and written but not consumed, and its owner is the caller.
     */
    record VectorType(Scalar element, boolean borrowed) implements Linear {
        @Override
        public String text() {
            return (borrowed ? "&" : "") + "ex " + element.text() + "[]";
        }
    }

    /** One end of a channel in a protocol state, {@code exp Echo.Start}. */
    record EndpointType(Role role, String contract, String state) implements Linear {
        @Override
        public String text() {
            return role.text() + " " + contract + "." + state;
        }
    }

    /** One end of a channel whose contract, role and state it knows only itself, {@code any}. */
    record AnyType() implements Linear {
        @Override
        public String text() {
            return "any";
        }
    }

    /** Where a provider of many clients accepts their endpoints, {@code listener Echo}. */
    record ListenerType(String contract) implements Linear {
        @Override
        public String text() {
            return "listener " + contract;
        }
    }

    /** Endpoints of one type, as many as there are, each with an object that it is put in with; {@code set exp Echo.Start}. */
    record SetType(EndpointType member) implements Linear {
        @Override
        public String text() {
            return "set " + member.text();
        }
    }

    /** The type a loaded value of this storage type has in a function: narrow integers widen to {@code i32}. */
    default Type widened() {
        return switch (this) {
            case Scalar s -> s.value();
            case Reference r -> r;
            case Linear l -> l;
        };
    }

    /** Whether values of this type are owned and must be consumed: linear, and not merely borrowed. */
    default boolean owned() {
        return switch (this) {
            case Scalar _ -> false;
            case Reference _ -> false;
            case VectorType v -> !v.borrowed();
            case EndpointType _, AnyType _, ListenerType _, SetType _ -> true;
        };
    }
}
