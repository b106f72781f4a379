package dev.heliac.il.sg;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * C#'s primitives, and the Java type that has the same bits. What has no sign in C# has one in Java: {@code Integer.toUnsignedLong} and
 * the like give the value.
 */
enum SgPrimitive {
    BOOL("boolean", "ExBooleans", true, "bool", "Boolean"),
    SBYTE("byte", "ExBytes", true, "sbyte", "SByte"),
    BYTE("byte", "ExBytes", false, "byte", "Byte"),
    SHORT("short", "ExShorts", true, "short", "Int16"),
    USHORT("short", "ExShorts", false, "ushort", "UInt16"),
    CHAR("char", "ExChars", true, "char", "Char"),
    INT("int", "ExInts", true, "int", "Int32"),
    UINT("int", "ExInts", false, "uint", "UInt32"),
    LONG("long", "ExLongs", true, "long", "Int64"),
    ULONG("long", "ExLongs", false, "ulong", "UInt64"),
    INTPTR("long", "ExLongs", true, "IntPtr"),
    UINTPTR("long", "ExLongs", false, "UIntPtr"),
    FLOAT("float", "ExFloats", true, "float", "Single"),
    DOUBLE("double", "ExDoubles", true, "double", "Double");

    private final String java;
    private final String vector;
    private final boolean sameValues;
    private final List<String> names;

    SgPrimitive(String java, String vector, boolean sameValues, String... names) {
        this.java = java;
        this.vector = vector;
        this.sameValues = sameValues;
        this.names = List.of(names);
    }

    String java() {
        return java;
    }

    /** The class of exchange vectors of it. */
    String vector() {
        return vector;
    }

    /** Whether the same bits are the same value in Java. */
    boolean sameValues() {
        return sameValues;
    }

    /** The one of a keyword, or of the name that {@code System} has for it. */
    static Optional<SgPrimitive> of(String name) {
        var plain = name.startsWith("System.") ? name.substring(7) : name;
        return Arrays.stream(values()).filter(p -> p.names.contains(plain)).findFirst();
    }

    /** An integer as a literal of this type. */
    String literal(long value) {
        return switch (this) {
            case BOOL -> value == 0 ? "false" : "true";
            case SBYTE, BYTE -> String.valueOf((byte) value);
            case SHORT, USHORT -> String.valueOf((short) value);
            case CHAR -> String.valueOf((int) (char) value);
            case INT, UINT -> String.valueOf((int) value);
            case LONG, ULONG, INTPTR, UINTPTR -> value + "L";
            case FLOAT -> value + "f";
            case DOUBLE -> value + ".0";
        };
    }
}
