/**
 * HIL, Heliac's intermediate language, in memory: modules, contracts, classes, functions, blocks and instructions.
 *
 * <p>Everything here is immutable data; {@code docs/il.md} is its specification. {@link dev.heliac.il.Op} is the one table of
 * operations that the parser, the printer, the binary codec, the verifier and the back ends share.
 */
package dev.heliac.il;
