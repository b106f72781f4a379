package dev.heliac.il.binary;

import dev.heliac.il.Role;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.il.symbols.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The strings and types of a module, each written once and then known by its number. */
final class Pool {

    private static final int SCALAR = 0;
    private static final int CLASS = 1;
    private static final int ARRAY = 2;
    private static final int VECTOR = 3;
    private static final int BORROWED = 4;
    private static final int IMP = 5;
    private static final int EXP = 6;
    private static final int LISTENER = 7;
    private static final int ANY = 8;
    private static final int SET = 9;

    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private final Map<Type, Integer> types = new LinkedHashMap<>();

    int string(String text) {
        return strings.computeIfAbsent(text, _ -> strings.size());
    }

    /** A type's number is above those of the types it is made of. */
    int type(Type type) {
        switch (type) {
            case Type.ArrayType a -> type(a.element());
            case Type.VectorType v -> type(v.element());
            case Type.ClassType c -> string(c.name());
            case Type.EndpointType e -> {
                string(e.contract());
                string(e.state());
            }
            case Type.ListenerType l -> string(l.contract());
            case Type.SetType s -> type(s.member());
            case Scalar _, Type.AnyType _ -> {}
        }
        return types.computeIfAbsent(type, _ -> types.size());
    }

    Sink strings() {
        var out = new Sink();
        out.varint(strings.size());
        for (var text : strings.keySet()) {
            out.varint(text.length());
            text.chars().forEach(c -> unit(out, c));
        }
        return out;
    }

    /** UTF-8 of single UTF-16 units, so that unpaired surrogates survive. */
    private static void unit(Sink out, int c) {
        if (c < 0x80) {
            out.u8(c);
        } else if (c < 0x800) {
            out.u8(0xc0 | c >> 6);
            out.u8(0x80 | c & 0x3f);
        } else {
            out.u8(0xe0 | c >> 12);
            out.u8(0x80 | c >> 6 & 0x3f);
            out.u8(0x80 | c & 0x3f);
        }
    }

    static List<String> readStrings(Source in) throws Malformed {
        int count = in.count();
        var strings = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            var text = new char[in.count()];
            for (int j = 0; j < text.length; j++) {
                text[j] = readUnit(in);
            }
            strings.add(new String(text));
        }
        in.finish();
        return strings;
    }

    private static char readUnit(Source in) throws Malformed {
        int first = in.u8();
        if (first < 0x80) {
            return (char) first;
        }
        if (first >> 5 == 6) {
            return checked(in, (first & 0x1f) << 6 | continuation(in), 0x80);
        }
        if (first >> 4 == 14) {
            return checked(in, (first & 0xf) << 12 | continuation(in) << 6 | continuation(in), 0x800);
        }
        throw in.malformed("not UTF-8");
    }

    private static int continuation(Source in) throws Malformed {
        int next = in.u8();
        if (next >> 6 != 2) {
            throw in.malformed("not UTF-8");
        }
        return next & 0x3f;
    }

    private static char checked(Source in, int unit, int least) throws Malformed {
        if (unit < least) {
            throw in.malformed("UTF-8 longer than needed");
        }
        return (char) unit;
    }

    Sink types() {
        var out = new Sink();
        out.varint(types.size());
        types.keySet().forEach(t -> write(out, t));
        return out;
    }

    private void write(Sink out, Type type) {
        switch (type) {
            case Scalar s -> {
                out.u8(SCALAR);
                out.varint(s.ordinal());
            }
            case Type.ClassType c -> {
                out.u8(CLASS);
                out.varint(string(c.name()));
            }
            case Type.ArrayType a -> {
                out.u8(ARRAY);
                out.varint(type(a.element()));
            }
            case Type.VectorType v -> {
                out.u8(v.borrowed() ? BORROWED : VECTOR);
                out.varint(v.element().ordinal());
            }
            case Type.EndpointType e -> {
                out.u8(e.role() == Role.IMP ? IMP : EXP);
                out.varint(string(e.contract()));
                out.varint(string(e.state()));
            }
            case Type.AnyType _ -> out.u8(ANY);
            case Type.ListenerType l -> {
                out.u8(LISTENER);
                out.varint(string(l.contract()));
            }
            case Type.SetType s -> {
                out.u8(SET);
                out.varint(type(s.member()));
            }
        }
    }

    static List<Type> readTypes(Source in, List<String> strings) throws Malformed {
        int count = in.count();
        var types = new ArrayList<Type>(count);
        for (int i = 0; i < count; i++) {
            types.add(read(in, strings, types));
        }
        in.finish();
        return types;
    }

    private static Type read(Source in, List<String> strings, List<Type> before) throws Malformed {
        int tag = in.u8();
        return switch (tag) {
            case SCALAR -> in.of(Scalar.values(), "scalar");
            case CLASS -> new Type.ClassType(in.of(strings, "string"));
            case ARRAY -> array(in, in.of(before, "type"));
            case VECTOR, BORROWED -> new Type.VectorType(in.of(Scalar.values(), "scalar"), tag == BORROWED);
            case IMP, EXP -> new Type.EndpointType(
                    tag == IMP ? Role.IMP : Role.EXP, in.of(strings, "string"), in.of(strings, "string"));
            case ANY -> new Type.AnyType();
            case LISTENER -> new Type.ListenerType(in.of(strings, "string"));
            case SET -> {
                if (!(in.of(before, "type") instanceof Type.EndpointType member)) {
                    throw in.malformed("a set of what are no endpoints");
                }
                yield new Type.SetType(member);
            }
            default -> throw in.malformed("no type has the tag " + tag);
        };
    }

    /** Bounded, since whoever walks a type recurses. */
    private static Type array(Source in, Type element) throws Malformed {
        int dimensions = 1;
        for (var t = element; t instanceof Type.ArrayType a; t = a.element()) {
            dimensions++;
        }
        if (dimensions > Limits.ARRAY_DIMENSIONS) {
            throw in.malformed("an array of more than " + Limits.ARRAY_DIMENSIONS + " dimensions");
        }
        return new Type.ArrayType(element);
    }
}
