package dev.heliac.tests.ptx;

import java.util.Locale;

/** The types of registers and operands, and what they are in C. */
enum PtxType {
    U8, S8, B8, U16, S16, B16, U32, S32, B32, F32, U64, S64, B64, F64, PRED;

    static PtxType of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    int bytes() {
        return this == PRED ? 1 : Integer.parseInt(name().substring(1)) / Byte.SIZE;
    }

    boolean isFloating() {
        return this == F32 || this == F64;
    }

    boolean isSigned() {
        return name().startsWith("S");
    }

    String inC() {
        return this == PRED ? "u8" : (isFloating() ? "f" : isSigned() ? "s" : "u") + bytes() * Byte.SIZE;
    }
}
