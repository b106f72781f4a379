package dev.heliac.il.sg;

/** A state of a contract that code names: {@code C.Exp:S}, or {@code C.S.Value} where a channel is made. */
record SgUse(SgName contract, String state, SgScope scope) {}
