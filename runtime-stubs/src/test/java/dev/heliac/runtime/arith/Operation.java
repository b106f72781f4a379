package dev.heliac.runtime.arith;

import java.util.List;

/** An operation of the driver, what kind of operands it takes, and what the JVM makes of them. */
record Operation(String name, List<Kind> operands, Reference reference) {
    /** Operands and results travel as 64 bits; a NaN as the canonical one. */
    @FunctionalInterface
    interface Reference {
        long apply(long a, long b, long c);
    }

    enum Kind {
        F32,
        F64,
        I32,
        I64,
        /** An integer that is not zero. */
        DIVISOR32,
        DIVISOR64,
        /** How far to shift a 64-bit number. */
        DISTANCE,
        /** An offset into the driver's memory area, or a length that keeps within it. */
        OFFSET
    }

    @Override
    public String toString() {
        return name;
    }
}
