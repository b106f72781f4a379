/** Compares the arithmetic library with the JVM, bit by bit. */
package dev.heliac.runtime.arith;
