package dev.heliac.lang;

/** Instruction sets a process may prefer. */
public enum Isa {
    X86_64,
    XSCALE,
    GPU
}
