package dev.heliac.il.verify;

import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.il.symbols.Limits;
import dev.heliac.il.symbols.Symbols;

/** Checks types by themselves: what they mention exists, and they are possible where they stand. */
final class Types {

    private final Symbols symbols;
    private final Report report;

    Types(Symbols symbols, Report report) {
        this.symbols = symbols;
        this.report = report;
    }

    /** A value's type; borrowed vectors are for functions' parameters only. */
    boolean value(Type type, boolean parameter, Where place) {
        if (type instanceof Scalar s && !s.isValue()) {
            return impossible(type, "is for storage only; a value of it is an i32", place);
        }
        if (type instanceof Type.VectorType v && v.borrowed() && !parameter) {
            return impossible(type, "can only be the type of a function's parameter", place);
        }
        return mentions(type, place);
    }

    private boolean impossible(Type type, String why, Where place) {
        report.error(VerifyCode.TYPE, place, "`" + type.text() + "` " + why, "use another type");
        return false;
    }

    /** Whether everything the type mentions exists. */
    boolean mentions(Type type, Where place) {
        return switch (type) {
            case Scalar _, Type.VectorType _, Type.AnyType _ -> true;
            case Type.ClassType c -> known(symbols.classNamed(c.name()).isPresent(), "class", c.name(), place);
            case Type.ArrayType a -> array(a, place);
            case Type.ListenerType l -> contract(l.contract(), place);
            case Type.EndpointType e -> contract(e.contract(), place) && state(e, place);
            case Type.SetType s -> mentions(s.member(), place);
        };
    }

    private boolean contract(String name, Where place) {
        return known(symbols.contract(name).isPresent(), "contract", name, place);
    }

    private boolean state(Type.EndpointType type, Where place) {
        return type.state().equals(Symbols.ANY_STATE)
                || known(symbols.hasState(type.contract(), type.state()), "state", type.state(), place);
    }

    private boolean array(Type.ArrayType type, Where place) {
        Type element = type;
        int dimensions = 0;
        while (element instanceof Type.ArrayType a) {
            element = a.element();
            dimensions++;
        }
        if (dimensions > Limits.ARRAY_DIMENSIONS) {
            report.limit(dimensions, Limits.ARRAY_DIMENSIONS, "dimensions of an array", place);
            return false;
        }
        return switch (element) {
            case Type.Linear l -> {
                report.error(
                        VerifyCode.STORED, place, "an array cannot hold a `" + l.text() + "`", "keep it in a value");
                yield false;
            }
            case Scalar _, Type.Reference _ -> mentions(element, place);
        };
    }

    private boolean known(boolean exists, String kind, String name, Where place) {
        if (!exists) {
            report.unknown(kind, name, place);
        }
        return exists;
    }
}
